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

/** The click that the server has not answered yet, to be kept with a form that is put aside; here it is forgotten. */
export function takeClick(about: string): string | undefined {
  const kept = localStorage.getItem(prefix + about) ?? undefined;
  clickAnswered(about);
  return kept;
}

/** Brings the click of a form back with it, so that a second try is still the same command. */
export function returnClick(about: string, click: string | undefined): void {
  if (click !== undefined) localStorage.setItem(prefix + about, click);
}
