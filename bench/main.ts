import pg from 'pg';
import { startingPolicy } from '../domain/policy.ts';
import { migrate } from '../scripts/migrate.ts';
import { calm } from '../test/chaos/check.ts';
import { openStage, type Stage } from '../test/chaos/stage.ts';
import { benchCommands, crewOf } from './http.ts';
import { benchLives, benchOutage, benchStrikes, oneStrikeAfter } from './engine.ts';
import { benchDesks, benchOpening } from './desks.ts';
import { benchLedger } from './ledger.ts';
import { benchLimits } from './limits.ts';
import { printTable, type Figure } from './figures.ts';
import { benchRules } from './rules.ts';
import { benchFirstLoad, benchMemory } from './size.ts';
import { benchSearch } from './search.ts';
import { benchStart } from './start.ts';

// `npm run bench` measures everything, `npm run bench -- http lives` only what is named; ratios are taken within one run.
const words = process.argv.slice(2);
const named = words.filter((word) => !/^\d+$/.test(word));
/** `npm run bench -- memory 100000`: with how many open cases. */
const openCases = Number(words.find((word) => /^\d+$/.test(word)) ?? 20_000);
const wanted = (name: string): boolean => named.length === 0 || named.includes(name);
const show = (figures: readonly Figure[]): void => {
  printTable(figures);
};

/** A migrated database beside the given one, on the same server. */
async function emptyBeside(url: string, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const beside = new URL(url);
  beside.pathname = `/${name}`;
  await migrate(beside.href);
  return beside.href;
}

async function onStage(policy: Parameters<typeof openStage>[0], use: (stage: Stage) => Promise<void>): Promise<void> {
  const stage = await openStage(policy);
  try {
    await use(stage);
  } finally {
    await stage.close();
  }
}

async function benchOnStage(stage: Stage): Promise<void> {
  let plainRate = NaN;
  const crew = await crewOf(stage);
  if (wanted('ledger') || wanted('http')) {
    const ledger = await benchLedger(await emptyBeside(stage.system.databaseUrl, 'beside'));
    plainRate = ledger.plainRate;
    show(ledger.figures);
  }
  if (wanted('http')) {
    await benchCommands(crew, 500, plainRate); // what runs for hours is measured warm
    show(await benchCommands(crew, 2_000, plainRate));
    await calm(stage.system.databaseUrl, 120_000);
  }
  if (wanted('lives')) show(await benchLives(stage, crew, 400));
  if (wanted('outage')) show(await benchOutage(stage, crew, 1_500));
  if (wanted('rules')) show(await benchRules(await emptyBeside(stage.system.databaseUrl, 'rules'), 100_000));
  if (wanted('memory')) show(await benchMemory(stage, openCases));
}

if (wanted('limits')) show(await benchLimits());
if (['ledger', 'http', 'lives', 'outage', 'rules', 'memory'].some(wanted)) await onStage(startingPolicy, benchOnStage);
for (const [name, count, seconds, spreadMs] of [
  ['strikes', 600, 30, 60_000],
  ['strikes', 2_000, 45, 0],
  ['herd', 10_000, 90, 0],
] as const) {
  if (!wanted(name)) continue;
  const policy = oneStrikeAfter(seconds);
  await onStage(policy, async (stage) => {
    show(await benchStrikes(stage, policy, count, spreadMs));
  });
}
if (wanted('start')) show(await benchStart());
if (wanted('desks')) show(await benchDesks());
if (wanted('open')) show(await benchOpening());
if (wanted('size')) show(benchFirstLoad());
if (wanted('search')) show(await benchSearch(200_000));
