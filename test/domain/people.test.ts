import { describe, expect, test } from '@jest/globals';
import { callerSight, mayRead, Role, seesPresent, type Actor, type Parties } from '../../domain/people.ts';
import { actor, cast } from '../support/league.ts';

const open: Parties = { leadUnitId: 'zjj', coHandlers: [{ unitId: 'heat' }], confidential: false, anonymous: false };
const secret: Parties = { ...open, confidential: true };
const nameless: Parties = { ...open, anonymous: true };
const desk = (role: Role) => actor(role, role === 'handler' || role === 'unitHead' ? 'zjj' : 'centre');

describe('who may know of a case', () => {
  test('the units that work on it, the centre’s desks, no other unit, no administrator', () => {
    expect([cast.handler, cast.coHandler, cast.dispatcher, actor('auditor')].map((a) => mayRead(a, open))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect([cast.stranger, actor('admin'), actor('knowledgeEditor')].map((a) => mayRead(a, open))).toEqual([
      false,
      false,
      false,
    ]);
    // they come with a link of this very case
    expect([actor('citizen'), actor('upper')].map((a) => mayRead(a, open))).toEqual([true, true]);
  });

  test('a unit loses sight of a case that was handed to another', () => {
    expect(mayRead(cast.handler, { ...open, leadUnitId: 'street', coHandlers: [] })).toBe(false);
  });
});

describe('who may see the caller', () => {
  test.each([
    ['secret', secret],
    ['nameless', nameless],
  ])('of a %s case nobody in a unit, and at the centre only those who speak with citizens', (_, kase) => {
    const seeing = Role.options.filter((role) => callerSight(desk(role), kase) !== 'none');
    expect(seeing).toEqual(['operator', 'teamLead', 'dispatcher', 'callbackAgent', 'adjudicator']);
    expect(callerSight(cast.coHandler, kase)).toBe('none');
  });

  test('of an ordinary case the lead may ask for the number, a co-handler sees the mask, a stranger nothing', () => {
    expect([cast.handler, cast.coHandler, cast.stranger].map((a) => callerSight(a, open))).toEqual([
      'revealable',
      'masked',
      'none',
    ]);
    expect([actor('leader'), actor('auditor'), actor('admin')].map((a) => callerSight(a, open))).toEqual([
      'masked',
      'masked',
      'none',
    ]);
  });
});

describe('who may be told that another has the case open', () => {
  const sees = (to: Actor, ...others: Actor[]) => others.map((other) => seesPresent(to, other, open));
  const head = actor('unitHead', 'zjj');

  test('the centre’s desks of everybody', () => {
    const there = [cast.handler, cast.coHandler, actor('callbackAgent'), actor('leader')];
    expect(sees(cast.dispatcher, ...there)).toEqual([true, true, true, true]);
    expect(sees(actor('callbackAgent'), ...there)).toEqual([true, true, true, true]);
  });

  test('a unit of its own people, of no other unit, and never of who calls its citizen back', () => {
    expect(sees(cast.handler, head, cast.coHandler)).toEqual([true, false]);
    for (const to of [cast.handler, head, cast.coHandler])
      for (const role of Role.options.filter((r) => r !== 'handler' && r !== 'unitHead'))
        expect(seesPresent(to, actor(role), open)).toBe(false);
    const both: Actor = { id: 'both', roles: ['handler', 'callbackAgent'], unitId: 'zjj' };
    expect(sees(cast.handler, both)).toEqual([false]);
  });

  test('nobody who may not know of the case', () => {
    const neighbours: Actor[] = [{ ...cast.stranger, id: 'neighbour' }, cast.handler, cast.dispatcher];
    expect(sees(cast.stranger, ...neighbours)).toEqual([false, false, false]);
    expect(sees(actor('admin'), cast.handler)).toEqual([false]);
  });
});
