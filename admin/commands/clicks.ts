import { newId } from '../data/drafts.ts';

const prefix = 'yihao.click.';

/** The id of a command for its whole life: every retry of the same words about the same case is the same command, also after a crash. */
export function clickId(about: string, command: object): string {
  const said = JSON.stringify(command);
  const kept = localStorage.getItem(prefix + about);
  if (kept) {
    const [id, words] = JSON.parse(kept) as [string, string];
    if (words === said) return id;
  }
  const id = newId();
  localStorage.setItem(prefix + about, JSON.stringify([id, said]));
  return id;
}

/** Forgets the id once the server has given its answer. */
export const clickAnswered = (about: string): void => localStorage.removeItem(prefix + about);
