import { barred, type CommandType } from '../../domain/case/machine.ts';
import { type OfferedCommand, offeredCommands } from '../../domain/case/commands.ts';
import { actorOf } from '../data/useApi.ts';
import type { CaseView, Me } from '../data/types.ts';

const byHand = (type: OfferedCommand): boolean => type !== 'strike' && type !== 'register';

const atMyStage = (type: CommandType, kase: CaseView, me: Me): boolean => {
  if (type === 'submitCoReply') return kase.coHandlers.some((co) => co.unitId === me.unitId && !co.repliedAt);
  if (type !== 'approveReply' && type !== 'sendBackReply') return true;
  return me.roles.includes(kase.reply?.stage === 'unitHead' ? 'unitHead' : 'reviewer');
};

/** What this person may do to this case now, by the same table that guards the server. */
export const mayNow = (kase: CaseView, me: Me): OfferedCommand[] =>
  offeredCommands.filter(
    (type) => byHand(type) && barred(type, kase, actorOf(me)) === undefined && atMyStage(type, kase, me),
  );
