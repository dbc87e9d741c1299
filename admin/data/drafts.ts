const prefix = 'yihao.draft.';
const keyOf = (person: string, about: string) => prefix + person + '.' + about;

/** A draft as it lies on the device: what was typed, when, and the id of the command it became (so that a second try is the same command). */
export interface Draft<T> {
  value: T;
  savedAt: number;
  commandId?: string;
}

const wordFields = ['text', 'publicText', 'note', 'reason', 'remark'];

/** What was written in a form, or for a command. */
export const textsIn = (value: object): string[] =>
  Object.entries(value).flatMap(([field, text]: [string, unknown]) =>
    wordFields.includes(field) && typeof text === 'string' && text.trim() !== '' ? [text] : [],
  );

/** The draft of this person about this case and form, or undefined. */
export function readDraft<T>(person: string, about: string): Draft<T> | undefined {
  try {
    const text = localStorage.getItem(keyOf(person, about));
    return text ? (JSON.parse(text) as Draft<T>) : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a draft; a full or forbidden storage is no reason to stop somebody typing. */
export function keepDraft<T>(person: string, about: string, draft: Draft<T>): boolean {
  try {
    localStorage.setItem(keyOf(person, about), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function dropDraft(person: string, about: string): void {
  try {
    localStorage.removeItem(keyOf(person, about));
  } catch {
    return;
  }
}

/** A fresh id for a command: random UUID, also on plain http addresses where `crypto.randomUUID` is missing. */
export function newId(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((b) => b.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
