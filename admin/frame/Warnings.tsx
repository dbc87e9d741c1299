import { useQuery } from '@tanstack/react-query';
import { LinkBase } from 'react-admin';
import { serverNow } from '../data/http.ts';
import { useApi, useMe } from '../data/useApi.ts';
import { useT } from '../i18n/useT.ts';
import { isWarned, publishesRules } from '../rules/roles.ts';

const hourMs = 3_600_000;
const zoneMs = 8 * hourMs;

/** What somebody should see to now, above every page of the desks that can. */
export function Warnings() {
  const t = useT();
  const me = useMe();
  const api = useApi();
  const warnings = useQuery({
    queryKey: ['warnings'],
    queryFn: () => api.warnings(),
    enabled: isWarned(me),
    ...{ staleTime: hourMs, refetchInterval: hourMs, retry: false },
  });
  const found = isWarned(me) ? (warnings.data ?? []) : [];
  const thisYear = new Date(serverNow() + zoneMs).getUTCFullYear();
  return found.map(({ code, year }) => (
    <div key={code} className="warning-bar row wrap" role="status">
      <span>{t(year > thisYear ? 'warning.nextYear' : 'warning.thisYear', { year })}</span>
      {publishesRules(me) ? (
        <LinkBase to={`/calendars?date=${String(year)}-01-01`}>{t('warning.toCalendar')}</LinkBase>
      ) : null}
    </div>
  ));
}
