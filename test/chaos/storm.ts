import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CommandInput } from '../../domain/case/commands.ts';
import type { Status } from '../../domain/case/codes.ts';
import { registration, satisfied } from '../support/league.ts';
import { signIn, type Account, type Answered, type Person } from '../support/client.ts';
import { partNames, type PartName, type System } from './parts.ts';

/** A small generator of numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A command that the API said it had accepted. */
export interface Accepted {
  commandId: string;
  caseId: string;
  type: string;
}

export type Cast = Record<
  'operator' | 'dispatcher' | 'handler' | 'head' | 'reviewer' | 'callbackAgent' | 'adjudicator',
  Account
>;
type Crew = Record<keyof Cast, Person>;

/** What somebody sensible does next with a case in this status. */
const next: Partial<Record<Status, [who: keyof Cast, command: (dice: number) => CommandInput]>> = {
  triage: ['dispatcher', () => ({ type: 'dispatch', leadUnitId: 'zjj' })],
  dispatched: ['handler', () => ({ type: 'sign' })],
  handling: ['head', () => ({ type: 'reply', result: 'solved', contacted: true, text: '已现场处置。' })],
  replyReview: [
    'reviewer',
    (dice) => (dice < 0.8 ? { type: 'approveReply' } : { type: 'sendBackReply', reasons: ['incomplete'] }),
  ],
  callback: [
    'callbackAgent',
    (dice) => ({ type: 'recordCallback', outcome: 'reached', solved: dice < 0.7, satisfaction: satisfied }),
  ],
  adjudication: ['adjudicator', () => ({ type: 'adjudicate', ruling: 'redo', reason: '未解决，重新办理。' })],
};

/** Asks until there is an answer of the system itself: whatever is down comes back, and the same id is the same click. */
async function insist(isOver: () => boolean, ask: () => Promise<Answered>): Promise<Answered | undefined> {
  while (!isOver()) {
    const answer = await ask().catch(() => undefined);
    if (answer && answer.status < 500) return answer;
    await sleep(50);
  }
  return undefined;
}

/** One client: registers cases and leads them on, until the storm is over; answers what was accepted. */
async function client(crew: Crew, random: () => number, isOver: () => boolean): Promise<Accepted[]> {
  const accepted: Accepted[] = [];
  const open: { id: string; status: Status }[] = [];
  const note = (type: string, commandId: string, { status, body }: Answered): void => {
    if (status >= 300) return;
    accepted.push({ commandId, caseId: String(body['id']), type });
  };
  while (!isOver()) {
    const commandId = randomUUID();
    const known = random() < 0.6 ? open[Math.floor(random() * open.length)] : undefined;
    const step = known && next[known.status];
    if (!known || !step) {
      const { type: _, ...body } = registration();
      const answer = await insist(isOver, () => crew.operator.register(body, commandId));
      if (answer) note('register', commandId, answer);
      if (answer?.status === 201) open.push({ id: String(answer.body['id']), status: 'triage' });
      continue;
    }
    const command = step[1](random());
    const answer = await insist(isOver, () => crew[step[0]].submit(known.id, command, commandId));
    if (answer) note(command.type, commandId, answer);
    const status = answer?.body['status'];
    if (typeof status === 'string' && answer && answer.status < 300) known.status = status as Status;
  }
  return accepted;
}

async function crewOf(base: string, cast: Cast): Promise<Crew> {
  const people = await Promise.all(
    Object.entries(cast).map(async ([who, account]) => [who, await signIn(base, account)] as const),
  );
  return Object.fromEntries(people) as Crew;
}

const pickFrom = <T>(items: readonly T[], random: () => number): T => items[Math.floor(random() * items.length)] as T;

/** One round: one part, or all at once, is killed in the middle of its work and started again. */
async function round(system: System, random: () => number): Promise<string> {
  const victims: readonly PartName[] = random() < 0.2 ? partNames : [pickFrom(partNames, random)];
  await sleep(200 + random() * 800);
  await Promise.all(victims.map((name) => system.kill(name)));
  await sleep(random() * 1_000);
  for (const name of victims) await system.launch(name);
  return victims.join('+');
}

/** Clients at work while parts die: answers everything that was accepted, and what was killed. */
export async function storm(system: System, cast: Cast, options: { seed: number; rounds: number; clients: number }) {
  const random = randomFrom(options.seed);
  const crew = await crewOf(system.base, cast);
  let over = false;
  const working = Array.from({ length: options.clients }, () => client(crew, randomFrom(random() * 1e9), () => over));
  const killed: string[] = [];
  for (let i = 0; i < options.rounds; i++) killed.push(await round(system, random));
  await sleep(500);
  over = true;
  return { accepted: (await Promise.all(working)).flat(), killed };
}
