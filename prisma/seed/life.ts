import { dayMs, toInstant, toMs, type Calendar, type Instant } from '../../domain/calendar.ts';
import { shift } from '../../domain/limits.ts';
import type { Case } from '../../domain/case/case.ts';
import { isEnded } from '../../domain/case/codes.ts';
import type { CommandInput } from '../../domain/case/commands.ts';
import { callableFrom, type Policy } from '../../domain/policy.ts';
import type { Actor } from '../../domain/people.ts';
import type { CatalogueLine } from '../../domain/world.ts';
import { citizen, somebody } from './cast.ts';
import { makeRemark, ratings, type Matter, type Mood, type ReplyResult } from './matters.ts';
import { between, chance, pickWeighted, type Random } from './random.ts';
import type { Life, Step } from './tell.ts';

/** At which desk a case is left lying, so that the demo shows every status and some that are overdue. */
export type Halt = 'triage' | 'sign' | 'handling' | 'head' | 'centre' | 'callback' | 'adjudication' | 'redo';

export interface Scene {
  random: Random;
  calendar: Calendar;
  policy: Policy;
  matter: Matter;
  line: CatalogueLine;
  halt?: Halt | undefined;
}

const after = (at: Instant, minutes: number): Instant => toInstant(toMs(at) + Math.round(minutes * 60_000));
export const step = (at: Instant, actor: Actor, command: CommandInput): Step => ({ at, actor, command });

/** So many hours of office time later. */
const inOffice = ({ calendar }: Scene, at: Instant, hours: number): Instant =>
  shift(calendar, at, { amount: hours, unit: 'workingHours' });

const hours = (random: Random, low: number, high: number): number => low + random() * (high - low);
/** From registration to the end, as far as nobody leaves it lying. */
export function* work(scene: Scene, registered: Case): Life {
  let kase: Case | undefined = registered;
  while (kase && !isEnded(kase.status)) kase = yield* round(scene, kase);
}

/** One way round: to the unit, its work, the callback and, when that goes badly, the ruling. Undefined when left lying. */
function* round(scene: Scene, before: Case): Generator<Step, Case | undefined, Case> {
  const { random, halt } = scene;
  let kase = before;
  if (kase.status === 'triage') {
    if (halt === 'triage') return undefined;
    kase = yield dispatchStep(scene, kase);
  }
  if (kase.status === 'dispatched') {
    if (halt === 'sign') return undefined;
    kase = yield* takeOn(scene, kase);
    if (chance(random, 0.02)) return yield withdrawal(scene, kase);
  }
  if (halt === 'handling' || (halt === 'redo' && kase.round > 1)) return undefined;
  kase = yield* untilPassed(scene, kase);
  return kase.status === 'callback' ? yield* citizensWord(scene, kase) : undefined;
}

function* citizensWord(scene: Scene, passed: Case): Generator<Step, Case | undefined, Case> {
  const { random, halt } = scene;
  if (halt === 'callback' && chance(random, 0.5)) return undefined;
  const heard = yield* callBack(scene, passed);
  if (heard.status !== 'adjudication' || halt === 'adjudication') return undefined;
  return yield* adjudicate(scene, heard);
}

const withdrawal = (scene: Scene, kase: Case): Step => {
  const { random } = scene;
  const at = inOffice(scene, kase.signedAt ?? kase.registeredAt, hours(random, 3, 7));
  return step(at, somebody(random, 'operator'), { type: 'withdraw', reason: '来电人称问题已自行解决，要求撤回。' });
};

function dispatchStep({ random, line }: Scene, kase: Case): Step {
  const { leadUnitId, coUnitIds } = line;
  const together = coUnitIds.length > 0 && chance(random, 0.25);
  const minutes = kase.urgency === 'normal' ? between(random, 8, 150) : between(random, 4, 50);
  const slow = chance(random, 0.05) ? between(random, 120, 900) : 0;
  return step(
    after(kase.clocks.dispatch?.startedAt ?? kase.registeredAt, minutes + slow),
    somebody(random, 'dispatcher'),
    {
      type: 'dispatch',
      leadUnitId,
      ...(together && { coUnitIds: coUnitIds.slice(0, 1) }),
    },
  );
}

function signInstant(scene: Scene, { clocks, registeredAt, urgency }: Case): Instant {
  const { random } = scene;
  const sent = clocks.sign?.startedAt ?? registeredAt;
  if (urgency !== 'normal') return after(sent, hours(random, 4, urgency === 'urgent' ? 100 : 25));
  const late = chance(random, 0.07) ? hours(random, 3, 9) : 0;
  return inOffice(scene, sent, hours(random, 0.1, 3.5) + late);
}

/** The lead unit signs, names a handler, talks with the citizen; the co-handler answers the lead. */
function* takeOn(scene: Scene, dispatched: Case): Generator<Step, Case, Case> {
  const { random } = scene;
  const lead = dispatched.leadUnitId;
  const handler = somebody(random, 'handler', lead);
  const signs = signInstant(scene, dispatched);
  let kase: Case = yield step(signs, handler, { type: 'sign' });
  if (chance(random, 0.5)) {
    const head = somebody(random, 'unitHead', lead);
    kase = yield step(after(signs, between(random, 2, 40)), head, { type: 'assignHandler', handlerId: handler.id });
  }
  if (kase.reachable && chance(random, 0.8)) {
    const reached = chance(random, 0.85);
    const note = reached ? '已与来电人通话，约定上门时间。' : '电话无人接听，稍后再联系。';
    kase = yield step(after(signs, between(random, 45, 150)), handler, { type: 'logContact', reached, note });
  }
  for (const { unitId } of kase.coHandlers) {
    const at = inOffice(scene, after(signs, 160), hours(random, 1, 7));
    const text = '已按职责配合主办单位处理，现场情况和处理意见已告知主办单位。';
    kase = yield step(at, somebody(random, 'handler', unitId), { type: 'submitCoReply', text });
  }
  return kase;
}

const results: readonly (readonly [ReplyResult, number])[] = [
  ['solved', 62],
  ['partly', 11],
  ['explained', 20],
  ['unfounded', 7],
];

/** When the unit replies: mostly within its limit, one in nine after it. */
function replyInstant(scene: Scene, kase: Case, earliest: Instant): Instant {
  const { random } = scene;
  const { startedAt, dueAt } = kase.clocks.handle ?? { startedAt: earliest, dueAt: earliest };
  const share = chance(random, 0.11) ? hours(random, 1.05, 1.6) : hours(random, 0.15, 0.9);
  const wanted = toInstant(toMs(startedAt) + share * (toMs(dueAt) - toMs(startedAt)));
  const at = wanted > earliest ? wanted : after(earliest, between(random, 10, 90));
  if (kase.urgency !== 'normal') return at;
  const opened = inOffice(scene, at, 0.02);
  return share > 1 || opened < dueAt ? opened : at;
}

function replyStep({ random, matter }: Scene, kase: Case, at: Instant, drawn: ReplyResult): Step {
  const result = kase.round > 1 ? 'solved' : drawn;
  return step(at, somebody(random, 'handler', kase.leadUnitId), {
    type: 'reply',
    result,
    contacted: kase.contactedAt !== undefined || kase.reachable,
    substantiated: result !== 'unfounded',
    ...(result === 'solved' && { noEvidence: '现场处理记录存单位备查。' }),
    ...matter.replies[result],
  });
}

/** Reply, the head's endorsement, the centre's review, as often as it takes. */
function* untilPassed(scene: Scene, signed: Case): Generator<Step, Case, Case> {
  const { random, halt } = scene;
  let kase = signed;
  let earliest = after(kase.clocks.handle?.startedAt ?? kase.registeredAt, 240);
  if (kase.round === 1 && chance(random, 0.12)) {
    const at = inOffice(scene, earliest, hours(random, 2, 9));
    kase = yield step(at, somebody(random, 'operator'), { type: 'urge', text: '来电人询问进展，希望尽快处理。' });
    earliest = after(at, 20);
  }
  const [result] = pickWeighted(random, results, ([, share]) => share);
  for (let nth = 1; kase.status === 'handling'; nth++) {
    const at = nth === 1 ? replyInstant(scene, kase, earliest) : inOffice(scene, earliest, hours(random, 0.5, 6));
    kase = yield replyStep(scene, kase, at, result);
    if (halt === 'head') return kase;
    kase = yield* review(scene, kase, nth);
    earliest = after(kase.clocks.review?.stoppedAt ?? at, 30);
  }
  return kase;
}

function* review(scene: Scene, replied: Case, nth: number): Generator<Step, Case, Case> {
  const { random, halt } = scene;
  const head = somebody(random, 'unitHead', replied.leadUnitId);
  const at = inOffice(scene, replied.reply?.at ?? replied.registeredAt, hours(random, 0.2, 2.5));
  const endorsed: Case = yield step(at, head, { type: 'approveReply' });
  if (halt === 'centre') return endorsed;
  const reviewer = somebody(random, 'reviewer');
  const passes = inOffice(scene, at, hours(random, 0.2, 2.5));
  if (nth > 2 || !chance(random, 0.08)) return yield step(passes, reviewer, { type: 'approveReply' });
  const text = '未写明现场处理经过和与来电人联系的时间，请补充。';
  return yield step(passes, reviewer, { type: 'sendBackReply', reasons: ['incomplete', 'noContact'], text });
}

function moodOf({ random, halt }: Scene, { round }: Case): Mood {
  if (round === 1 && (halt === 'adjudication' || halt === 'redo')) return 'dissatisfied';
  if (chance(random, 0.14)) return 'dissatisfied';
  return chance(random, 0.25) ? 'mostly' : 'satisfied';
}

/** A message brought the citizen to rate by himself. */
function rating(scene: Scene, kase: Case): Step {
  const mood = moodOf(scene, kase);
  const sent = kase.clocks.callback?.startedAt ?? kase.registeredAt;
  return step(after(sent, between(scene.random, 5, 900)), citizen, {
    type: 'rate',
    solved: mood !== 'dissatisfied',
    satisfaction: ratings[mood],
  });
}

/** Calls until the citizen answers, or until the tries are used up and only the rating link is left. */
function* callBack(scene: Scene, passed: Case): Generator<Step, Case, Case> {
  const { random, policy } = scene;
  let kase = passed;
  if (policy.callback.smsFirst.includes(kase.caseType)) return chance(random, 0.45) ? yield rating(scene, kase) : kase;
  while (kase.status === 'callback' && kase.tries.length < policy.callback.tries) {
    const ready = after(kase.callFrom ?? kase.registeredAt, between(random, 5, 170));
    const at = after(callableFrom(policy, ready), 1);
    const agent = somebody(random, 'callbackAgent');
    if (scene.halt === 'callback' || chance(random, 0.22)) {
      kase = yield step(at, agent, { type: 'recordCallback', outcome: 'noAnswer' });
      continue;
    }
    const mood = moodOf(scene, kase);
    kase = yield step(at, agent, {
      type: 'recordCallback',
      outcome: 'reached',
      solved: mood !== 'dissatisfied',
      contactedFirst: kase.contactedAt !== undefined,
      satisfaction: ratings[mood],
      remark: makeRemark(random, mood),
    });
  }
  return kase;
}

const rulings = [
  ['redo', 62, '来电人反映的问题仍然存在，答复与现场不符，退回重新办理。'],
  ['uphold', 30, '答复依据充分，已多次解释，诉求超出现行政策，维持答复。'],
  ['extend', 6, '整改需要施工期，同意延长后再行回访。'],
  ['handOver', 2, '主要职责在其他单位，重新派单。'],
] as const;

function* adjudicate(scene: Scene, disputed: Case): Generator<Step, Case, Case> {
  const { random, halt } = scene;
  const started = disputed.clocks.adjudication?.startedAt ?? toInstant(toMs(disputed.registeredAt) + dayMs);
  const [drawn, , words] = pickWeighted(random, rulings, ([, share]) => share);
  const ruling = halt === 'redo' ? 'redo' : disputed.round > 2 ? 'uphold' : drawn;
  const reason = rulings.find(([name]) => name === ruling)?.[2] ?? words;
  return yield step(inOffice(scene, started, hours(random, 0.5, 10)), somebody(random, 'adjudicator'), {
    type: 'adjudicate',
    ruling,
    reason,
    ...(ruling === 'extend' && { limit: { amount: 5, unit: 'workingDays' } }),
  });
}
