import { describe, expect, test } from '@jest/globals';
import type { CommandInput } from '../../../domain/case/commands.ts';
import { cast, registration, type Step } from '../../support/league.ts';
import { lastOf, owedAfter, told } from '../../support/network.ts';

const enterprise = { creditCode: '91350100M000100Y43' };
const called = (change: object): Step => [cast.operator, registration(change)];
const mend = (change: Omit<CommandInput & { type: 'correct' }, 'type'>): Step => [
  cast.operator,
  { type: 'correct', ...change },
];
const copied = 'copyToRegion → role:teamLead';

describe('a case about the business environment', () => {
  test('is an enterprise’s: marked when it is registered, in fact and fold', () => {
    const { kase, facts } = told(called({ enterprise, businessEnvironment: true }));
    expect(kase).toMatchObject({ enterprise: true, businessEnvironment: true });
    expect(facts[0]).toMatchObject({ type: 'registered', businessEnvironment: true });
  });

  test('is refused to a caller who is no enterprise, at its field', () => {
    const refused = { refusal: 'notEnterprise', field: 'businessEnvironment' };
    expect(told(called({ businessEnvironment: true })).last).toEqual(refused);
    expect(told(called({}), mend({ businessEnvironment: true })).last).toEqual(refused);
    expect(told(called({ businessEnvironment: false })).kase?.businessEnvironment).toBeUndefined();
  });

  test('is marked and unmarked by a correction, which may bring the code along', () => {
    const late = told(called({}), mend({ enterprise, businessEnvironment: true }));
    expect(late.kase).toMatchObject({ enterprise: true, businessEnvironment: true });
    const story = [called({ enterprise, businessEnvironment: true }), mend({ businessEnvironment: false })];
    expect(told(...story).kase).toMatchObject({ enterprise: true });
    expect(told(...story).kase).not.toHaveProperty('businessEnvironment');
  });

  test('stays marked when something else is corrected, and what stands already is no correction', () => {
    const marked = called({ enterprise, businessEnvironment: true });
    expect(told(marked, mend({ title: '另一个标题' })).kase?.businessEnvironment).toBe(true);
    expect(lastOf(marked, mend({ businessEnvironment: true }))).toBe('nothingToCorrect');
    expect(lastOf(called({}), mend({ businessEnvironment: false }))).toBe('nothingToCorrect');
  });
});

describe('a complaint about the business environment', () => {
  const complaint = { caseType: 'complaint', enterprise };

  test.each([
    ['triage', { kind: 'triage' }],
    ['a unit', { kind: 'dispatched', leadUnitId: 'zjj' }],
    ['an answer on the spot', { kind: 'answered', answer: '已告知' }],
  ])('owes the region a copy, whether it goes to %s', (_, outcome) => {
    const owed = (change: object) => owedAfter(called({ ...complaint, outcome, ...change }));
    expect(owed({ businessEnvironment: true })).toContain(copied);
    expect(owed({})).not.toContain(copied);
    expect(owed({ businessEnvironment: true, caseType: 'consultation' })).not.toContain(copied);
  });

  test('owes it once it is marked, or becomes a complaint, and not again with other corrections', () => {
    const marked = called({ enterprise, businessEnvironment: true });
    expect(owedAfter(called(complaint), mend({ businessEnvironment: true }))).toEqual([copied]);
    expect(owedAfter(marked, mend({ caseType: 'complaint' }))).toEqual([copied]);
    const copiedAlready = called({ ...complaint, businessEnvironment: true });
    expect(owedAfter(copiedAlready, mend({ title: '另一个标题', caseType: 'complaint' }))).toEqual([]);
    expect(owedAfter(copiedAlready, mend({ businessEnvironment: false }))).toEqual([]);
  });
});

test('another credit code is a correction that the fact does not tell', () => {
  const { facts } = told(called({ enterprise }), mend({ enterprise: { creditCode: '91152900MA0N000015' } }));
  const fact = facts.at(-1);
  expect(fact).toMatchObject({ type: 'corrected', enterprise: true });
  expect(JSON.stringify(facts)).not.toMatch(/9115|9135/);
});
