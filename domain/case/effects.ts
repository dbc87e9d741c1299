import type { Case } from './case.ts';
import type { Fact } from './facts.ts';
import type { ClockName } from './clocks.ts';
import type { Role } from '../people.ts';

/** What people are told, as a template; its text is made when it is sent. */
export const templates = [
  'registered',
  'rate',
  'dispatched',
  'coDispatched',
  'remind',
  'overdue',
  'supervised',
  'replyToApprove',
  'sentBack',
  'redo',
  'closed',
  'urged',
  'withdrawn',
] as const;
export type Template = (typeof templates)[number];
export type Recipient = 'citizen' | `unit:${string}` | `role:${Role}`;

/** Something owed to somebody: exactly one per case, fact, template and recipient. */
export interface Owed {
  template: Template;
  to: Recipient;
}

const unit = (id: string): Recipient => `unit:${id}`;
const units = (kase: Case): Recipient[] =>
  [kase.leadUnitId, ...kase.coHandlers.map((co) => co.unitId)].flatMap((id) => id ?? []).map(unit);
const lead = (kase: Case): Recipient => (kase.leadUnitId === undefined ? 'role:dispatcher' : unit(kase.leadUnitId));
const each = (template: Template, to: readonly Recipient[]): Owed[] => to.map((one) => ({ template, to: one }));

/** Who works against a clock, and so hears of it. */
function worksAgainst(clock: ClockName, kase: Case): Recipient {
  if (clock.startsWith('co:')) return unit(clock.slice(3));
  if (clock === 'dispatch' || clock === 'returnRuling') return 'role:dispatcher';
  if (clock === 'callback') return 'role:callbackAgent';
  if (clock === 'adjudication') return 'role:adjudicator';
  if (clock === 'review' && kase.reply?.stage === 'centre') return 'role:reviewer';
  return lead(kase);
}

/** What a fact owes to people; `kase` is the case after it. Messages to the citizen only when there is a number to send to. */
export function effectsOf(kase: Case, fact: Fact): Owed[] {
  const citizen = (template: Template): Owed[] => (kase.reachable ? [{ template, to: 'citizen' }] : []);
  switch (fact.type) {
    case 'registered':
      return fact.clocks ? citizen('registered') : [];
    case 'answered':
      return citizen('rate');
    case 'dispatched':
      return [...each('dispatched', [unit(fact.leadUnitId)]), ...each('coDispatched', fact.coUnitIds.map(unit))];
    case 'struck': {
      const to = worksAgainst(fact.clock, kase);
      return [
        ...(fact.acts.includes('remind') && !fact.acts.includes('red') ? each('remind', [to]) : []),
        ...(fact.acts.includes('red') ? each('overdue', [to]) : []),
      ];
    }
    case 'supervised':
      return each('supervised', [...new Set<Recipient>([lead(kase), 'role:supervisor'])]);
    case 'replied':
      return fact.stage === 'unitHead' ? each('replyToApprove', [lead(kase)]) : [];
    case 'replySentBack':
      return each('sentBack', [lead(kase)]);
    case 'redoOrdered':
    case 'timeGranted':
      return each('redo', [lead(kase)]);
    case 'ratingInvited':
      return citizen('rate');
    case 'closed':
      return fact.how === 'satisfied' || fact.how === 'upheld' ? citizen('closed') : [];
    case 'urged':
      return each('urged', [lead(kase)]);
    case 'withdrawn':
      return each('withdrawn', units(kase));
    case 'redirected':
    case 'invalidated':
    case 'corrected':
    case 'signed':
    case 'handlerAssigned':
    case 'contacted':
    case 'noted':
    case 'coReplied':
    case 'replyEndorsed':
    case 'replyPassed':
    case 'callbackTried':
    case 'citizenHeard':
    case 'disputed':
    case 'handedOver':
      return [];
  }
}
