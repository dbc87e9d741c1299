import type { Case } from './case.ts';
import { alive, turn, type Clocks } from './clocks.ts';
import { isEnded } from './codes.ts';
import type { Fact, FactOf } from './facts.ts';
import { leadsTo } from './machine.ts';

/** The case that a registration creates; its id and seq are the ledger's to give. */
const born = (id: string, fact: FactOf<'registered'>): Case => {
  const { type: _, clocks: __, words: ___, at, by, ...known } = fact;
  return {
    ...{ id, seq: 0, status: 'triage', ...known, registeredAt: at, registeredBy: by.id },
    ...{ coHandlers: [], round: 1, tries: [], supervisionLevel: 0, urgeCount: 0, clocks: {} },
  };
};

const clocksAfter = (clocks: Clocks, fact: Fact): Clocks =>
  (fact.clocks ?? []).reduce((now, change) => turn(now, change, fact.at), clocks);

/** The case without the callback that was waited for. */
const uncalled = ({ callFrom: _, ...kase }: Case): Case => kase;
/** The case without the wish for more time that was waiting. */
const unasked = ({ extensionAsked: _, ...kase }: Case): Case => kase;
/** The case as before its dispatch: no lead, no handler, no co-handlers. */
const unsent = ({ leadUnitId: _, handlerId: __, signedAt: ___, ...kase }: Case): Case => ({ ...kase, coHandlers: [] });

/** What one fact changes beside status and clocks. */
function remember(kase: Case, fact: Fact): Case {
  const { at, by } = fact;
  switch (fact.type) {
    case 'registered':
    case 'answered':
    case 'redirected':
    case 'invalidated':
    case 'noted':
    case 'ratingInvited':
    case 'disputed':
    case 'withdrawn':
    case 'infoAsked':
    case 'infoSuppliedToCentre':
    case 'infoSuppliedToUnit':
    case 'suspended':
    case 'lifted':
      return kase;
    case 'corrected': {
      const { caseType = kase.caseType, categoryId = kase.categoryId, divisionCode = kase.divisionCode } = fact;
      return { ...kase, caseType, categoryId, divisionCode, profile: fact.profile ?? kase.profile };
    }
    case 'dispatched': {
      const coHandlers = fact.coUnitIds.map((unitId) => ({ unitId }));
      return { ...kase, leadUnitId: fact.leadUnitId, coHandlers, dispatchedAt: at, dispatchedBy: by.id };
    }
    case 'signed':
      return { ...kase, signedAt: at };
    case 'handlerAssigned':
      return { ...kase, handlerId: fact.handlerId };
    case 'contacted':
      return fact.reached && !kase.contactedAt ? { ...kase, contactedAt: at } : kase;
    case 'extensionRequested':
      return { ...kase, extensionAsked: { at, by: by.id, limit: fact.limit } };
    case 'extensionRuled':
      return unasked(kase);
    case 'urgencySet':
      return { ...kase, urgency: fact.urgency };
    case 'rulesAdopted':
      return { ...kase, rules: fact.rules };
    case 'coReplied': {
      const answered = (co: Case['coHandlers'][number]) => (co.unitId === fact.unitId ? { ...co, repliedAt: at } : co);
      return { ...kase, coHandlers: kase.coHandlers.map(answered) };
    }
    case 'replied': {
      const { result, contacted, late, stage, substantiated } = fact;
      const said = { at, by: by.id, result, contacted, late, stage };
      return { ...unasked(kase), reply: substantiated === undefined ? said : { ...said, substantiated } };
    }
    case 'replyEndorsed':
      return kase.reply ? { ...kase, reply: { ...kase.reply, stage: 'centre' } } : kase;
    case 'replyPassed':
      return {
        ...kase,
        ...(kase.reply && { reply: { ...kase.reply, stage: 'passed' } }),
        callFrom: fact.callFrom,
        tries: [],
      };
    case 'replySentBack':
      return kase.reply ? { ...kase, reply: { ...kase.reply, stage: 'sentBack' } } : kase;
    case 'callbackTried': {
      const tried = { ...kase, tries: [...kase.tries, { at, by: by.id, outcome: fact.outcome }] };
      return fact.callFrom === undefined ? tried : { ...tried, callFrom: fact.callFrom };
    }
    case 'citizenHeard': {
      const { solved, satisfaction, contactedFirst } = fact;
      const tries = [...kase.tries, { at, by: by.id, outcome: 'reached' as const }];
      return {
        ...kase,
        tries,
        heard: { at, solved, satisfaction, ...(contactedFirst !== undefined && { contactedFirst }) },
      };
    }
    case 'redoOrdered':
      return { ...uncalled(kase), round: fact.round };
    case 'timeGranted':
      return uncalled(kase);
    case 'handedOver':
      return unsent(uncalled(kase));
    case 'closed':
      return { ...kase, closedHow: fact.how };
    case 'urged':
      return { ...kase, urgeCount: kase.urgeCount + 1 };
    case 'supervised':
      return { ...kase, supervisionLevel: Math.max(kase.supervisionLevel, fact.level) };
    case 'struck': {
      const clock = kase.clocks[fact.clock];
      return clock ? { ...kase, clocks: { ...kase.clocks, [fact.clock]: { ...clock, struck: fact.rung + 1 } } } : kase;
    }
  }
}

/** A case that has ended runs no clock. */
function ended(kase: Case, at: string): Case {
  const stopped = alive(kase.clocks).reduce((now, clock) => turn(now, { do: 'stop', clock }, at), kase.clocks);
  return { ...kase, clocks: stopped, endedAt: at };
}

/** The case after one more fact. The only way in which a case changes, live and in every rebuild. */
export function evolve(kase: Case | null, fact: Fact, id = kase?.id): Case {
  if (!kase && (fact.type !== 'registered' || id === undefined)) throw new Error('a case begins with its registration');
  const before = kase ?? born(id ?? '', fact as FactOf<'registered'>);
  const known = remember({ ...before, clocks: clocksAfter(before.clocks, fact) }, fact);
  const to = leadsTo[fact.type];
  const next = { ...known, seq: before.seq + 1, status: to === 'same' ? known.status : to };
  return isEnded(next.status) && !isEnded(before.status) ? ended(next, fact.at) : next;
}

/** A whole life folded from nothing. */
export const fold = (id: string, facts: readonly Fact[]): Case =>
  facts.reduce<Case | null>((kase, fact) => evolve(kase, fact, id), null) ?? raise();

const raise = (): never => {
  throw new Error('no facts');
};
