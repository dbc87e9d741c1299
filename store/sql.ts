/** Binds a value to a statement and answers its placeholder. */
export type Bind = (value: unknown) => string;

/** The values of one statement, and how to bind another. */
export function binder(): { values: unknown[]; bind: Bind } {
  const values: unknown[] = [];
  return { values, bind: (value) => `$${String(values.push(value))}` };
}

/** Several conditions as one, true when there are none. */
export const all = (conditions: readonly string[]): string =>
  conditions.length === 0 ? 'true' : conditions.map((c) => `(${c})`).join(' and ');

/** Text as a part of a pattern of `like`, with nothing special left in it. */
export const literal = (text: string): string => text.replace(/[\\%_]/g, (c) => '\\' + c);

/** The one row that a statement always answers. */
export function only<T>([row]: readonly T[]): T {
  if (row === undefined) throw new Error('the database answered nothing');
  return row;
}
