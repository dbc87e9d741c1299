import { z } from 'zod';
import { LimitAmount } from '../limits.ts';
import { Phone } from '../phone.ts';
import { CreditCode } from '../creditCode.ts';
import { codeOrWords, isWords, ref, text, words } from '../text.ts';
import * as code from './codes.ts';
import { ClockName, PauseReason } from './clocks.ts';

const long = () => words(20_000);
const short = () => words(2_000);
const unitIds = z.array(ref()).max(12);

const Enterprise = z.strictObject({ creditCode: CreditCode.register(isWords, { words: true }) });

export const Place = z.strictObject({ divisionCode: ref(), address: words(300).optional() });

/** What a call ends with, as the person at the desk decides it. */
export const Outcome = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('triage') }),
  z.strictObject({ kind: z.literal('answered'), answer: long(), articleId: ref().optional() }),
  z.strictObject({
    kind: z.literal('redirected'),
    way: codeOrWords(code.Way),
    text: short(),
    transferredTo: z.enum(['110', '119', '120', '122']).optional(),
  }),
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
  noCallback: z.boolean().optional(),
  enterprise: Enterprise.optional(),
  businessEnvironment: z.boolean().optional(),
  occurredAt: z.iso.datetime({ offset: true }).optional(),
  repeatOf: z.uuid().optional(),
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
    enterprise: Enterprise.optional(),
    businessEnvironment: z.boolean().optional(),
  }),
  z.strictObject({
    type: z.literal('dispatch'),
    leadUnitId: ref(),
    coUnitIds: unitIds.optional(),
    limit: LimitAmount.optional(),
    note: short().optional(),
  }),
  z.strictObject({ type: z.literal('recall'), reason: short() }),
  z.strictObject({ type: z.literal('confer'), unitIds: unitIds.min(1), text: short().optional() }),
  z.strictObject({ type: z.literal('merge'), intoCaseId: z.uuid(), reason: short() }),
  z.strictObject({ type: z.literal('unmerge'), reason: short().optional() }),
  z.strictObject({ type: z.literal('join'), followerId: z.uuid() }),
  z.strictObject({ type: z.literal('part'), followerId: z.uuid() }),
  z.strictObject({ type: z.literal('masterEnded'), terminated: z.literal(true).optional() }),
  z.strictObject({ type: z.literal('sendUp'), platform: words(100), reason: short(), receipt: words(100).optional() }),
  z.strictObject({
    type: z.literal('comeBack'),
    outcome: code.UpperOutcome,
    text: long(),
    receipt: words(100).optional(),
  }),
  z.strictObject({ type: z.literal('sign') }),
  z.strictObject({
    type: z.literal('returnCase'),
    reason: codeOrWords(code.ReturnReason),
    basis: short(),
    suggestedUnitId: ref().optional(),
  }),
  z.strictObject({ type: z.literal('ruleOnReturn'), uphold: z.boolean(), reason: short() }),
  z.strictObject({ type: z.literal('assignHandler'), handlerId: ref() }),
  z.strictObject({
    type: z.literal('sendDown'),
    unitId: ref(),
    limit: LimitAmount.optional(),
    consent: z.boolean().optional(),
    text: short().optional(),
  }),
  z.strictObject({ type: z.literal('reviewCoReply'), unitId: ref(), accept: z.boolean(), text: short().optional() }),
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
    evidence: z.array(z.uuid()).max(20).optional(),
    noEvidence: short().optional(),
    despite: short().optional(),
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
  z.strictObject({
    type: z.literal('park'),
    until: z.iso.date(),
    ownerUnitId: ref(),
    plan: long(),
  }),
  z.strictObject({ type: z.literal('resume'), reason: short() }),
  z.strictObject({ type: z.literal('terminate'), ground: codeOrWords(code.Ground), reason: short() }),
  z.strictObject({
    type: z.literal('rate'),
    solved: z.boolean(),
    satisfaction: Satisfactions,
    remark: short().optional(),
  }),
  z.strictObject({ type: z.literal('exclude'), reason: short() }),
  z.strictObject({ type: z.literal('appeal'), text: short() }),
  z.strictObject({ type: z.literal('ruleOnAppeal'), uphold: z.boolean(), reason: short() }),
  z.strictObject({
    type: z.literal('supervise'),
    level: z.int().min(1).max(4),
    reason: short(),
    limit: LimitAmount.optional(),
  }),
  z.strictObject({ type: z.literal('answerSupervision'), text: long() }),
  z.strictObject({ type: z.literal('instruct'), text: short() }),
  z.strictObject({ type: z.literal('setConfidential'), confidential: z.boolean(), reason: short() }),
  z.strictObject({ type: z.literal('reopen'), reason: short() }),
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
