import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { loadWorld } from '../../store/world.ts';
import { actor, cast } from '../support/league.ts';
import { gist, keys, openHall, registerCase, submit, type Hall } from '../support/ledger.ts';
import { createLedger } from '../../store/ledger.ts';
import { company, network } from '../support/network.ts';

let hall: Hall;
beforeAll(async () => {
  hall = await openHall(undefined, network);
  const person = (id: string, unitId: string, ...roles: string[]) => ({
    ...{ id, username: id, name: id, passwordHash: 'x', unitId, roles, skills: [], active: true },
  });
  await hall.prisma.user.createMany({
    data: [
      person('dispatcher', 'centre', 'dispatcher'),
      person('head', 'zjj', 'unitHead'),
      person('worker', 'zjj', 'handler'),
      person('lead', 'centre', 'teamLead', 'operator'),
      person('caller', 'centre', 'callbackAgent'),
      { ...person('left', 'centre', 'dispatcher'), active: false },
    ],
  });
});
afterAll(() => hall.close());

test('knows who handles and who dispatches, and nobody else', async () => {
  const { handlers } = await loadWorld(hall.prisma);
  expect([...handlers.keys()].sort()).toEqual(['dispatcher', 'head', 'lead', 'worker']);
  expect(handlers.get('lead')).toEqual({ unitId: 'centre', roles: ['teamLead', 'operator'] });
});

test('so a dispatcher does not rule on an objection to his own dispatch, until nobody else could', async () => {
  const ledger = createLedger({ database: hall.database, keys, world: () => loaded });
  let loaded = await loadWorld(hall.prisma);
  const kase = await registerCase(hall.ledger);
  await submit(ledger, kase, cast.dispatcher, { type: 'dispatch', leadUnitId: 'zjj' });
  await submit(ledger, kase, cast.head, { type: 'returnCase', reason: 'notOurDuty', basis: '三定方案' });
  const rule = () => submit(ledger, kase, cast.dispatcher, { type: 'ruleOnReturn', uphold: true, reason: '同意' });
  expect(gist(await rule())).toBe('ownDispatch');
  await hall.prisma.user.update({ where: { id: 'lead' }, data: { active: false } });
  loaded = await loadWorld(hall.prisma);
  expect(gist(await rule())).toEqual(['returnUpheld']);
});

test('a dispatcher is nobody’s handler', async () => {
  const loaded = await loadWorld(hall.prisma);
  const ledger = createLedger({ database: hall.database, keys, world: () => loaded });
  const kase = await registerCase(ledger);
  await submit(ledger, kase, company.dispatcher, { type: 'dispatch', leadUnitId: 'centre' });
  const centre = actor('unitHead');
  await submit(ledger, kase, centre, { type: 'sign' });
  const name = (handlerId: string) => submit(ledger, kase, centre, { type: 'assignHandler', handlerId });
  expect(gist(await name('dispatcher'))).toBe('unknownHandler');
});
