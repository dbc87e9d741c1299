import type { OfferedCommand } from '../../domain/case/commands.ts';
import { permitted } from '../../domain/case/decide.ts';
import { actorOf } from '../data/useApi.ts';
import type { CaseView, Me } from '../data/types.ts';

/** What this person may do to this case now, asked of the rules that guard the server. */
export const mayNow = (kase: CaseView, me: Me): OfferedCommand[] => permitted(kase, actorOf(me));
