import { dateOf, dayOf } from '../../domain/calendar.ts';
import type { Case } from '../../domain/case/case.ts';
import * as code from '../../domain/case/codes.ts';
import type { CommandInput, OfferedCommand } from '../../domain/case/commands.ts';
import type { Random } from './random.ts';

type Making = Record<Exclude<OfferedCommand, 'register' | 'strike'>, (r: Random, kase: Case, at: number) => object>;

const day = 86_400_000;
const unitIds = ['zjj', 'heat', 'street', 'banner', 'office', 'gacha', 'farGacha', 'gone', 'nobody'];
export const otherCases = ['7d3c7c1e-1f4b-4f52-9d3a-0f6f7f0a0001', '7d3c7c1e-1f4b-4f52-9d3a-0f6f7f0a0002'];
const text = (r: Random): string => r.pick(['已核实', '请尽快办理', 'ᠮᠣᠩᠭᠣᠯ', '𠮷']);
const limit = (r: Random) => ({
  amount: 1 + r.int(9),
  unit: r.pick(['hours', 'workingDays', 'workingDays', 'seconds']),
});
const marks = (r: Random) => {
  const one = (): code.Satisfaction => r.pick(['satisfied', 'mostly', 'dissatisfied', 'satisfied']);
  return { result: one(), manner: one(), speed: one() };
};
const coUnits = (r: Random): string[] => [...new Set([r.pick(unitIds), r.pick(unitIds)])].slice(0, r.int(3));
/** Mostly a unit that stands in some relation to the case. */
const coOf = (r: Random, kase: Case): string =>
  r.chance(0.8) && kase.coHandlers.length > 0 ? r.pick(kase.coHandlers).unitId : r.pick(unitIds);
const dated = (r: Random, at: number): string => dateOf(dayOf(at) + r.pick([1, 2, 20, 45, 90, -1, 0]));

const creditCodes = ['91350100M000100Y43', '91152900ma0n000015'];

/** One way of asking for each command, mostly sensible and sometimes not. */
export const askedFor: Making = {
  correct: (r) => ({
    ...r.maybe(0.5, () => ({ title: text(r) })),
    ...r.maybe(0.5, () => ({ categoryId: r.pick(['01.02.03', '01.02.04', '01.02.05', '01']) })),
    ...r.maybe(0.2, () => ({ place: { divisionCode: r.pick(['152921', '110000']) } })),
    ...r.maybe(0.2, () => ({ enterprise: { creditCode: r.pick(creditCodes) } })),
    ...r.maybe(0.2, () => ({ businessEnvironment: r.chance(0.7) })),
  }),
  dispatch: (r) => ({
    leadUnitId: r.chance(0.6) ? 'zjj' : r.pick(unitIds),
    ...r.maybe(0.4, () => ({ coUnitIds: r.chance(0.6) ? ['heat'] : coUnits(r) })),
    ...r.maybe(0.2, () => ({ limit: limit(r) })),
    ...r.maybe(0.7, () => ({ note: text(r) })),
  }),
  recall: (r) => ({ reason: text(r) }),
  confer: (r) => ({
    unitIds: r.chance(0.9) ? ['zjj', 'heat'] : ['nobody'],
    ...r.maybe(0.5, () => ({ text: text(r) })),
  }),
  merge: (r, kase) => ({ intoCaseId: r.chance(0.05) ? kase.id : r.pick(otherCases), reason: text(r) }),
  unmerge: () => ({}),
  join: (r) => ({ followerId: r.pick(otherCases) }),
  part: (r) => ({ followerId: r.pick(otherCases) }),
  masterEnded: () => ({}),
  sendUp: (r) => ({ platform: '自治区平台', reason: text(r) }),
  comeBack: (r) => ({ outcome: r.pick(['answered', 'returned']), text: text(r) }),
  sign: () => ({}),
  returnCase: (r) => ({
    ...{ reason: r.pick([...code.ReturnReason.options, '另有说明']), basis: text(r) },
    ...r.maybe(0.5, () => ({ suggestedUnitId: r.pick(unitIds) })),
  }),
  ruleOnReturn: (r) => ({ uphold: r.chance(0.6), reason: text(r) }),
  assignHandler: (r) => ({ handlerId: r.pick(['zjj-handler', 'heat-handler', 'dispatcher', 'nobody']) }),
  sendDown: (r) => ({
    unitId: r.pick(unitIds),
    ...r.maybe(0.3, () => ({ limit: limit(r) })),
    ...r.maybe(0.5, () => ({ consent: r.chance(0.8) })),
  }),
  reviewCoReply: (r, kase) => ({ unitId: coOf(r, kase), accept: r.chance(0.7) }),
  logContact: (r) => ({ reached: r.chance(0.5) }),
  addNote: (r) => ({ text: text(r) }),
  askInfo: (r) => ({ question: text(r) }),
  supplyInfo: (r) => ({ text: text(r) }),
  suspend: (r) => ({
    ...{ why: r.pick(['statutory', 'forceMajeure']), document: text(r), reason: text(r) },
    ...r.maybe(0.5, () => ({ limit: limit(r) })),
  }),
  lift: (r) => ({ reason: text(r) }),
  requestExtension: (r) => ({ limit: { amount: 1 + r.int(12), unit: 'workingDays' }, reason: text(r) }),
  ruleOnExtension: (r) => ({ grant: r.chance(0.7), reason: text(r) }),
  setUrgency: (r) => ({ urgency: r.pick(code.Urgency.options), reason: text(r) }),
  adoptRules: (r) => ({ policy: r.pick([1, 2, 2, 3]) }),
  submitCoReply: (r) => ({ text: text(r) }),
  reply: (r) => ({
    ...{ result: r.pick(code.Result.options), contacted: r.chance(0.7), text: text(r) },
    ...r.maybe(0.3, () => ({ substantiated: r.chance(0.5) })),
    ...r.maybe(0.4, () => ({ evidence: [r.pick(otherCases)] })),
    ...r.maybe(0.2, () => ({ noEvidence: text(r) })),
    ...r.maybe(0.4, () => ({ despite: text(r) })),
  }),
  approveReply: () => ({}),
  sendBackReply: (r) => ({ reasons: [r.pick([...code.SendBackReason.options, '照片模糊'])] }),
  recordCallback: (r) => ({
    outcome: r.pick(['noAnswer', 'noAnswer', 'wrongNumber', 'refused', 'reached', 'reached', 'reached']),
    ...r.maybe(0.9, () => ({ solved: r.chance(0.5), satisfaction: marks(r) })),
  }),
  adjudicate: (r) => ({
    ...{ ruling: r.pick(['redo', 'redo', 'uphold', 'extend', 'handOver']), reason: text(r) },
    ...r.maybe(0.8, () => ({ limit: limit(r) })),
  }),
  park: (r, _, at) => ({ until: dated(r, at), ownerUnitId: r.pick(['zjj', 'zjj', 'heat', 'gone']), plan: text(r) }),
  resume: (r) => ({ reason: text(r) }),
  terminate: (r) => ({ ground: r.pick([...code.Ground.options, '另有原因']), reason: text(r) }),
  rate: (r) => ({ solved: r.chance(0.6), satisfaction: marks(r) }),
  exclude: (r) => ({ reason: text(r) }),
  appeal: (r) => ({ text: text(r) }),
  ruleOnAppeal: (r) => ({ uphold: r.chance(0.5), reason: text(r) }),
  supervise: (r) => ({ level: 1 + r.int(4), reason: text(r), ...r.maybe(0.3, () => ({ limit: limit(r) })) }),
  answerSupervision: (r) => ({ text: text(r) }),
  instruct: (r) => ({ text: text(r) }),
  setConfidential: (r) => ({ confidential: r.chance(0.6), reason: text(r) }),
  reopen: (r) => ({ reason: text(r) }),
  urge: () => ({}),
  withdraw: () => ({}),
};

/** A registration: mostly one that goes to dispatch, by somebody who can be called. */
export const registrationBy = (r: Random, at: number): object => ({
  ...{ type: 'register', caseType: r.pick(code.CaseType.options), channel: r.pick(code.Channel.options) },
  ...{ title: r.pick(['室温不足十五度', '楼上着火了']), content: text(r), language: r.pick(['zh', 'mn']) },
  categoryId: r.pick(['01.02.03', '01.02.03', '01.02.04', '01.02.05']),
  place: { divisionCode: '152921' },
  ...r.maybe(0.85, () => ({ caller: { name: '王女士', phone: '13904830001' } })),
  ...{ anonymous: r.chance(0.1), confidential: r.chance(0.1) },
  ...r.maybe(0.2, () => ({ urgency: r.pick(code.Urgency.options) })),
  ...r.maybe(0.1, () => ({ noCallback: true })),
  ...r.maybe(0.1, () => ({ occurredAt: new Date(at - r.int(9) * day + (r.chance(0.1) ? day : 0)).toISOString() })),
  ...r.maybe(0.05, () => ({ repeatOf: r.pick(otherCases) })),
  ...r.maybe(0.2, () => ({ enterprise: { creditCode: r.pick(creditCodes) } })),
  ...r.maybe(0.05, () => ({ businessEnvironment: true })),
  outcome: outcome(r),
});

const outcome = (r: Random): object => {
  const kinds: readonly (() => object)[] = [
    () => ({ kind: 'dispatched', leadUnitId: r.pick(['zjj', 'zjj', 'street']), coUnitIds: ['heat'] }),
    () => ({ kind: 'answered', answer: text(r) }),
    () => ({ kind: 'redirected', way: r.pick(code.Way.options), text: text(r) }),
    () => ({ kind: 'invalid', reason: r.pick(code.InvalidReason.options) }),
  ];
  return r.chance(0.8) ? { kind: 'triage' } : r.pick(kinds)();
};

/** One command of this kind. */
export const ask = (type: keyof Making, r: Random, kase: Case, at: number): CommandInput =>
  ({ type, ...askedFor[type](r, kase, at) }) as CommandInput;
