import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { call, openOffice, type Office, type Seen } from './office.ts';

const file = (name: string): string => readFileSync(new URL(`../data/${name}`, import.meta.url), 'utf8');
const naughty = JSON.parse(file('blns.json')) as string[];
interface Written {
  id: string;
  value?: string;
  hex?: string;
  json?: string;
}
const lines = file('cjk_mongolian_strings.jsonl')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Written);
const written = lines.flatMap(({ value, json }) => value ?? (json === undefined ? [] : (JSON.parse(json) as string)));
const bytes = lines.flatMap(({ id, hex }) => (hex === undefined ? [] : ([[id, hex]] as const)));
const hostile = ['a\u0000b', '\ud800', 'x\udfff', '\u200b\u2060', '  \n ', '字'.repeat(20_001), 'e\u0301', 'é'];

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

/** Text with something to see, no NUL and no half characters, short enough for its field. */
const isFit = (value: string, most: number): boolean =>
  value.isWellFormed() && !value.includes('\u0000') && /[^\s\p{Cc}\p{Cf}]/u.test(value) && value.length <= most;
const refusedFields = ({ body }: { body: Seen }): string[] => body.issues.map(({ path }) => path.join('.'));

const place = { divisionCode: '152921' };
const aCase = { caseType: 'help', channel: 'phone', categoryId: '01.02.03', place, outcome: { kind: 'triage' } };

/** What a registration with these words shows afterwards, or which fields were refused. */
async function registered(title: string, content: string): Promise<readonly string[]> {
  const operator = await office.as('operator');
  const made = await operator.post('/api/cases', { ...aCase, title, content });
  if (made.status === 422) return refusedFields(made);
  const { body } = await operator.get(`/api/cases/${made.body.id}`).expect(200);
  return [body.title, body.words['title'] ?? '', body.words['content'] ?? ''];
}

const lists: readonly (readonly [string, readonly string[]])[] = [
  ['the big list of naughty strings', naughty],
  ['rare Han, Mongolian and their neighbours', written],
  ['what no text should be', hostile],
];

describe.each(lists)('%s', (_, strings) => {
  test('are shown unchanged as title and content of a case, or refused there', async () => {
    const wrong: unknown[] = [];
    for (const value of strings) {
      const isTitle = isFit(value, 200);
      const title = isTitle || !isFit(value, 20_000) ? value : '标题';
      const unfit = [...(isFit(title, 200) ? [] : ['title']), ...(isFit(value, 20_000) ? [] : ['content'])];
      const shown = await registered(title, value);
      const expected = unfit.length > 0 ? unfit : [title, title, value];
      if (JSON.stringify(shown) !== JSON.stringify(expected)) wrong.push({ value: value.slice(0, 40), shown });
    }
    expect(wrong).toEqual([]);
  }, 120_000);

  test('are shown unchanged as notes, or refused there', async () => {
    const { id } = await call(office);
    const dispatcher = await office.as('dispatcher');
    for (const value of strings) {
      const answer = await dispatcher.command(id, { type: 'addNote', text: value });
      if (answer.status !== 200) expect([value, refusedFields(answer)]).toEqual([value, ['text']]);
    }
    const { body } = await dispatcher.get<Seen[]>(`/api/cases/${id}/events`).expect(200);
    const shown = body.slice(1).map(({ words }) => words['text']);
    expect(shown).toEqual(strings.filter((value) => isFit(value, 20_000)));
  }, 120_000);
});

test('the lists are large', () => {
  expect(naughty.length).toBeGreaterThan(500);
  expect(written.length).toBeGreaterThan(100);
  expect(bytes.length).toBe(6);
});

test.each(bytes)('bytes that are not UTF-8 are no text: %s', async (id, hex) => {
  const operator = await office.as('operator');
  const raw = Buffer.from(hex, 'hex');
  const body = Buffer.concat([Buffer.from('{"title":"'), raw, Buffer.from('"}')]);
  const { status } = await operator.agent
    .post('/api/cases')
    .set({ 'X-CSRF-Token': operator.csrf, 'Idempotency-Key': randomUUID(), 'Content-Type': 'application/json' })
    .serialize((sent) => sent)
    .send(body);
  expect(status).toBe(id === 'enc-05' ? 422 : 400);
});

test('nothing typed as a query makes a fault', async () => {
  const teamLead = await office.as('teamLead');
  const wrong: unknown[] = [];
  for (const value of [...naughty, ...hostile]) {
    const q = encodeURIComponent(JSON.stringify({ q: value.toWellFormed().slice(0, 300) }));
    const suggested = encodeURIComponent(value.toWellFormed().slice(0, 300));
    for (const path of [`/api/cases?filter=${q}`, `/api/units?filter=${q}`, `/api/categories/suggest?q=${suggested}`]) {
      const { status } = await teamLead.get(path);
      if (status !== 200 && status !== 422) wrong.push([path, status]);
    }
  }
  expect(wrong).toEqual([]);
}, 60_000);
