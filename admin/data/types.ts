import type { AttachmentView } from '../../domain/attachments.ts';
import type { Case, CoHandler } from '../../domain/case/case.ts';
import type { Clock, ClockName } from '../../domain/case/clocks.ts';
import type { Fact } from '../../domain/case/facts.ts';
import type { CaseType, Urgency } from '../../domain/case/codes.ts';
import type { CaseRow, QueueName } from '../../domain/lists.ts';
import type { LimitAmount } from '../../domain/limits.ts';
import type { Line } from '../../domain/explain.ts';
import type { Outsider, Role, Skill } from '../../domain/people.ts';

export type { AttachmentView, CaseRow, QueueName };

/** In what two cases agree, and how much that says. */
export interface Why {
  code: 'caller' | 'place' | 'near' | 'category' | 'words';
  weight: number;
  words?: string[];
}
/** A case that may be the same matter, and why. */
export type SimilarRow = CaseRow & { why: Why[] };

/** What is known of a case that is being told. */
export interface Told {
  title?: string;
  categoryId?: string;
  divisionCode?: string;
  address?: string;
}

/** Who is signed in. */
export interface Me {
  id: string;
  username: string;
  name: string;
  roles: Role[];
  skills?: Skill[];
  unitId: string;
  unitName: string;
  /** Where the engine's own pages show workflows; only for those who operate the system. */
  workflowsUrl?: string;
}

export interface Session {
  user: Me;
  units: { id: string; name: string }[];
  may: string[];
  csrf: string;
}

export interface DemoAccount {
  username: string;
  password: string;
  role: Role;
  unit: string;
  name: string;
}

export interface QueueCount {
  name: QueueName;
  count: number;
  overdue: number;
}

export interface CallerView {
  name?: string | null;
  phone?: string | null;
  revealable?: boolean;
}

/** A case with its words and names, as far as the reader may see them. */
export interface CaseView extends Case {
  title: string;
  categoryName: string;
  place: string;
  words: Record<string, string>;
  caller?: CallerView | null;
  leadUnitName?: string | null;
  coHandlers: (CoHandler & { unitName?: string })[];
  handlerName?: string | null;
}

export type FactRow = Omit<Fact, 'by' | 'words'> &
  Fact & {
    seq: number;
    at: string;
    by: { id?: string; role: Role | Outsider; unitId: string; name?: string | null; unitName?: string | null };
    words?: Record<string, string>;
  };

export interface ClockView extends Clock {
  name: ClockName;
  lines?: Line[];
}

/** The citizen's own clock, which has no limit. */
export interface CitizensClock {
  name: 'citizen';
}

export interface Candidate {
  unitId: string;
  name: string;
  role: 'lead' | 'co';
  reason: string;
  score: number;
  /** The limit that the rules give, where the answer says it. */
  limit?: LimitAmount;
}

export interface LimitPreview {
  dueAt: string;
  provisional: boolean;
  explained: Line[];
}

export interface CategoryHint {
  id: string;
  path: string;
  why: string[];
  byName?: boolean;
  leadUnitName?: string;
  leadUnitId?: string;
  caseType?: CaseType;
  urgency?: Urgency;
}

export interface DivisionHint {
  code: string;
  name: string;
  path?: string;
  initials?: string;
  parentCode?: string | null;
}

export interface CallerLookup {
  name?: string | null;
  total: number;
  cases: CaseRow[];
}

/** The earlier cases of an enterprise, newest first. */
export interface EnterpriseLookup {
  total: number;
  cases: CaseRow[];
}

export interface NoticeRow {
  id: string;
  to: string;
  how: string;
  text: string;
  at: string;
  state: string;
  caseId?: string | null;
  caseNumber?: string | null;
}

/** One version of a row of reference data. */
export interface ReferenceVersion {
  id: string;
  body: Record<string, unknown>;
  reason: string;
  by: string;
  byName: string | null;
  effectiveAt: string;
  appliedAt: string | null;
  error: string | null;
}

/** Whether the engine is away or late, since when, and what waits for it. */
export interface EngineState {
  state: 'ok' | 'away' | 'late';
  since: string | null;
  cases: number;
  notices: number;
}

/** Somebody else who has the same case open. */
export interface Other {
  id: string;
  name: string;
  doing: 'reading' | 'typing';
}
