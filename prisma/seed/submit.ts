import { isEnded } from '../../domain/case/codes.ts';
import type { World } from '../../domain/world.ts';
import type { Database } from '../../store/database.ts';
import { createLedger, type Answer } from '../../store/ledger.ts';
import type { Keys } from '../../store/seal.ts';
import type { ToldLife } from './lives.ts';

interface Submitting {
  database: Database;
  keys: Keys;
  world: World;
  /** How many lives are submitted at the same time; the commands of one go in their order. */
  abreast: number;
}

const acceptedOr = (answer: Answer, where: string) => {
  if (!('facts' in answer)) throw new Error(`${where}: ${JSON.stringify(answer)}`);
  return answer.kase;
};

/** The commands that an earlier seeding has submitted already. */
async function submitted(database: Database): Promise<ReadonlySet<string>> {
  const { rows } = await database.query<{ id: string }>('select id from command_log');
  return new Set(rows.map(({ id }) => id));
}

/** Submits one life through a ledger whose clock stands at the instant of each step. Only an open case is told to the engine. */
async function submitLife(life: ToldLife, done: ReadonlySet<string>, parts: Submitting): Promise<void> {
  const { database, keys, world } = parts;
  let at = '';
  const ledger = createLedger({ database, keys, world: () => world, now: () => at });
  let caseId = '';
  for (const [nth, { actor, command, at: instant }] of life.steps.entries()) {
    const commandId = life.commandIds[nth] ?? '';
    if (command.type !== 'register' && done.has(commandId)) continue;
    at = instant;
    const tellEngine = nth === life.steps.length - 1 && !isEnded(life.kase.status);
    const ask = { commandId, actor, tellEngine };
    const answer =
      command.type === 'register' ? await ledger.register(command, ask) : await ledger.submit(caseId, command, ask);
    caseId = acceptedOr(answer, `${command.type} at ${at}`).id;
  }
}

/** Submits all lives, oldest first, several abreast; refuses to go on when the ledger decides otherwise than the rules did. */
export async function submitLives(lives: readonly ToldLife[], parts: Submitting): Promise<void> {
  const done = await submitted(parts.database);
  const waiting = lives.values();
  const lane = async () => {
    for (const life of waiting) await submitLife(life, done, parts);
  };
  await Promise.all(Array.from({ length: parts.abreast }, lane));
}
