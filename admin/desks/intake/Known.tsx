import { useQuery } from '@tanstack/react-query';
import { useNavigate, useNotify } from 'react-admin';
import { isEnded } from '../../../domain/case/codes.ts';
import { normalPhone } from '../../../domain/phone.ts';
import { clickAnswered, clickId } from '../../commands/clicks.ts';
import { ShortRow } from '../../case/Others.tsx';
import { problemOf } from '../../data/http.ts';
import type { CallerLookup, CaseRow } from '../../data/types.ts';
import { useApi } from '../../data/useApi.ts';
import { problemText } from '../../i18n/problemText.ts';
import { useT } from '../../i18n/useT.ts';
import { Button } from '../../pieces/Button.tsx';

/** Who has called from this number before, as soon as the number is whole. */
export function useKnown(phone: string) {
  const api = useApi();
  const normal = normalPhone(phone);
  return useQuery({
    queryKey: ['caller', normal],
    queryFn: () => api.lookupCaller(normal ?? ''),
    enabled: normal !== undefined,
    retry: false,
  });
}

function useUrge() {
  const t = useT();
  const api = useApi();
  const notify = useNotify();
  return (row: CaseRow) => {
    const command = { type: 'urge' } as const;
    const about = `${row.id}.urge`;
    api
      .submit(row.id, command, { commandId: clickId(about, command) })
      .then(() => {
        clickAnswered(about);
        notify(t('intake.urged', { number: row.number }));
      })
      .catch((error: unknown) => notify(problemText(t, problemOf(error)), { type: 'error' }));
  };
}

const shownOpen = 2;

/** The caller in one line, and his open cases with one key each: urge it, or open it since it is about this. */
export function Known({ found }: { found: CallerLookup }) {
  const t = useT();
  const navigate = useNavigate();
  const urge = useUrge();
  const open = found.cases.filter((row) => !isEnded(row.status));
  return (
    <div className="row wrap">
      {found.name ? <span>{found.name}</span> : null}
      <span className="muted">{found.total > 0 ? t('intake.history', { n: found.total }) : t('intake.newCaller')}</span>
      {open.length > 0 ? <span className="chip violet">{t('intake.openCases', { n: open.length })}</span> : null}
      {open.slice(0, shownOpen).map((row, i) => [
        <Button
          key={row.id + 'u'}
          size="low"
          keys={`alt+${String(i * 2 + 1)}`}
          says={row.title}
          onPress={() => urge(row)}
        >
          {t('intake.urgeOne', { number: row.number.slice(-6) })}
        </Button>,
        <Button
          key={row.id + 'a'}
          size="low"
          keys={`alt+${String(i * 2 + 2)}`}
          says={row.title}
          onPress={() => navigate(`/cases/${row.id}/show`)}
        >
          {t('intake.aboutThis')}
        </Button>,
      ])}
    </div>
  );
}

/** Beside the form: the cases of this number. */
export function OfThisNumber({ found }: { found: CallerLookup | undefined }) {
  const t = useT();
  return (
    <aside>
      <div className="stack">
        <h2>{t('intake.similar')}</h2>
        {!found || found.cases.length === 0 ? <p className="faint">{t('intake.noSimilar')}</p> : null}
        {(found?.cases ?? []).map((row) => (
          <ShortRow key={row.id} row={row} />
        ))}
      </div>
    </aside>
  );
}
