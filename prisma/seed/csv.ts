import { readFileSync } from 'node:fs';
import type { z } from 'zod';

/** The text of a data file beside this one. */
export const dataFile = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

/** The rows of a CSV data file (no quoting: no cell holds a comma), each parsed by `schema`; refuses a row that does not fit. */
export function csvRows<T>(name: string, schema: z.ZodType<T>): T[] {
  const [head = '', ...lines] = dataFile(name).trimEnd().split(/\r?\n/);
  const fields = head.split(',');
  return lines.map((line, at) => {
    const cells = line.split(',');
    if (cells.length !== fields.length) throw new Error(`${name}:${String(at + 2)} has ${String(cells.length)} cells`);
    return schema.parse(Object.fromEntries(fields.map((field, column) => [field, cells[column]])));
  });
}
