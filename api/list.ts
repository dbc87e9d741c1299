import type { Response } from 'express';
import { z } from 'zod';
import { mostCounted } from '../store/lists.ts';

const json = <T extends z.ZodType>(schema: T) =>
  z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue({ code: 'custom', message: 'is not JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema);

const deepest = 10_000;
const widest = 1_000;
const Range = z
  .tuple([z.int().min(0).max(deepest), z.int().min(0)])
  .refine(([from, to]) => to >= from && to - from < widest, 'is not a range of at most 1,000 rows');

/** The rows that a list answers when no range is asked for. */
export const firstPage: [number, number] = [0, 24];

/** The query of a list in react-admin's simple-rest dialect: `filter`, `sort` and `range`, each as JSON. */
export const listQuery = <F extends z.ZodType, S extends z.ZodType<string>>(filter: F, sort: S) =>
  z.object({
    filter: json(filter).optional().describe('JSON object: what the list is narrowed to'),
    sort: json(z.tuple([sort, z.enum(['ASC', 'DESC'])]))
      .optional()
      .describe('JSON: ["field","ASC"]'),
    range: json(Range).optional().describe('JSON: [first,last], counted from 0'),
  });

/** Says which part of how many is answered; a count over 10,000 is capped and said to be. */
export function sayRange(res: Response, name: string, from: number, rows: number, total: number): void {
  const counted = Math.min(total, mostCounted);
  const range = rows === 0 ? '*' : `${String(from)}-${String(from + rows - 1)}`;
  res.set('Content-Range', `${name} ${range}/${String(counted)}`);
  if (total > mostCounted) res.set('X-Total-Capped', `${String(mostCounted)}+`);
}

type Row = Record<string, unknown>;
interface ListAsked {
  filter?: Row | undefined;
  sort?: [string, 'ASC' | 'DESC'] | undefined;
  range?: [number, number] | undefined;
}

const matches = (row: Row, filter: Row): boolean =>
  Object.entries(filter).every(([field, wanted]) => {
    if (field === 'q') return Object.values(row).some((v) => typeof v === 'string' && v.includes(String(wanted)));
    return Array.isArray(wanted) ? wanted.includes(row[field]) : row[field] === wanted;
  });

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value ?? ''));
const compare = (a: unknown, b: unknown): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : textOf(a).localeCompare(textOf(b), 'zh');

/** The part of a list in memory that was asked for, by equal fields and a text within any of them. */
export function sliceOf<T extends object>(res: Response, name: string, all: readonly T[], asked: ListAsked): T[] {
  const found = all.filter((row) => matches(row as Row, asked.filter ?? {}));
  const [field, way] = asked.sort ?? [];
  if (field !== undefined)
    found.sort((a, b) => compare((a as Row)[field], (b as Row)[field]) * (way === 'DESC' ? -1 : 1));
  const [from, to] = asked.range ?? [0, widest - 1];
  const rows = found.slice(from, to + 1);
  sayRange(res, name, from, rows.length, found.length);
  return rows;
}
