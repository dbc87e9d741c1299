import { useEffect, useState } from 'react';

const settleMs = 600;

/** What is known of the call so far, once nobody has typed for a moment. */
export function useSettled<T extends object>(told: T): T {
  const [settled, setSettled] = useState(told);
  const text = JSON.stringify(told);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(JSON.parse(text) as T), settleMs);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
