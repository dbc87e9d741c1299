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

/** The field that was refused, or the text as it is shown afterwards. */
async function stored(field: 'title' | 'content' | 'text', value: string): Promise<unknown> {
  if (field !== 'text') {
    const operator = await office.as('operator');
    const title = field === 'title' ? value : '标题';
    const content = field === 'content' ? value : '内容';
    const call = { caseType: 'help', channel: 'phone', categoryId: '01.02.03', place: { divisionCode: '152921' } };
    const made = await operator.post('/api/cases', { ...call, title, content, outcome: { kind: 'triage' } });
    if (made.status === 422) return made.body.issues.map(({ path }) => path.join('.'));
    expect(made.status).toBe(201);
    const { body } = await operator.get(`/api/cases/${made.body.id}`).expect(200);
    expect(body.title).toBe(title);
    return body.words[field];
  }
  const handler = await office.as('handler');
  const reply = await handler.command(current, { type: 'addNote', text: value });
  if (reply.status === 422) return reply.body.issues.map(({ path }) => path.join('.'));
  expect(reply.status).toBe(200);
  const { body } = await handler.get<Seen[]>(`/api/cases/${current}/events`).expect(200);
  return body.at(-1)?.words['text'];
}
let current = '';

/** Text with something to see, no NUL and no half characters, short enough for every field. */
const isFit = (value: string, most: number): boolean =>
  value.isWellFormed() && !value.includes('\u0000') && /[^\s\p{Cc}\p{Cf}]/u.test(value) && value.length <= most;

describe.each([
  ['title', 200],
  ['content', 20_000],
  ['text', 20_000],
] as const)('whatever is typed as %s', (field, most) => {
  beforeAll(async () => {
    ({ id: current } = await call(office));
    const dispatcher = await office.as('dispatcher');
    await dispatcher.command(current, { type: 'dispatch', leadUnitId: 'zjj' }).expect(200);
  });

  test.each([
    ['the big list of naughty strings', naughty],
    ['rare Han, Mongolian and their neighbours', written],
    ['what no text should be', hostile],
  ])(
    'is shown unchanged, or refused at that field: %s',
    async (_, strings) => {
      const wrong: unknown[] = [];
      for (const value of strings) {
        const shown = await stored(field, value);
        const expected = isFit(value, most) ? value : [field];
        if (JSON.stringify(shown) !== JSON.stringify(expected)) wrong.push({ value: value.slice(0, 40), shown });
      }
      expect(wrong).toEqual([]);
    },
    120_000,
  );
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
