import { condition, continueAsNew, setCurrentDetails, setHandler, workflowInfo } from '@temporalio/workflow';
import type { Status } from '../domain/case/codes.ts';
import type { Thin } from '../domain/case/thin.ts';
import { createAlarm, type Alarm } from './alarm.ts';
import { performOwed, strike } from './deeds.ts';
import { told, type CaseRun } from './messages.ts';
import { sayCase } from './story.ts';

/** What the workflow keeps of its case: how it stands, what is owed to people, and the one timer. */
interface Life {
  thin: Thin;
  owed: boolean;
  performing: boolean;
  gone: boolean;
  /** How often a strike was asked for and the ledger said that nothing has changed. */
  early: number;
  alarm: Alarm;
}
type Unborn = Omit<Life, 'thin'> & { thin?: Thin };

const isBorn = (life: Unborn): life is Life => life.thin !== undefined;

/**
 * The life of a case (工单) between its registration and its end: everything that happens while nobody clicks.
 * People's commands are decided by the ledger, which then tells how the case stands; here one timer is kept for the next
 * strike, and what is owed to people is performed. No rule is known here.
 */
export async function caseWorkflow(run: CaseRun): Promise<Status | 'gone'> {
  const life: Unborn = { owed: false, ...run, performing: false, gone: false, early: 0, alarm: createAlarm() };
  setHandler(told, (news) => {
    if (!life.thin || news.thin.seq > life.thin.seq) life.thin = news.thin;
    life.owed ||= news.owed;
  });
  await condition(() => isBorn(life));
  if (!isBorn(life)) return 'gone';
  await Promise.race([keepPromises(life), live(life)]);
  return life.gone ? 'gone' : life.thin.status;
}

const isOver = ({ thin, owed, performing, gone }: Life): boolean => gone || (thin.ended && !owed && !performing);

async function live(life: Life): Promise<void> {
  while (!isOver(life)) await stages[life.thin.status](life);
}

type Stage = (life: Life) => Promise<void>;

/** 待派单: a dispatcher sends it to a unit. If nobody does, the dispatchers are reminded, then the lamp turns red. */
const awaitDispatch: Stage = (life) => whileIn('triage', life);

/** 待签收: the sign clock and the handling clock both run. An unsigned case is reminded, turns red and is supervised. */
const awaitSignature: Stage = (life) => whileIn('dispatched', life);

/** 办理中: the lead and its co-handlers work, each against a clock of their own. */
const handling: Stage = (life) => whileIn('handling', life);

/** 待审核: the unit's head, then the centre's reviewer looks at the reply. */
const awaitReview: Stage = (life) => whileIn('replyReview', life);

/** 待回访: the citizen is called, again on another day and at another time, then asked by message, then closed as not reached. */
const callbackLoop: Stage = (life) => whileIn('callback', life);

/** 不满意研判: the adjudicator orders a redo, stands by the reply, grants time or hands over. */
const adjudication: Stage = (life) => whileIn('adjudication', life);

/** 待补充: the citizen is asked for what only he knows. */
const awaitInformation: Stage = (life) => whileIn('needInfo', life);

/** 会商研判: the units agree who leads. */
const conference: Stage = (life) => whileIn('conferring', life);

/** 退单待审: a dispatcher rules on the unit's objection. */
const awaitRuling: Stage = (life) => whileIn('returnReview', life);

/** 挂账跟踪: it cannot be solved now; looked at each month until the promised date. */
const longPending: Stage = (life) => whileIn('longPending', life);

/** 已上报: another platform has it. */
const elsewhere: Stage = (life) => whileIn('sentUp', life);

/** Ended: it waits only for what is still owed to people. */
const ended: Stage = async (life) => {
  setCurrentDetails(sayCase(life.thin));
  await condition(() => !life.thin.ended || isOver(life));
};

const stages: Record<Status, Stage> = {
  triage: awaitDispatch,
  needInfo: awaitInformation,
  conferring: conference,
  dispatched: awaitSignature,
  returnReview: awaitRuling,
  handling,
  replyReview: awaitReview,
  callback: callbackLoop,
  adjudication,
  longPending,
  sentUp: elsewhere,
  answered: ended,
  redirected: ended,
  invalid: ended,
  closed: ended,
  terminated: ended,
  merged: ended,
};

/** Waits while the case is in this status, striking whatever comes due; whoever acts moves it on. */
async function whileIn(status: Status, life: Life): Promise<void> {
  while (life.thin.status === status && !life.gone) {
    const { seq } = life.thin;
    life.alarm.set(life.thin.next);
    setCurrentDetails(sayCase(life.thin));
    await condition(() => life.thin.seq !== seq || life.alarm.rung() !== undefined);
    const due = life.alarm.rung();
    if (due && life.thin.seq === seq) await strikeNow(life, due);
    if (workflowInfo().continueAsNewSuggested) await startAfresh(life);
  }
}

// the database's clock may be behind the engine's: the ledger refuses what is early, and it is tried again, ever more calmly
const againMs = (early: number): number => Math.min(60_000, 250 * 2 ** Math.min(early, 8));

async function strikeNow(life: Life, due: NonNullable<Thin['next']>): Promise<void> {
  const asked = life.thin;
  life.alarm.set(undefined);
  const struck = await strike(asked.caseId, due);
  life.gone = struck === null;
  if (!struck) return;
  life.owed ||= struck.owed;
  // a ledger that was restored from a backup answers with a lower seq, and is right; only what was heard meanwhile is newer
  if (life.thin === asked || struck.thin.seq > life.thin.seq) life.thin = struck.thin;
  const isSameStill = life.thin.seq === asked.seq;
  if (isSameStill) life.alarm.set(life.thin.next, againMs(life.early));
  life.early = isSameStill ? life.early + 1 : 0;
}

/** Performs what is owed to people, beside the timers, so that a gateway that is away delays no strike. */
async function keepPromises(life: Life): Promise<never> {
  for (;;) {
    await condition(() => life.owed);
    life.owed = false;
    life.performing = true;
    await performOwed(life.thin.caseId);
    life.performing = false;
  }
}

// what is being performed is owed still: the next run sees to it, and each effect goes out by its own id
const startAfresh = ({ thin, owed, performing }: Life): Promise<never> =>
  continueAsNew<typeof caseWorkflow>({ thin, owed: owed || performing });
