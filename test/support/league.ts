import { readFileSync } from 'node:fs';
import { calendarAt, type CalendarBook, type Instant } from '../../domain/calendar.ts';
import { type Counting } from '../../domain/limits.ts';
import type { Case } from '../../domain/case/case.ts';
import type { Clock, ClockName } from '../../domain/case/clocks.ts';
import { Command, Register, type CommandInput, type CommandOf } from '../../domain/case/commands.ts';
import { decide, settle, type Decision } from '../../domain/case/decide.ts';
import { evolve } from '../../domain/case/evolve.ts';
import type { Fact } from '../../domain/case/facts.ts';
import { isRefusal } from '../../domain/case/moment.ts';
import type { Actor, Outsider, Role } from '../../domain/people.ts';
import { startingPolicy, type Policy } from '../../domain/policy.ts';
import type { Unit, World } from '../../domain/world.ts';

interface Notices {
  days: { date: string; name: string; isOffDay: boolean }[];
}
const notices = JSON.parse(
  readFileSync(new URL('../../prisma/seed/holiday_cn_2020_2026.json', import.meta.url), 'utf8'),
) as Notices;

/** The official calendar of 2020 to 2026, with a long noon break. */
export const book: CalendarBook = {
  version: 1,
  layers: [
    {
      ...{ area: '', name: '国务院办公厅通知', noticed: [2020, 2021, 2022, 2023, 2024, 2025, 2026] },
      days: notices.days.map(({ date, name, isOffDay }) => ({ date, name, isOffDay })),
      spans: [
        { from: '08:30', to: '12:00' },
        { from: '14:30', to: '18:00' },
      ],
    },
  ],
};
export const calendar = calendarAt(book, '');
export const fromNextDay: Counting = { startDayCounted: false, endsWithBusiness: false };

const unit = (id: string, kind: Unit['kind'], parentId: string | null): Unit => ({
  ...{ id, name: `${id}局`, short: id, parentId, kind },
  ...{ divisionCode: '1529', active: true },
});
const units = [
  unit('league', 'league', null),
  unit('centre', 'centre', 'league'),
  unit('zjj', 'leagueBureau', 'league'),
  unit('heat', 'company', 'league'),
  unit('street', 'sumu', 'league'),
];

/** A league of five units, one category and one banner, in which whole lives can be told. */
export const worldOf = (policy: Policy = startingPolicy): World => ({
  units: new Map(units.map((u) => [u.id, u])),
  categories: new Map([
    ['01', { id: '01', name: '公用事业', parentId: null, active: true }],
    ['01.02.03', { id: '01.02.03', name: '温度不达标', parentId: '01', profile: 'ordinary', active: true }],
    ['01.02.04', { id: '01.02.04', name: '收费退费', parentId: '01', profile: 'complaint', active: true }],
  ]),
  divisions: new Map([['152921', { code: '152921', name: '阿拉善左旗', parentCode: '1529' }]]),
  catalogue: new Map([
    [
      '01.02.03',
      [
        {
          categoryId: '01.02.03',
          divisionCode: '1529',
          leadUnitId: 'zjj',
          coUnitIds: [],
          basis: '城镇供热条例',
          active: true,
        },
      ],
    ],
  ]),
  handlers: new Map([['zjj-handler', { unitId: 'zjj', roles: ['handler'] }]]),
  calendars: new Map([[1, book]]),
  policies: new Map([[policy.version, policy]]),
  templates: new Map(),
  current: { calendar: 1, policy: policy.version },
});
export const world = worldOf();
export { units };

export const actor = (role: Role | Outsider, unitId = 'centre'): Actor => ({
  id: unitId === 'centre' ? role : `${unitId}-${role}`,
  roles: [role],
  unitId,
});
export const cast = {
  operator: actor('operator'),
  dispatcher: actor('dispatcher'),
  handler: actor('handler', 'zjj'),
  head: actor('unitHead', 'zjj'),
  coHandler: actor('handler', 'heat'),
  stranger: actor('handler', 'street'),
  reviewer: actor('reviewer'),
  callbackAgent: actor('callbackAgent'),
  adjudicator: actor('adjudicator'),
  clock: actor('clock'),
} as const;

/** A registration that goes to dispatch, changed as the test needs it. */
export const registration = (change: Partial<CommandInput & { type: 'register' }> = {}): CommandOf<'register'> =>
  Register.parse({
    type: 'register',
    caseType: 'help',
    channel: 'phone',
    title: '室温不足十五度',
    content: '来电人反映小区连续三天室温不足。',
    categoryId: '01.02.03',
    place: { divisionCode: '152921', address: '锡林北路' },
    caller: { name: '王女士', phone: '13904830001' },
    outcome: { kind: 'triage' },
    ...change,
  });

export const asCommand = (input: CommandInput): Command => Command.parse(input);
export const monday: Instant = '2026-11-23T02:00:00.000Z';
export const at = (instant: Instant, ms: number): Instant => new Date(Date.parse(instant) + ms).toISOString();
export const hour = 3_600_000;

/** One step of a story: who asks what, and when (ms after the step before, a minute unless told). */
export type Step = readonly [who: Actor, command: CommandInput, waitMs?: number];

export const satisfied = { result: 'satisfied', manner: 'satisfied', speed: 'mostly' } as const;
export const steps = {
  register: [cast.operator, registration()],
  dispatch: [cast.dispatcher, { type: 'dispatch', leadUnitId: 'zjj' }],
  dispatchTogether: [cast.dispatcher, { type: 'dispatch', leadUnitId: 'zjj', coUnitIds: ['heat'] }],
  sign: [cast.handler, { type: 'sign' }],
  reply: [cast.handler, { type: 'reply', result: 'solved', contacted: true, text: '已修复。' }],
  endorse: [cast.head, { type: 'approveReply' }],
  pass: [cast.reviewer, { type: 'approveReply' }],
  satisfied: [
    cast.callbackAgent,
    { type: 'recordCallback', outcome: 'reached', solved: true, satisfaction: satisfied },
  ],
  dissatisfied: [
    cast.callbackAgent,
    { type: 'recordCallback', outcome: 'reached', solved: false, satisfaction: satisfied, remark: '还是冷' },
  ],
  noAnswer: [cast.callbackAgent, { type: 'recordCallback', outcome: 'noAnswer' }],
  redo: [cast.adjudicator, { type: 'adjudicate', ruling: 'redo', reason: '未解决' }],
} as const satisfies Record<string, Step>;

export interface Told {
  kase: Case | null;
  facts: readonly Fact[];
  now: Instant;
  last: Decision;
}

const untold: Told = { kase: null, facts: [], now: monday, last: { facts: [] } };

/** Asks one more command at the instant: the case after it, all facts, and the answer. A refusal changes nothing. */
export function ask(
  { kase, facts }: Told,
  when: Instant,
  [who, command]: Step,
  { reachable = true, rules = world }: { reachable?: boolean; rules?: World } = {},
): Told {
  const fresh = { number: '20261123000001', callerId: 'caller-1', reachable, repeatCount: 0 };
  const last = decide(kase, asCommand(command), { at: when, actor: who, world: rules, fresh });
  if (isRefusal(last)) return { kase, facts, now: when, last };
  const next = last.facts.reduce<Case | null>((k, fact) => evolve(k, fact, 'case-1'), kase);
  return { kase: next, facts: [...facts, ...last.facts], now: when, last };
}

/** Tells a story to the pure core, each step so long after the one before it. */
export const tell = (story: readonly Step[], reachable = true, rules: World = world, from = untold): Told =>
  story.reduce<Told>((told, step) => ask(told, at(told.now, step[2] ?? 60_000), step, { reachable, rules }), from);

/** The same, from an instant on. */
export const tellFrom = (begin: Instant, story: readonly Step[], rules: World = world): Told =>
  tell(story, true, rules, { ...untold, now: begin });

/** The case when every strike up to the instant has been made up; its last answer holds the facts of that. */
export function wait({ kase, facts }: Told, until: Instant, rules: World = world): Told {
  if (!kase) throw new Error('nothing is told yet');
  const settled = settle(kase, { at: until, world: rules });
  return { kase: settled.kase, facts: [...facts, ...settled.facts], now: until, last: { facts: settled.facts } };
}

/** `2026-11-24 10:00` in Shanghai as an instant. */
export const cn = (wall: string): Instant => new Date(`${wall.replace(' ', 'T')}+08:00`).toISOString();

/** A clock of the case that was told. */
export function clockOf({ kase }: Told, name: ClockName = 'handle'): Clock {
  const clock = kase?.clocks[name];
  if (!clock) throw new Error(`no clock ${name}`);
  return clock;
}

export const typesOf = (decision: Decision): string[] | string =>
  isRefusal(decision) ? decision.refusal : decision.facts.map((f) => f.type);
