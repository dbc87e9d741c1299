import { Readable } from 'node:stream';
import { writeXlsxStream } from 'hucre/xlsx';

export const formats = ['csv', 'xlsx'] as const;
export type Format = (typeof formats)[number];

/** A cell: text, a whole number, or an instant, which is shown in the hotline's zone. */
export type Cell = string | number | Date | null;
export interface Column<T> {
  header: string;
  /** In characters. */
  width: number;
  /** Shown as a date and a time. */
  isInstant?: true;
  of: (row: T) => Cell;
}

export const contentTypes: Record<Format, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

const offsetMs = 8 * 3_600_000;
/** The same reading on the clock, taken as UTC: spreadsheets know no zones. */
const wallClock = (at: Date): Date => new Date(at.getTime() + offsetMs);

// a spreadsheet takes a cell that begins so for a formula; full-width signs too, where the system is East Asian
const formula = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/** A cell of CSV that no spreadsheet takes for a formula, quoted where it must be. */
export function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  if (cell instanceof Date) return wallClock(cell).toISOString().slice(0, 16).replace('T', ' ');
  const safe = formula.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const csvLine = (cells: readonly Cell[]): string => cells.map(csvCell).join(',') + '\r\n';

async function* csv<T>(columns: readonly Column<T>[], pages: AsyncIterable<readonly T[]>): AsyncGenerator<string> {
  yield '\uFEFF' + csvLine(columns.map(({ header }) => header));
  for await (const rows of pages) yield rows.map((row) => csvLine(columns.map(({ of }) => of(row)))).join('');
}

// what XML 1.0 cannot hold
const unspeakable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const xlsxCell = (cell: Cell): Cell => {
  if (cell instanceof Date) return wallClock(cell);
  return typeof cell === 'string' ? cell.replace(unspeakable, '') : cell;
};

async function* cells<T>(columns: readonly Column<T>[], pages: AsyncIterable<readonly T[]>): AsyncGenerator<Cell[]> {
  for await (const rows of pages) for (const row of rows) yield columns.map(({ of }) => xlsxCell(of(row)));
}

/** Pages of rows as the bytes of a CSV or XLSX file, made while they are read: memory does not grow with the rows. */
export function sheetOf<T>(
  format: Format,
  name: string,
  columns: readonly Column<T>[],
  pages: AsyncIterable<readonly T[]>,
): Readable {
  if (format === 'csv') return Readable.from(csv(columns, pages));
  const stream = writeXlsxStream(cells(columns, pages), {
    name,
    columns: columns.map(({ header, width, isInstant }) => ({
      ...{ header, width },
      ...(isInstant && { numFmt: 'yyyy-mm-dd hh:mm' }),
    })),
    freezePane: { rows: 1 },
  });
  return Readable.fromWeb(stream as Parameters<typeof Readable.fromWeb>[0]);
}
