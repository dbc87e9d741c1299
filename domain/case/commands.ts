import { z } from 'zod';
import { LimitAmount } from '../limits.ts';
import { Phone } from '../phone.ts';
import { codeOrWords, ref, text, words } from '../text.ts';
import * as code from './codes.ts';
import { ClockName, PauseReason } from './clocks.ts';

const long = () => words(20_000);
const short = () => words(2_000);
const unitIds = z.array(ref()).max(12);

export const Place = z.strictObject({ divisionCode: ref(), address: words(300).optional() });

/** What a call ends with, as the person at the desk decides it. */
export const Outcome = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('triage') }),
  z.strictObject({ kind: z.literal('answered'), answer: long(), articleId: ref().optional() }),
  z.strictObject({ kind: z.literal('redirected'), way: codeOrWords(code.Way), text: short() }),
  z.strictObject({ kind: z.literal('invalid'), reason: codeOrWords(code.InvalidReason) }),
  z.strictObject({ kind: z.literal('dispatched'), leadUnitId: ref(), coUnitIds: unitIds.optional() }),
]);

export const Register = z.strictObject({
  type: z.literal('register'),
  caseType: code.CaseType,
  channel: code.Channel,
  language: code.Language.default('zh'),
  urgency: code.Urgency.optional(),
  title: words(200),
  content: long(),
  mongolian: long().optional(),
  categoryId: ref(),
  place: Place,
  caller: z.strictObject({ name: text(100).optional(), phone: Phone.optional() }).optional(),
  anonymous: z.boolean().default(false),
  confidential: z.boolean().default(false),
  outcome: Outcome,
});

const Satisfactions = z.strictObject({
  result: code.Satisfaction,
  manner: code.Satisfaction,
  speed: code.Satisfaction,
});

const schemas = [
  Register,
  z.strictObject({
    type: z.literal('correct'),
    title: words(200).optional(),
    content: long().optional(),
    mongolian: long().optional(),
    caseType: code.CaseType.optional(),
    categoryId: ref().optional(),
    place: Place.optional(),
  }),
  z.strictObject({
    type: z.literal('dispatch'),
    leadUnitId: ref(),
    coUnitIds: unitIds.optional(),
    limit: LimitAmount.optional(),
    note: short().optional(),
  }),
  z.strictObject({ type: z.literal('sign') }),
  z.strictObject({ type: z.literal('assignHandler'), handlerId: ref() }),
  z.strictObject({ type: z.literal('logContact'), reached: z.boolean(), note: short().optional() }),
  z.strictObject({ type: z.literal('addNote'), text: long() }),
  z.strictObject({ type: z.literal('askInfo'), question: short() }),
  z.strictObject({ type: z.literal('supplyInfo'), text: long() }),
  z.strictObject({
    type: z.literal('suspend'),
    why: PauseReason.exclude(['info']),
    document: words(200),
    reason: short(),
    limit: LimitAmount.optional(),
  }),
  z.strictObject({ type: z.literal('lift'), reason: short() }),
  z.strictObject({
    type: z.literal('requestExtension'),
    limit: LimitAmount,
    reason: short(),
    basis: short().optional(),
  }),
  z.strictObject({ type: z.literal('ruleOnExtension'), grant: z.boolean(), reason: short() }),
  z.strictObject({ type: z.literal('setUrgency'), urgency: code.Urgency, reason: short() }),
  z.strictObject({
    type: z.literal('adoptRules'),
    calendar: z.int().optional(),
    policy: z.int().optional(),
    change: ref().optional(),
    reason: short().optional(),
  }),
  z.strictObject({ type: z.literal('submitCoReply'), text: long() }),
  z.strictObject({
    type: z.literal('reply'),
    result: code.Result,
    contacted: z.boolean(),
    substantiated: z.boolean().optional(),
    text: long(),
    publicText: long().optional(),
  }),
  z.strictObject({ type: z.literal('approveReply') }),
  z.strictObject({
    type: z.literal('sendBackReply'),
    reasons: z.array(codeOrWords(code.SendBackReason)).min(1).max(8),
    text: short().optional(),
  }),
  z.strictObject({
    type: z.literal('recordCallback'),
    outcome: code.CallOutcome,
    solved: z.boolean().optional(),
    contactedFirst: z.boolean().optional(),
    satisfaction: Satisfactions.optional(),
    remark: short().optional(),
  }),
  z.strictObject({
    type: z.literal('adjudicate'),
    ruling: code.Ruling,
    reason: short(),
    limit: LimitAmount.optional(),
  }),
  z.strictObject({ type: z.literal('urge'), text: short().optional() }),
  z.strictObject({ type: z.literal('withdraw'), reason: short().optional() }),
  z.strictObject({
    type: z.literal('strike'),
    clock: ClockName,
    rung: z.int().min(0),
    at: z.iso.datetime(),
  }),
] as const;

/** Everything that can be asked of a case; an unknown field is an error that names it. */
export const Command = z.discriminatedUnion('type', schemas);
export type Command = z.infer<typeof Command>;
/** A command as a client writes it, before defaults are filled in. */
export type CommandInput = z.input<typeof Command>;
export type CommandOf<T extends Command['type']> = Extract<Command, { type: T }>;
export type OfferedCommand = Command['type'];
export const offeredCommands: readonly OfferedCommand[] = schemas.map((s) => s.shape.type.value);

/** The schema of one command. */
export const schemaOf = (type: OfferedCommand): z.ZodObject => {
  const found = schemas.find((s) => s.shape.type.value === type);
  if (!found) throw new Error(`no schema for ${type}`);
  return found;
};
