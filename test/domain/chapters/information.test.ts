import { describe, expect, test } from '@jest/globals';
import { at, cast, hour, steps, type Step } from '../../support/league.ts';
import { chapter, company, lastOf, owedAfter, told } from '../../support/network.ts';

const ask = (who: Step[0], wait = 60_000): Step => [who, { type: 'askInfo', question: '哪个单元？' }, wait];
const supply = (wait = 60_000, who: Step[0] = cast.operator): Step => [
  who,
  { type: 'supplyInfo', text: '三单元' },
  wait,
];
const hold: Step = [company.dispatcher, { type: 'suspend', why: 'statutory', document: '鉴字1号', reason: '鉴定' }];
const lift: Step = [company.dispatcher, { type: 'lift', reason: '鉴定完成' }];
const day = 24 * hour;
const nothing = (wait: number): Step => [cast.operator, { type: 'urge' }, wait];

describe('before dispatch', () => {
  test('a question holds the dispatch, the answer lets it run on by as much', () => {
    const before = told(steps.register).kase!;
    const asked = told(steps.register, ask(cast.dispatcher)).kase!;
    expect(asked).toMatchObject({ status: 'needInfo' });
    expect(asked.clocks.dispatch?.paused).toMatchObject({ why: 'info', by: 'dispatcher' });
    const back = told(steps.register, ask(cast.dispatcher), supply(2 * hour)).kase!;
    expect(back.status).toBe('triage');
    expect(back.clocks.dispatch?.dueAt).toBe(at(before.clocks.dispatch!.dueAt, 2 * hour));
    expect(back.registeredAt).toBe(before.registeredAt);
  });

  test('the citizen answers too; a unit neither asks nor answers', () => {
    expect(lastOf(steps.register, ask(cast.dispatcher), supply(1, company.citizen))).toEqual(['infoSuppliedToCentre']);
    expect(lastOf(steps.register, ask(cast.handler))).toBe('unit');
    expect(lastOf(steps.register, ask(cast.dispatcher), supply(1, cast.handler))).toBe('role');
    expect(lastOf(steps.register, supply())).toBe('status');
  });

  test('after two working days in all it is decided with what there is', () => {
    const { kase, facts } = told(steps.register, ask(cast.dispatcher), nothing(3 * day));
    expect(kase?.status).toBe('triage');
    expect(facts.find((fact) => fact.type === 'infoSuppliedToCentre')).toMatchObject({ inTime: false });
    expect(lastOf(steps.register, ask(cast.dispatcher), nothing(3 * day), ask(cast.dispatcher))).toBe('pausesUsedUp');
  });
});

describe('while a unit handles it', () => {
  test('its own people ask through the centre, and get the answer back', () => {
    expect(lastOf(...chapter.signed, ask(cast.dispatcher))).toBe('unit');
    expect(lastOf(...chapter.signed, ask(cast.stranger))).toBe('unit');
    expect(owedAfter(...chapter.signed, ask(cast.handler))).toEqual(['infoAsked → role:operator']);
    expect(owedAfter(...chapter.signed, ask(cast.handler), supply())).toEqual(['infoSupplied → unit:zjj']);
    expect(told(...chapter.signed, ask(cast.handler), supply()).kase).toMatchObject({
      status: 'handling',
      leadUnitId: 'zjj',
    });
  });

  test('each question waits three working days at most, all together five', () => {
    const once = [...chapter.signed, ask(cast.handler), nothing(4 * day)];
    expect(told(...once).kase?.status).toBe('handling');
    const twice = told(...once, ask(cast.handler)).kase!;
    expect(twice.clocks.info?.limit).toEqual({ amount: 2, unit: 'workingDays' });
    expect(lastOf(...once, ask(cast.handler), nothing(5 * day), ask(cast.handler))).toBe('pausesUsedUp');
  });

  test('however late the engine looks, the pause ends when its own limit did', () => {
    const asked = told(...chapter.signed, ask(cast.handler)).kase!;
    const late = told(...chapter.signed, ask(cast.handler), nothing(9 * day)).kase!;
    expect(late.clocks.handle?.pauses).toEqual([
      { why: 'info', by: 'zjj-handler', from: asked.clocks.info?.startedAt, to: asked.clocks.info?.dueAt },
    ]);
  });
});

describe('a statutory procedure', () => {
  test('holds the handling until it is lifted; meanwhile there is no reply, no question, no extension', () => {
    const held = told(...chapter.signed, hold).kase!;
    expect(held.clocks.handle?.paused).toMatchObject({ why: 'statutory', by: 'dispatcher' });
    expect(lastOf(...chapter.signed, hold, steps.reply)).toBe('suspended');
    expect(lastOf(...chapter.signed, hold, ask(cast.handler))).toBe('suspended');
    expect(lastOf(...chapter.signed, hold, hold)).toBe('suspended');
    expect(lastOf(...chapter.signed, lift)).toBe('notSuspended');
    expect(told(...chapter.signed, hold, lift).kase?.clocks.handle?.paused).toBeUndefined();
  });

  test('ends by itself at its own limit, on which the unit’s limit runs on', () => {
    const short: Step = [cast.dispatcher, { ...(hold[1] as object), limit: { amount: 5, unit: 'hours' } } as Step[1]];
    const { kase, facts } = told(...chapter.signed, short, nothing(8 * hour));
    expect(facts.map((fact) => fact.type)).toContain('lifted');
    expect(kase?.clocks.handle?.pauses?.[0]?.to).toBe(kase?.clocks.suspension?.dueAt);
  });

  test('does not outlive the unit’s part in the case', () => {
    const object: Step = [cast.head, { type: 'returnCase', reason: 'notOurDuty', basis: '三定方案' }];
    const rule: Step = [company.secondDispatcher, { type: 'ruleOnReturn', uphold: true, reason: '同意' }];
    const { clocks } = told(...chapter.signed, hold, object, rule).kase!;
    expect(clocks.suspension?.stoppedAt).toBeDefined();
    const gone = told(...chapter.signed, hold, [cast.operator, { type: 'withdraw' }]).kase!;
    expect(Object.values(gone.clocks).every((clock) => clock?.stoppedAt)).toBe(true);
  });
});
