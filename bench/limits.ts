import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { dayMs, toInstant } from '../domain/calendar.ts';
import { explain, stepsOf } from '../domain/explain.ts';
import { dueOf, type LimitAmount, type Run } from '../domain/limits.ts';
import { calendar, fromNextDay } from '../test/support/league.ts';
import { rate, round, type Figure } from './figures.ts';

const starts = Array.from({ length: 4096 }, (_, i) =>
  toInstant(Date.UTC(2020, 0, 1) + ((i * 7_919) % 2_300) * dayMs + i * 21_013_000),
);
const after = (start: string, days: number): string => toInstant(Date.parse(start) + days * dayMs);
const plain = (limit: LimitAmount): Run[] => starts.map((startedAt) => ({ startedAt, limit }));
const paused = (limit: LimitAmount): Run[] =>
  starts.map((startedAt) => ({
    ...{ startedAt, limit, extensions: [{ amount: 5, unit: 'workingDays' }] },
    pauses: [1, 5].map((days) => ({ from: after(startedAt, days), to: after(startedAt, days + 2) })),
  }));

/** How often a second something is done with one run after the other, warm, on one core. */
function perSecond(runs: readonly Run[], seconds: number, work: (run: Run) => unknown): number {
  const rounds = (until: number): number => {
    let done = 0;
    for (; performance.now() < until; done += runs.length) for (const run of runs) work(run);
    return done;
  };
  rounds(performance.now() + 500);
  const started = performance.now();
  const done = rounds(started + seconds * 1000);
  return rate(done, performance.now() - started);
}

/** The bytes that calendar, limits and their explanation add to a page, minified and gzipped; zod is there already. */
async function bundled(): Promise<number> {
  const entry = 'limits-of-the-page';
  const files = ['calendar', 'limits', 'explain'].map((name) => `export * from '/domain/${name}.ts';`);
  const built = await build({
    ...{ configFile: false, logLevel: 'silent', root: process.cwd() },
    build: { write: false, rolldownOptions: { input: entry, external: ['zod'], preserveEntrySignatures: 'strict' } },
    plugins: [
      {
        name: entry,
        resolveId: (id) => (id === entry ? id : null),
        load: (id) => (id === entry ? files.join('\n') : null),
      },
    ],
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) => ('output' in one ? one.output : []));
  return outputs.reduce((sum, one) => sum + (one.type === 'chunk' ? gzipSync(one.code).length : 0), 0);
}

/** Due dates and explanations per second on one core, and what they weigh in a page. */
export async function benchLimits(): Promise<Figure[]> {
  const days: LimitAmount = { amount: 15, unit: 'workingDays' };
  const hours: LimitAmount = { amount: 40, unit: 'workingHours' };
  const dueDate = (run: Run): unknown => dueOf(calendar, run, fromNextDay);
  const row = (what: string, each: number, goal?: string): Figure => ({
    ...{ what: `${what}, one core`, value: `${round(each)} /s` },
    ...(goal !== undefined && { goal }),
  });
  return [
    row('due dates of 15 working days', perSecond(plain(days), 3, dueDate), '≥ 200,000 /s'),
    row('the same with two pauses and an extension', perSecond(paused(days), 3, dueDate)),
    row('due dates of 40 working hours', perSecond(plain(hours), 3, dueDate)),
    row(
      'arithmetic as steps, 15 working days',
      perSecond(plain(days), 3, (run) => stepsOf(calendar, run, fromNextDay)),
    ),
    row(
      'arithmetic as sentences',
      perSecond(plain(days), 3, (run) => explain(calendar, run, fromNextDay)),
    ),
    { what: 'calendar, limits and explanation in a page, gzip', value: `${round((await bundled()) / 1024, 1)} kB` },
  ];
}
