import type { Request } from 'express';
import { z } from 'zod';
import { Command, Register } from '../domain/case/commands.ts';
import type { Case } from '../domain/case/case.ts';
import type { Actor } from '../domain/people.ts';
import type { Answer, Ask } from '../store/ledger.ts';
import type { Metrics } from './metrics.ts';
import type { Hearing } from './parts.ts';
import { isTrouble, notFound, refused, trouble, unparsable, wrongField, type Troubled } from './problems.ts';
import { isCaseId } from './reading.ts';

/** The headers of a command. */
export const CommandHeaders = z.object({
  'Idempotency-Key': z.guid().describe('the id of this click: the same id again is the same command'),
  'If-Match': z
    .string()
    .regex(/^(W\/)?"\d{1,9}"$/)
    .optional()
    .describe('the seq that was seen, in quotes'),
});

/** The id of a click, from its header. */
export function clickOf(req: Request): string | Troubled {
  const key = z.guid().safeParse(req.get('Idempotency-Key'));
  return key.success ? key.data.toLowerCase() : wrongField(['Idempotency-Key'], 'invalid_format', 'is not a UUID');
}

/** The command's id and the seq that was seen, from the headers. */
export function askOf(req: Request, actor: Actor): Ask | Troubled {
  const commandId = clickOf(req);
  if (isTrouble(commandId)) return commandId;
  const seen = req.get('If-Match');
  if (seen === undefined) return { commandId, actor };
  const seq = /^(?:W\/)?"(\d{1,9})"$/.exec(seen)?.[1];
  if (seq === undefined) return wrongField(['If-Match'], 'invalid_format', 'is not a seq in quotes');
  return { commandId, actor, expectedSeq: Number(seq) };
}

/** The case after an accepted command, with its title. */
export type Accepted = Case & { title: string };

/** The answer to a click whose id was used for something else. */
export const keyReused = (): Troubled =>
  trouble(422, 'idempotencyKeyReused', {
    issues: [{ path: ['Idempotency-Key'], code: 'idempotencyKeyReused', message: 'was used for another body' }],
  });

/** The case after an accepted command, or why there is none. */
function outcomeOf(answer: Answer): Accepted | Troubled {
  if ('notFound' in answer) return notFound();
  if ('reused' in answer) return keyReused();
  if ('refusal' in answer) return refused(answer);
  return { ...answer.kase, title: answer.title };
}

function settled(parts: Hearing, metrics: Metrics, type: string, answer: Answer): Accepted | Troubled {
  const outcome = outcomeOf(answer);
  if (isTrouble(outcome)) {
    metrics.commands.inc({ type, outcome: outcome.problem.code });
    return outcome;
  }
  const isNew = 'repeated' in answer && !answer.repeated;
  metrics.commands.inc({ type, outcome: isNew ? 'accepted' : 'repeated' });
  if (isNew) parts.onCommitted(outcome);
  return outcome;
}

/** Registers a case. */
export async function register(
  parts: Hearing,
  metrics: Metrics,
  req: Request,
  actor: Actor,
): Promise<Accepted | Troubled> {
  const ask = askOf(req, actor);
  if (isTrouble(ask)) return ask;
  const command = Register.safeParse(withType(req.body, 'register'));
  if (!command.success) return unparsable(command.error);
  return settled(parts, metrics, 'register', await parts.ledger.register(command.data, ask));
}

/** Asks something of a case that is there. */
export async function submit(
  parts: Hearing,
  metrics: Metrics,
  req: Request,
  actor: Actor,
  caseId: string,
): Promise<Accepted | Troubled> {
  if (!isCaseId(caseId)) return notFound();
  const ask = askOf(req, actor);
  if (isTrouble(ask)) return ask;
  const parsed = Command.safeParse(req.body ?? {});
  if (!parsed.success) return unparsable(parsed.error);
  const command = parsed.data;
  if (command.type === 'register') return wrongField(['type'], 'invalid_union', 'is not a command of a case');
  return settled(parts, metrics, command.type, await parts.ledger.submit(caseId, command, ask));
}

const withType = (body: unknown, type: string): unknown =>
  typeof body === 'object' && body !== null && !Array.isArray(body) && !('type' in body) ? { ...body, type } : body;
