import { useQuery } from '@tanstack/react-query';
import { useLocation, useNavigate } from 'react-admin';
import { serverNow } from '../../data/http.ts';
import type { OverviewView } from '../../data/oversight.ts';
import { useApi } from '../../data/useApi.ts';
import { dateTime } from '../../data/when.ts';
import { useLocale, useT } from '../../i18n/useT.ts';
import { dayOf, endOf, startOf } from '../../lists/days.ts';
import { Choice } from '../../pieces/Choice.tsx';
import { Loaded } from '../../pieces/States.tsx';
import { Banners, Instructed, Topics, Units } from './Told.tsx';
import { Cards, Others } from './Rates.tsx';

const refreshMs = 60_000;
const dayMs = 86_400_000;
const periods = ['1', '7', '30'] as const;
type Days = (typeof periods)[number];

/** The last so many days, today included, whole in the hotline's zone. */
function periodOf(days: Days): { from: string; to: string } {
  const now = serverNow();
  return { from: startOf(dayOf(now - (Number(days) - 1) * dayMs)), to: endOf(dayOf(now)) };
}

/** The period stands in the address, so that what is seen can be shared. */
function usePeriod(): [Days, (days: Days) => void] {
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const asked = new URLSearchParams(search).get('days');
  const days = periods.find((known) => known === asked) ?? '7';
  return [days, (to) => navigate(`${pathname}?days=${to}`)];
}

function Told({ view }: { view: OverviewView }) {
  return (
    <>
      <Cards view={view} />
      <div className="oversight-two">
        <div className="stack wide">
          <Topics view={view} />
          <Units view={view} />
        </div>
        <div className="stack wide">
          <Banners view={view} />
          <Others view={view} />
        </div>
      </div>
      <Instructed view={view} />
    </>
  );
}

/** The leader's page: the rates with what they are made of, topics, banners, and the cases that carry an instruction. */
export default function Overview() {
  const t = useT();
  const api = useApi();
  const locale = useLocale();
  const [days, pick] = usePeriod();
  const { from, to } = periodOf(days);
  const overview = useQuery({
    queryKey: ['overview', from, to],
    queryFn: () => api.overview(from, to),
    refetchInterval: refreshMs,
  });
  const options = periods.map((value, i) => ({ value, label: t(`overview.days.${value}`), keys: String(i + 1) }));
  return (
    <div className="page stack wide">
      <div className="row wrap">
        <h1 className="case-title">{t('rail.overview')}</h1>
        <Choice label={t('overview.period')} options={options} value={days} onPick={pick} size="low" />
        <span className="grow" />
        {overview.data ? (
          <span className="faint small">{`${dayOf(overview.data.from)} – ${dateTime(overview.data.to, locale)}`}</span>
        ) : null}
      </div>
      <Loaded query={overview} rows={10}>
        {(view) => <Told view={view} />}
      </Loaded>
    </div>
  );
}
