import { startingPolicy, type Policy } from '../domain/policy.ts';
import { adoptPage } from '../store/adoption.ts';
import { openDatabase, openPrisma } from '../store/database.ts';
import { createLedger } from '../store/ledger.ts';
import { previewDraft, publish, type Draft } from '../store/rules.ts';
import { loadWorld, watchWorld } from '../store/world.ts';
import { cast, registration } from '../test/support/league.ts';
import { ask, keys, seedLeague } from '../test/support/ledger.ts';
import { atOnce, rate, round, type Figure } from './figures.ts';

const clients = 20;

const shorter: Policy = {
  ...startingPolicy,
  version: 2,
  base: { ...startingPolicy.base, dispatch: { ...startingPolicy.base.dispatch, limit: { amount: 12, unit: 'hours' } } },
};
const draft: Draft = { part: 'policy', body: shorter };

/** Open cases made through the ledger in process, a shorter limit previewed against all of them, and then taken on by each. */
export async function benchRules(url: string, count: number): Promise<Figure[]> {
  const prisma = openPrisma(url);
  await seedLeague(prisma);
  const database = openDatabase(url, clients, () => undefined);
  const world = await loadWorld(prisma);
  const making = createLedger({ database, keys, world: () => world });
  const made = await atOnce(clients, Array.from({ length: count }), async () => {
    await making.register(registration({ caller: undefined }), ask(cast.operator));
  });
  const started = performance.now();
  const preview = await previewDraft(database, world, draft, new Date().toISOString());
  const previewed = performance.now() - started;
  await publish(database, draft, { reason: 'measured', by: 'admin', running: true });
  const watch = await watchWorld(prisma, 3_600_000, () => undefined);
  const ledger = createLedger({ database, keys, world: watch.now });
  const begun = performance.now();
  while (await adoptPage(database, ledger, watch));
  const applied = performance.now() - begun;
  const { rows } = await database.query<{ moved: number }>(
    `select count(*)::int as moved from case_event where type = 'rulesAdopted'`,
  );
  watch.stop();
  await database.end();
  await prisma.$disconnect();
  const cases = `${String(count)} open cases`;
  return [
    { what: `${cases} made in process`, value: `${round(rate(count, made.ms))}/s` },
    {
      what: `a shorter limit previewed against ${cases}: earlier`,
      value: `${round(previewed / 1000, 1)} s: ${String(preview.earlier)} of ${String(preview.open)}`,
      goal: '100,000 ≤ 10 s',
    },
    {
      what: `the same taken on by ${cases}: moved`,
      value: `${round(applied / 1000, 1)} s (${round(rate(count, applied))}/s): ${String(rows[0]?.moved)}`,
      goal: 'each once',
    },
  ];
}
