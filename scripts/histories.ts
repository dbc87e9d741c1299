import { mkdirSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type { CommandInput } from '../domain/case/commands.ts';
import { openStage } from '../test/chaos/stage.ts';
import type { Cast } from '../test/chaos/storm.ts';
import { signIn, type Person } from '../test/support/client.ts';
import { registration, steps } from '../test/support/league.ts';
import { workflowIdOf } from '../workflows/messages.ts';

// Records one history of each kind of life for the replay test. Run it again only when a running case may be broken by
// the change on purpose: a history that no longer replays is what the test is there to find. `npm run histories withdrawn`
// records that kind alone.

const folder = new URL('../test/workflows/histories/', import.meta.url);
const spreadMs = 1_500; // so that every command is a message of its own

type Act = readonly [keyof Cast, CommandInput] | number;
const handled: readonly Act[] = [
  ['dispatcher', steps.dispatch[1]],
  ['handler', steps.sign[1]],
  ['handler', steps.reply[1]],
  ['head', steps.endorse[1]],
  ['reviewer', steps.pass[1]],
];
const satisfied: Act = ['callbackAgent', steps.satisfied[1]];
const lives: Record<string, { outcome?: object; acts: readonly Act[] }> = {
  onTheSpot: { outcome: { kind: 'answered', answer: '已告知办理方式。' }, acts: [] },
  simple: { acts: [...handled, satisfied] },
  redo: {
    acts: [
      ...handled,
      ['callbackAgent', steps.dissatisfied[1]],
      ['adjudicator', steps.redo[1]],
      ...handled.slice(2),
      satisfied,
    ],
  },
  withdrawn: { acts: [...handled.slice(0, 2), ['operator', { type: 'withdraw' }]] },
  unsigned: { acts: [['dispatcher', steps.dispatch[1]], 9_000, ['operator', { type: 'withdraw' }]] },
};

const stage = await openStage();
const crew = new Map<string, Person>();
for (const [who, account] of Object.entries(stage.cast)) crew.set(who, await signIn(stage.system.base, account));
const connection = await Connection.connect({ address: stage.system.temporalAddress });
const client = new Client({ connection });

async function live(outcome: object | undefined, acts: readonly Act[]): Promise<string> {
  const { type: _, ...body } = registration();
  const made = await crew.get('operator')?.register(outcome ? { ...body, outcome } : body);
  const id = String(made?.body['id']);
  for (const act of acts) await perform(id, act);
  return id;
}

async function perform(id: string, act: Act): Promise<void> {
  await sleep(typeof act === 'number' ? act : spreadMs);
  if (typeof act === 'number') return;
  const [who, command] = act;
  const answer = await crew.get(who)?.submit(id, command);
  if (answer?.status !== 200) throw new Error(`${command.type}: ${JSON.stringify(answer?.body)}`);
}

mkdirSync(folder, { recursive: true });
const asked = process.argv.slice(2);
for (const [kind, { outcome, acts }] of Object.entries(lives)) {
  if (asked.length > 0 && !asked.includes(kind)) continue;
  const handle = client.workflow.getHandle(workflowIdOf(await live(outcome, acts)));
  await sleep(spreadMs * 3);
  await handle.result();
  const history = await handle.fetchHistory();
  const anonymous = historyToJSON(history).replace(/"identity":\s*"[^"]*"/g, '"identity": "someone"');
  writeFileSync(new URL(`${kind}.json`, folder), JSON.stringify(JSON.parse(anonymous), null, 1) + '\n');
  console.log(`${kind}: ${String(history.events?.length)} events`);
}
await connection.close();
await stage.close();
