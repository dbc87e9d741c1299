import { useState } from 'react';

const storedAs = 'yihao.stays';

/** Whether the next case opens by itself after a command, as chosen on this device, and how to turn that. */
export function useAutoNext(): readonly [boolean, () => void] {
  const [on, setOn] = useState(() => localStorage.getItem(storedAs) === null);
  const turn = (): void => {
    if (on) localStorage.setItem(storedAs, 'yes');
    else localStorage.removeItem(storedAs);
    setOn(!on);
  };
  return [on, turn];
}
