import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readXlsx } from 'hucre/xlsx';
import { fileWords } from '../../api/caseSheet.ts';
import { csvCell } from '../../api/sheet.ts';
import { zh } from '../../admin/i18n/zh/index.ts';
import { call, openOffice, type Office, type Who } from './office.ts';

let office: Office;
const caller = { name: '斯琴', phone: '13904835577' };

beforeAll(async () => {
  office = await openOffice();
  for (const title of ['=HYPERLINK("http://x")', '供热,"不足"', '＋1 路灯不亮', 'ᠬᠠᠯᠠᠭᠤᠨ ᠦᠭᠡᠢ', '井盖\r\n松动'])
    await call(office, { title, caller });
  const { id } = await call(office, { title: '本单位的事', caller, confidential: true });
  await (await office.as('dispatcher')).command(id, { type: 'dispatch', leadUnitId: 'zjj' }).expect(200);
}, 60_000);
afterAll(() => office.close());

const json = (value: unknown): string => encodeURIComponent(JSON.stringify(value));
const path = (format: string, filter: object = {}): string =>
  `/api/cases/export?format=${format}&filter=${json(filter)}`;
const csv = async (who: Who, filter?: object) => (await office.as(who)).get(path('csv', filter)).expect(200);
const linesOf = (text: string): string[] => text.split(/\r\n(?=\d{8} |$)/).filter(Boolean);

describe('the list of cases as a file', () => {
  test('is CSV that spreadsheets read as it was meant, with no formula in it', async () => {
    const { text, headers } = await csv('teamLead');
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(headers['content-disposition']).toMatch(/attachment; filename="cases-\d{4}-\d\d-\d\d\.csv"/);
    expect(text.startsWith('\uFEFF工单号,标题,状态,')).toBe(true);
    expect(linesOf(text)).toHaveLength(7);
    expect(text).toContain(`,"'=HYPERLINK(""http://x"")",`);
    expect(text).toContain(',"供热,""不足""",');
    expect(text).toContain(",'＋1 路灯不亮,");
    expect(text).toContain(',ᠬᠠᠯᠠᠭᠤᠨ ᠦᠭᠡᠢ,');
  });

  test.each(['=1', '+1', '-1', '@x', '\t=1', '\r=1', ' =1', '＝1', '－1', '＠x', '\u200b=1'])(
    'guards a cell that begins like a formula: %j',
    (cell) => {
      expect(csvCell(cell).replace(/^"/, '')).toMatch(/^'/);
    },
  );

  test('leaves other cells as they are', () => {
    expect(['20261124 000001', '室温 12-14 度', '', 3, -1, null].map(csvCell)).toEqual([
      '20261124 000001',
      '室温 12-14 度',
      '',
      '3',
      '-1',
      '',
    ]);
    expect(csvCell(new Date('2026-11-24T16:30:00Z'))).toBe('2026-11-25 00:30');
  });

  test('is XLSX with text as text and instants as dates of the hotline’s zone', async () => {
    const seat = await office.as('teamLead');
    const { body } = await seat.agent.get(path('xlsx')).buffer().parse(bytes);
    const [sheet] = (await readXlsx(body)).sheets;
    const rows = sheet?.rows ?? [];
    expect(rows).toHaveLength(7);
    expect(rows[0]?.slice(0, 3)).toEqual(['工单号', '标题', '状态']);
    expect(rows.map((row) => row[1])).toEqual(
      expect.arrayContaining(['=HYPERLINK("http://x")', '＋1 路灯不亮', 'ᠬᠠᠯᠠᠭᠤᠨ ᠦᠭᠡᠢ']),
    );
    expect(rows[1]?.slice(10, 14)).toEqual([1, 5, 0, 0]);
    const at = rows[1]?.[8];
    const wall = new Date(Date.now() + 8 * 3_600_000);
    expect(at).toBeInstanceOf(Date);
    expect(Math.abs((at as Date).getTime() - wall.getTime())).toBeLessThan(120_000);
  });

  test.each<[Who, object, number]>([
    ['teamLead', {}, 6],
    ['teamLead', { status: 'dispatched' }, 1],
    ['operator', {}, 6],
    ['otherOperator', {}, 0],
    ['handler', {}, 1],
    ['stranger', {}, 0],
    ['handler', { q: caller.phone }, 0],
    ['dispatcher', { q: caller.phone }, 6],
  ])('holds for the %s what his list holds with %j', async (who, filter, count) => {
    const seat = await office.as(who);
    const list = (await seat.get<{ number: string }[]>(`/api/cases?range=[0,99]&filter=${json(filter)}`)).body;
    const { text } = await csv(who, filter);
    const numbers = linesOf(text)
      .slice(1)
      .map((line) => line.slice(0, 15).replace(' ', ''));
    expect(numbers).toEqual(list.map(({ number }) => number));
    expect(numbers).toHaveLength(count);
    expect(text).not.toMatch(/斯琴|5577/);
  });

  test('is refused to who lists nothing, and for what is no format', async () => {
    await (await office.as('admin')).get(path('csv')).expect(403);
    await (await office.as('teamLead')).get(path('pdf')).expect(422);
    await office.as('teamLead').then((seat) => seat.get(path('csv', { colour: 1 })).expect(422));
  });

  test('is recorded with its filter and the number of its rows, a phone number left out', async () => {
    await csv('dispatcher', { q: caller.phone, open: true });
    const audit = (await (await office.as('auditor')).get<Record<string, unknown>[]>('/api/audit')).body;
    const [last] = audit.filter(({ action }) => action === 'export');
    expect(last).toMatchObject({
      userId: 'dispatcher',
      detail: { format: 'csv', rows: 6, filter: { open: true, q: '（电话）' } },
    });
    expect(JSON.stringify(audit)).not.toContain(caller.phone);
  });

  test('speaks the console’s words', () => {
    for (const [kind, words] of Object.entries(fileWords))
      for (const [code, word] of Object.entries(words)) expect(zh[`${kind}.${code}` as keyof typeof zh]).toBe(word);
  });
});

function bytes(res: NodeJS.ReadableStream, done: (error: null, body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  res.on('data', (chunk: Buffer) => chunks.push(chunk));
  res.on('end', () => done(null, Buffer.concat(chunks)));
}
