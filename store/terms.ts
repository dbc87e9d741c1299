import type { Case } from '../domain/case/case.ts';
import type { World } from '../domain/world.ts';
import type { Database } from './database.ts';
import { calledAlso, wordsToKeep, wordsToSeek } from './segment.ts';

/** What of a case is found by words. */
export interface Found {
  title: string;
  address: string | null;
  categoryId: string;
  divisionCode: string;
}

function namesAbove<T extends { name: string }>(
  start: string,
  all: ReadonlyMap<string, T>,
  above: (one: T) => string | null,
): string[] {
  const names: string[] = [];
  for (let one = all.get(start); one && names.length < 10; one = all.get(above(one) ?? '')) names.push(one.name);
  return names;
}

const longest = 60;
const mostKept = 200;

/** The words of names, which hundreds of cases share, once for each world. */
const ofNames = new WeakMap<World, Map<string, readonly string[]>>();

function nameTerms(world: World, key: string, names: () => readonly string[]): readonly string[] {
  const known = ofNames.get(world) ?? new Map<string, readonly string[]>();
  ofNames.set(world, known);
  const terms = known.get(key) ?? [...new Set(names().flatMap((name) => [name, ...wordsToKeep(world, name)]))];
  known.set(key, terms);
  return terms;
}

const placeTerms = (world: World, code: string): readonly string[] =>
  nameTerms(world, `place ${code}`, () => {
    const places = namesAbove(code, world.divisions, (division) => division.parentCode);
    return [...places, ...places.flatMap(calledAlso)];
  });
const categoryTerms = (world: World, id: string): readonly string[] =>
  nameTerms(world, `category ${id}`, () => namesAbove(id, world.categories, (category) => category.parentId));

/** The words by which a case is found: of its title and address, of its place and category and what lies above them. */
export function termsOf(world: World, { title, address, categoryId, divisionCode }: Found): string[] {
  const said = wordsToKeep(world, `${title} ${address ?? ''}`);
  const words = new Set([...placeTerms(world, divisionCode), ...categoryTerms(world, categoryId), ...said]);
  return [...words].filter((word) => word.length > 0 && word.length <= longest).slice(0, mostKept);
}

const mostSought = 16;
/** Signs that nobody types among words: such a text is meant as it stands. */
const literally = /[%_\\*$^<>|=+~`{}[\]]/;

/** A search as PostgreSQL reads it, every word of it, longer ones also as the beginning of a word; undefined without words. */
export function termsSought(world: World, q: string): string | undefined {
  const words = literally.test(q) ? [] : [...new Set(wordsToSeek(world, q))].slice(0, mostSought);
  if (words.length === 0) return undefined;
  return words.map((word) => `'${word}'${Array.from(word).length > 1 ? ':*' : ''}`).join(' & ');
}

/** The terms of a case after a command, where what they are made of has changed. */
export function changedTerms(world: World, before: Found | undefined, after: Found): string[] | undefined {
  const fields = ['title', 'address', 'categoryId', 'divisionCode'] as const;
  return before && fields.every((field) => before[field] === after[field]) ? undefined : termsOf(world, after);
}

export const foundOf = ({ categoryId, divisionCode }: Case, title: string, address: string | null): Found => ({
  ...{ title, address, categoryId, divisionCode },
});

const batch = 500;

/** Makes the terms of every case anew, set by set: after the first migration, or when many names have changed. */
export async function indexTerms(database: Database, world: World): Promise<number> {
  let [count, after] = [0, '00000000-0000-0000-0000-000000000000'];
  for (;;) {
    const { rows } = await database.query<Found & { id: string }>(
      `select id, title, address, category_id as "categoryId", division_code as "divisionCode"
        from case_row where id > $1 order by id limit $2`,
      [after, batch],
    );
    if (rows.length === 0) return count;
    await database.query(
      `insert into case_terms (case_id, words)
        select t.id, array_to_tsvector(array(select jsonb_array_elements_text(t.words)))
        from jsonb_to_recordset($1::jsonb) as t (id uuid, words jsonb)
        on conflict (case_id) do update set words = excluded.words`,
      [JSON.stringify(rows.map((row) => ({ id: row.id, words: termsOf(world, row) })))],
    );
    count += rows.length;
    after = rows.at(-1)?.id ?? after;
  }
}
