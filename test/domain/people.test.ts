import { describe, expect, test } from '@jest/globals';
import { callerSight, mayRead, Role, type Parties } from '../../domain/people.ts';
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
