import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import { z } from 'zod';
import { CaseFilter, CaseSort, listSight, type CaseRow } from '../../domain/lists.ts';
import { normalPhone } from '../../domain/phone.ts';
import { recordExport } from '../../store/access.ts';
import { countCases, everyCase } from '../../store/lists.ts';
import { askerOf } from '../asker.ts';
import { caseColumns } from '../caseSheet.ts';
import { limitExport } from '../limits.ts';
import { listQuery } from '../list.ts';
import type { Parts } from '../parts.ts';
import { idOf, trouble, wrongField } from '../problems.ts';
import { route, type Route } from '../route.ts';
import { contentTypes, formats, sheetOf, type Format } from '../sheet.ts';

/** A file holds at most so many cases; a longer list is narrowed first, never cut without a word. */
export const mostExported = 100_000;
/** A file must have been fetched within this time. */
const longestMs = 10 * 60_000;

const query = listQuery(CaseFilter, CaseSort)
  .omit({ range: true })
  .extend({ format: z.enum(formats).default('csv') });

const newest: [CaseSort, 'ASC' | 'DESC'] = ['registeredAt', 'DESC'];

/** A filter as it is recorded: a phone number that was looked for stays out. */
const recorded = (filter: CaseFilter): object =>
  normalPhone(filter.q ?? '') === undefined ? filter : { ...filter, q: '（电话）' };

/** Lets pages pass and counts their rows. */
async function* counted(pages: AsyncIterable<CaseRow[]>, add: (rows: number) => void): AsyncGenerator<CaseRow[]> {
  for await (const page of pages) {
    add(page.length);
    yield page;
  }
}

function sayFile(res: Response, format: Format): void {
  const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  res.locals['streams'] = true;
  res.set({
    'Content-Type': contentTypes[format],
    'Content-Disposition': `attachment; filename="cases-${day}.${format}"; filename*=UTF-8''${encodeURIComponent(`工单-${day}`)}.${format}`,
  });
}

/** A list of cases as a file: the rows that the list has for this person, recorded, streamed. */
export const exportRoute = (parts: Parts): Route =>
  route({
    ...{
      method: 'get',
      path: '/api/cases/export',
      summary: 'The list of cases as a CSV or XLSX file; recorded',
      query,
    },
    before: [limitExport()],
    async handle({ query: { filter = {}, sort = newest, format }, actor, req, res }) {
      const { database } = parts;
      if (listSight(actor) === 'none') return trouble(403, 'forbidden');
      const asker = await askerOf(parts, filter, actor, req);
      if ((await countCases(database, filter, asker, mostExported)) > mostExported)
        return wrongField(['filter'], 'tooMany', '超过十万件，请先缩小范围再导出。');
      const detail = { format, filter: recorded(filter) };
      const note = await recordExport(database, { userId: actor.id, requestId: idOf(req) }, detail);
      let rows = 0;
      const pages = everyCase(database, filter, asker, { by: sort[0], descending: sort[1] === 'DESC' });
      const file = sheetOf(
        format,
        '工单',
        caseColumns(asker.world),
        counted(pages, (n) => (rows += n)),
      );
      sayFile(res, format);
      try {
        await pipeline(file, res, { signal: AbortSignal.timeout(longestMs) });
      } catch (error) {
        if (!res.headersSent) throw error;
        res.destroy();
      } finally {
        await note(rows);
      }
      return undefined;
    },
  });
