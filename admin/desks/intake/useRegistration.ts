import { useState } from 'react';
import { useApi } from '../../data/useApi.ts';
import { problemOf, type Problem } from '../../data/http.ts';
import type { CaseView } from '../../data/types.ts';
import { clickAnswered, clickId } from '../../commands/clicks.ts';
import { type Wrongs, wrongsIn, wrongsOfProblem } from '../../commands/wrongs.ts';
import type { RegisterInput } from './draft.ts';

const about = 'new.register';

export interface Registration {
  register: (command: RegisterInput) => void;
  busy: boolean;
  problem: Problem | undefined;
  wrongs: Wrongs;
  made: CaseView | undefined;
  reset: () => void;
}

/** Registers a call: checked by the domain's schema, one case however often the key is pressed. */
export function useRegistration(onMade: () => void): Registration {
  const api = useApi();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [wrongs, setWrongs] = useState<Wrongs>({});
  const [made, setMade] = useState<CaseView>();
  const fail = (found: Problem): void => {
    setProblem(found);
    setWrongs(wrongsOfProblem(found));
    if (found.status >= 400 && found.status < 500) clickAnswered(about);
  };
  const register = (command: RegisterInput): void => {
    if (busy || made) return;
    const found = wrongsIn('register', command);
    setWrongs(found);
    setProblem(undefined);
    if (Object.keys(found).length > 0) return;
    setBusy(true);
    api
      .register(command, { commandId: clickId(about, command) })
      .then((answer) => {
        clickAnswered(about);
        setMade(answer);
        onMade();
      })
      .catch((error: unknown) => fail(problemOf(error)))
      .finally(() => setBusy(false));
  };
  const reset = (): void => {
    setMade(undefined);
    setProblem(undefined);
    setWrongs({});
  };
  return { register, busy, problem, wrongs, made, reset };
}
