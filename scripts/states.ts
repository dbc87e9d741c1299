import { openStatuses } from '../domain/case/codes.ts';
import { commandTypes, leadsTo, permits, type Permit } from '../domain/case/machine.ts';

const list = (codes: readonly string[]): string => codes.map((code) => `\`${code}\``).join(' ');

const isAnyOpen = (from: readonly string[]): boolean => openStatuses.every((status) => from.includes(status));

function row(type: (typeof commandTypes)[number]): string {
  const { from, by }: Permit = permits[type];
  return `| \`${type}\` | ${isAnyOpen(from) ? 'any open' : list(from)} | ${list(by)} |`;
}

const byStatus = new Map<string, string[]>();
for (const [fact, status] of Object.entries(leadsTo))
  if (status !== 'same') byStatus.set(status, [...(byStatus.get(status) ?? []), fact]);

/** Both tables of `domain/case/machine.ts` as Markdown, as they stand in the README. */
export const stateTable = (): string =>
  [
    '| command | from | by |',
    '| --- | --- | --- |',
    ...commandTypes.map(row),
    '',
    '| status | reached by the fact |',
    '| --- | --- |',
    ...[...byStatus].map(([status, facts]) => `| \`${status}\` | ${list(facts)} |`),
  ].join('\n');

if (process.argv[1]?.endsWith('states.ts')) console.log(stateTable());
