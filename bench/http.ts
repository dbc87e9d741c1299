import type { CommandInput } from '../domain/case/commands.ts';
import { signIn, type Answered, type Person } from '../test/support/client.ts';
import type { Stage } from '../test/chaos/stage.ts';
import type { Cast } from '../test/chaos/storm.ts';
import { registration, satisfied, steps } from '../test/support/league.ts';
import { atOnce, percentile, rate, round, type Figure } from './figures.ts';

export const clients = 20;
export type Crew = Record<keyof Cast, Person>;

export async function crewOf({ system, cast }: Stage): Promise<Crew> {
  const people = Object.entries(cast).map(async ([who, account]) => [who, await signIn(system.base, account)] as const);
  return Object.fromEntries(await Promise.all(people)) as Crew;
}

const { type: _, ...body } = registration();
const must = ({ status, body: answer }: Answered): Record<string, unknown> => {
  if (status >= 300) throw new Error(`${String(status)} ${JSON.stringify(answer)}`);
  return answer;
};

export const registerOne = async (crew: Crew): Promise<string> =>
  String(must(await crew.operator.register(body))['id']);
const answer: CommandInput = { type: 'recordCallback', outcome: 'reached', solved: true, satisfaction: satisfied };

/** Every command of a simple life after its registration. */
const life: readonly (readonly [keyof Cast, CommandInput])[] = [
  ['dispatcher', steps.dispatch[1]],
  ['handler', { type: 'sign' }],
  ['handler', steps.reply[1]],
  ['head', { type: 'approveReply' }],
  ['reviewer', { type: 'approveReply' }],
  ['callbackAgent', answer],
];

export async function liveOne(crew: Crew): Promise<string> {
  const id = await registerOne(crew);
  for (const [who, command] of life) must(await crew[who].submit(id, command));
  return id;
}

/** Registrations, dispatches and signatures over HTTP; `plainRate` is that of plain transactions in the same run. */
export async function benchCommands(crew: Crew, count: number, plainRate: number): Promise<Figure[]> {
  const items = Array.from({ length: count }, (_, i) => i);
  const ids: string[] = [];
  const registered = await atOnce(clients, items, async () => ids.push(await registerOne(crew)));
  const sent = await atOnce(clients, ids, async (id) => must(await crew.dispatcher.submit(id, steps.dispatch[1])));
  const signed = await atOnce(clients, ids, async (id) => must(await crew.handler.submit(id, { type: 'sign' })));
  const durations = [registered, sent, signed].flatMap((run) => run.durations);
  const perSecond = rate(durations.length, registered.ms + sent.ms + signed.ms);
  return [
    {
      what: 'commands over HTTP, 20 clients',
      value: `${round(perSecond)}/s = ${round((100 * perSecond) / plainRate)} % of plain`,
      goal: '≥ 800/s, ≥ 40 %',
    },
    {
      what: 'commands over HTTP p50 / p95',
      value: `${round(percentile(durations, 50))} / ${round(percentile(durations, 95))} ms`,
      goal: 'p95 ≤ 50 ms',
    },
  ];
}
