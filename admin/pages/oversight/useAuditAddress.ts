import { useLocation, useNavigate } from 'react-admin';
import { accessActions, type AuditFilter } from '../../data/oversight.ts';

export const auditTabs = ['seen', 'changed', 'exported', 'verified'] as const;
export type AuditTab = (typeof auditTabs)[number];

/** What of the record is looked at; `day` is one of the hotline's zone. */
export interface AuditAsked {
  tab: AuditTab;
  page: number;
  user: string;
  action: string;
  number: string;
  day: string;
}

const dayMs = 86_400_000;

/** What is asked of the server. */
export function filterOf({ tab, user, action, number, day }: AuditAsked): AuditFilter {
  const known = accessActions.find((one) => one === (tab === 'exported' ? 'export' : action));
  const start = Date.parse(`${day}T00:00:00+08:00`);
  return {
    ...(user !== '' && { userId: user }),
    ...(tab !== 'changed' && known !== undefined && { action: known }),
    ...(tab === 'seen' && /^\d{14}$/.test(number) && { number }),
    ...(!Number.isNaN(start) && {
      after: new Date(start).toISOString(),
      before: new Date(start + dayMs).toISOString(),
    }),
  };
}

/** The record as its address says it, so that a finding can be shared. */
export function useAuditAddress(): [AuditAsked, (change: Partial<AuditAsked>) => void] {
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const query = new URLSearchParams(search);
  const read = (field: string): string => query.get(field) ?? '';
  const page = Number(read('page'));
  const asked: AuditAsked = {
    tab: auditTabs.find((tab) => tab === read('tab')) ?? 'seen',
    page: Number.isInteger(page) && page > 0 ? page : 1,
    ...{ user: read('user'), action: read('action'), number: read('number'), day: read('day') },
  };
  const change = (to: Partial<AuditAsked>): void => {
    const next = { ...asked, page: 1, ...to };
    const said = Object.entries(next).filter(([, value]) => value !== '' && value !== 1 && value !== 'seen');
    navigate(`${pathname}?${new URLSearchParams(said.map(([k, v]) => [k, String(v)])).toString()}`);
  };
  return [asked, change];
}
