import type { Problem } from '../data/http.ts';
import type { MessageKey, T } from './useT.ts';
import { zh } from './zh/index.ts';

const known = (key: string): key is MessageKey => key in zh;

/** A refused or failed call as a sentence that says what to do next; codes without one fall back to the server's own words. */
export function problemText(t: T, problem: Problem): string {
  const key = `refusal.${problem.code}`;
  if (known(key)) return t(key);
  const byStatus = `problem.${String(problem.status)}`;
  if (known(byStatus)) return t(byStatus);
  return problem.detail ?? t('problem.other', { code: problem.code });
}
