import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { satisfied } from '../support/league.ts';
import { call, openOffice, visitor, type Office, type Seen, type Who } from './office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

/** What only this citizen and these desks have said: each text once, with letters that break easily. */
const said = {
  name: '乌仁图雅𠮷',
  phone: '13904831947',
  address: '鸣沙巷三十七号甲',
  title: '井盖丢失ᠮᠣᠩᠭᠣᠯ',
  content: '夜里差点掉进去\r\n\t“危险”𡈼\u202e',
  note: '请带警示牌',
  coReply: '热力公司已围挡',
  contact: '约在周三上午',
  reply: '首次答复：已放置围栏\u00a0🚧',
  publicText: '公开答复：围栏已放置',
  sentBack: '未说明何时换新',
  better: '再次答复：次日更换新井盖e\u0301',
  remark: '孩子仍不敢走',
  ruling: '现场复核后重办',
  final: '终次答复：新井盖已装好é',
  thanks: '谢谢你们',
} as const;
type Step = readonly [who: Who, command: Parameters<Awaited<ReturnType<Office['as']>>['command']>[1], status: string];

const reply = (text: string): Step[1] => ({ type: 'reply', result: 'solved', contacted: true, text });
const life: readonly Step[] = [
  ['dispatcher', { type: 'dispatch', leadUnitId: 'zjj', coUnitIds: ['heat'], note: said.note }, 'dispatched'],
  ['handler', { type: 'sign' }, 'handling'],
  ['handler', { type: 'logContact', reached: true, note: said.contact }, 'handling'],
  ['coHandler', { type: 'submitCoReply', text: said.coReply }, 'handling'],
  ['handler', { ...reply(said.reply), publicText: said.publicText } as Step[1], 'replyReview'],
  ['head', { type: 'approveReply' }, 'replyReview'],
  ['reviewer', { type: 'sendBackReply', reasons: ['incomplete'], text: said.sentBack }, 'handling'],
  ['handler', reply(said.better), 'replyReview'],
  ['head', { type: 'approveReply' }, 'replyReview'],
  ['reviewer', { type: 'approveReply' }, 'callback'],
  ['callbackAgent', { type: 'recordCallback', outcome: 'noAnswer' }, 'callback'],
  [
    'callbackAgent',
    {
      ...{ type: 'recordCallback', outcome: 'reached', solved: false, remark: said.remark },
      satisfaction: { ...satisfied, result: 'dissatisfied' },
    },
    'adjudication',
  ],
  ['adjudicator', { type: 'adjudicate', ruling: 'redo', reason: said.ruling }, 'handling'],
  ['handler', reply(said.final), 'replyReview'],
  ['head', { type: 'approveReply' }, 'replyReview'],
  ['reviewer', { type: 'approveReply' }, 'callback'],
  [
    'callbackAgent',
    { type: 'recordCallback', outcome: 'reached', solved: true, satisfaction: satisfied, remark: said.thanks },
    'closed',
  ],
];

describe('a whole life, from the call to the closing, through a co-handler, a reply sent back and a redo', () => {
  let id = '';

  test('goes over HTTP, every desk told beforehand what it may do', async () => {
    const { name, phone, address, title, content } = said;
    ({ id } = await call(office, {
      title,
      content,
      caller: { name, phone },
      place: { divisionCode: '152921', address },
    }));
    for (const [who, command, status] of life) {
      const seat = await office.as(who);
      const before = (await seat.get<Seen & { permitted: string[] }>(`/api/cases/${id}`).expect(200)).body;
      expect(before.permitted).toContain(command.type);
      const { body } = await seat
        .command(id, command)
        .set('If-Match', `"${String(before.seq)}"`)
        .expect(200);
      expect([command.type, body.status]).toEqual([command.type, status]);
      const after = (await seat.get(`/api/cases/${id}`).expect(200)).body;
      expect([after.seq, after.status]).toEqual([body.seq, status]);
      expect(body.seq).toBeGreaterThan(before.seq);
    }
  });

  test('ends with nothing more to do, in no queue, and in no way back', async () => {
    const desks: readonly Who[] = [
      'dispatcher',
      'handler',
      'head',
      'coHandler',
      'reviewer',
      'callbackAgent',
      'adjudicator',
    ];
    for (const who of desks) {
      const seat = await office.as(who);
      expect((await seat.get<string[]>(`/api/cases/${id}/permitted`).expect(200)).body).toEqual([]);
      const { body } = await seat.get<{ count: number }[]>('/api/queues').expect(200);
      expect(body.map(({ count }) => count)).toEqual(body.map(() => 0));
      for (const [, command] of life.slice(0, 5)) {
        const { status } = await seat.command(id, command);
        expect([403, 409]).toContain(status);
      }
    }
  });

  test('is told by its facts in order, with the words of every desk as they were typed', async () => {
    interface Line {
      seq: number;
      type: string;
      words: Record<string, string>;
    }
    const { body } = await (await office.as('teamLead')).get<Line[]>(`/api/cases/${id}/events`).expect(200);
    expect(body.map(({ seq }) => seq)).toEqual(body.map((_, i) => i + 1));
    expect(body.map(({ type }) => type)).toEqual([
      ...['registered', 'dispatched', 'signed', 'contacted', 'coReplied', 'replied', 'replyEndorsed', 'replySentBack'],
      ...['replied', 'replyEndorsed', 'replyPassed', 'callbackTried', 'citizenHeard', 'disputed', 'redoOrdered'],
      ...['replied', 'replyEndorsed', 'replyPassed', 'citizenHeard', 'closed'],
    ]);
    const { name: _, phone: __, ...spoken } = said;
    const shown = body.flatMap(({ words }) => Object.values(words));
    expect(shown.toSorted()).toEqual(Object.values(spoken).toSorted());
    const { words } = (await (await office.as('teamLead')).get(`/api/cases/${id}`)).body;
    expect(words).toEqual({ title: said.title, content: said.content, address: said.address });
  });

  test('leaves nothing of what was said in the log, the figures, the facts, or what the engine is given', async () => {
    const { database } = office.hall;
    const dump = async (table: string): Promise<string> => {
      const { rows } = await database.query<{ text: string }>(`select t::text as text from ${table} t`);
      expect([table, rows.length > 0]).toEqual([table, true]);
      return rows.map(({ text }) => text).join('\n');
    };
    const tables = await Promise.all(['case_event', 'outbox', 'effect', 'command_log'].map(dump));
    const { text: figures } = await visitor(office).get('/metrics').expect(200);
    const folded = await database.query<{ text: string }>('select state::text as text from case_row');
    const places = [office.log(), figures, ...tables, ...folded.rows.map(({ text }) => text)];
    const secrets = [...Object.values(said), said.phone.slice(-8), '****1947', '首次答复', '差点掉进去', 'ᠮᠣᠩᠭᠣᠯ'];
    for (const place of places)
      for (const secret of secrets) {
        expect(place).not.toContain(secret);
        expect(place).not.toContain(JSON.stringify(secret).slice(1, -1));
        expect(place).not.toContain(encodeURIComponent(secret));
      }
    expect(office.log()).toContain('/api/cases/:id/commands');
  });
});

const file = (name: string): string => readFileSync(new URL(`../data/${name}`, import.meta.url), 'utf8');
const lines = file('cjk_mongolian_strings.jsonl').trim().split('\n');
const typed = [
  ...(JSON.parse(file('blns.json')) as string[]),
  ...lines.map((line) => (JSON.parse(line) as { value?: string }).value ?? ''),
].filter((text) => text.isWellFormed() && !text.includes('\u0000'));

test('a reply comes back as it was typed, whatever its letters: to the public, to the citizen, and when sent back', async () => {
  const { id } = await call(office);
  const as = async (who: Who, command: Step[1]) => (await office.as(who)).command(id, command).expect(200);
  await as('dispatcher', { type: 'dispatch', leadUnitId: 'zjj' });
  await as('handler', { type: 'sign' });
  expect(typed.length).toBeGreaterThan(600);
  for (let from = 0; from < typed.length; from += 100) {
    const text = typed.slice(from, from + 100).join('\n');
    const backwards = typed
      .slice(from, from + 100)
      .toReversed()
      .join('\t');
    await as('handler', { type: 'reply', result: 'explained', contacted: true, text, publicText: backwards });
    await as('head', { type: 'sendBackReply', reasons: ['wording'], text: text.slice(0, 500).toWellFormed() });
    const reader = await office.as('reviewer');
    const { body } = await reader.get<{ replyWords: object }>(`/api/cases/${id}`).expect(200);
    expect(body.replyWords).toEqual({ text, publicText: backwards });
    const events = await reader.get<Seen[]>(`/api/cases/${id}/events`).expect(200);
    expect(events.body.slice(-2).map(({ words }) => words['text'])).toEqual([text, text.slice(0, 500).toWellFormed()]);
  }
});
