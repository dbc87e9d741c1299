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
  over: boolean;
  gone: boolean;
  alarm: Alarm;
}

/**
 * The life of a case (工单) between its registration and its end: everything that happens while nobody clicks.
 * People's commands are decided by the ledger, which then tells how the case stands; here one timer is kept for the next
 * strike, and what is owed to people is performed. No rule is known here.
 */
export async function caseWorkflow(run: CaseRun): Promise<Status | 'gone'> {
  const inbox: CaseRun = { ...run };
  setHandler(told, (news) => {
    if (!inbox.thin || news.thin.seq > inbox.thin.seq) inbox.thin = news.thin;
    inbox.owed ||= news.owed;
  });
  await condition(() => inbox.thin !== undefined);
  const life = lifeOf(inbox as CaseRun & { thin: Thin });
  const notices = keepPromises(life);
  while (!life.thin.ended && !life.gone) await stages[life.thin.status](life);
  life.over = true;
  setCurrentDetails(sayCase(life.thin));
  await notices;
  return life.gone ? 'gone' : life.thin.status;
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

const ended: Stage = () => Promise.resolve();

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

const lifeOf = (inbox: CaseRun & { thin: Thin }): Life => ({
  get thin() {
    return inbox.thin;
  },
  set thin(thin) {
    if (thin.seq >= inbox.thin.seq) inbox.thin = thin;
  },
  get owed() {
    return inbox.owed ?? false;
  },
  set owed(owed) {
    inbox.owed = owed;
  },
  over: false,
  gone: false,
  alarm: createAlarm(),
});

/** Waits while the case is in this status, striking whatever comes due; whoever acts moves it on. */
async function whileIn(status: Status, life: Life): Promise<void> {
  while (life.thin.status === status && !life.gone) {
    const { seq } = life.thin;
    life.alarm.set(life.thin.next);
    setCurrentDetails(sayCase(life.thin));
    await condition(() => life.thin.seq !== seq || life.alarm.rung() !== undefined);
    const due = life.alarm.rung();
    if (due && life.thin.seq === seq) await strikeNow(life, due);
    if (workflowInfo().continueAsNewSuggested && !life.owed) await startAfresh(life);
  }
}

// the database's clock may be a little behind the engine's: the ledger refuses what is early, and it is tried again
const tooEarlyMs = 250;

async function strikeNow(life: Life, due: NonNullable<Thin['next']>): Promise<void> {
  const { seq } = life.thin;
  life.alarm.set(undefined);
  const struck = await strike(life.thin.caseId, due);
  life.gone = struck === null;
  if (!struck) return;
  life.thin = struck.thin;
  life.owed ||= struck.owed;
  if (life.thin.seq === seq) life.alarm.set(life.thin.next, tooEarlyMs);
}

/** Performs what is owed to people, beside the timers, so that a gateway that is away delays no strike. */
async function keepPromises(life: Life): Promise<void> {
  for (;;) {
    await condition(() => life.owed || life.over);
    if (!life.owed) return;
    life.owed = false;
    await performOwed(life.thin.caseId);
  }
}

async function startAfresh({ thin, owed }: Life): Promise<never> {
  return continueAsNew<typeof caseWorkflow>({ thin, owed });
}
