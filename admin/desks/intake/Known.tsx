import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useNavigate, useNotify } from 'react-admin';
import { isEnded } from '../../../domain/case/codes.ts';
import { normalPhone } from '../../../domain/phone.ts';
import { clickAnswered, clickId } from '../../commands/clicks.ts';
import { filledOnly } from '../../commands/wrongs.ts';
import { AlikeRow, ShortRow } from '../../case/Others.tsx';
import { problemOf } from '../../data/http.ts';
import type { CallerLookup, CaseRow, Told } from '../../data/types.ts';
import { useApi } from '../../data/useApi.ts';
import { problemText } from '../../i18n/problemText.ts';
import { useT } from '../../i18n/useT.ts';
import { Button } from '../../pieces/Button.tsx';
import type { CallDraft } from './draft.ts';

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

const settleMs = 600;

/** What is known of the call so far, once nobody has typed for a moment. */
function useSettled(told: Told): Told {
  const [settled, setSettled] = useState(told);
  const text = JSON.stringify(told);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(JSON.parse(text) as Told), settleMs);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

const toldIn = ({ title, content, categoryId, divisionCode, address }: CallDraft): Told =>
  filledOnly({
    title: `${title} ${content}`.trim().slice(0, 4_000),
    ...{ categoryId, divisionCode, address: address.trim() },
  });

function useAlike(value: CallDraft) {
  const api = useApi();
  const told = useSettled(toldIn(value));
  return useQuery({
    queryKey: ['similar-to', told],
    queryFn: ({ signal }) => api.similarTo(told, signal),
    enabled: (told.title?.length ?? 0) > 3 || told.address !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
  });
}

const mostAlike = 5;

/** Beside the form: the cases of this number, and those like what is being told. */
export function Beside({ found, value }: { found: CallerLookup | undefined; value: CallDraft }) {
  const t = useT();
  const known = found?.cases ?? [];
  const alike = (useAlike(value).data ?? []).filter((row) => !known.some(({ id }) => id === row.id));
  return (
    <aside>
      <div className="stack">
        <h2>{t('intake.similar')}</h2>
        {known.length === 0 ? <p className="faint">{t('intake.noSimilar')}</p> : null}
        {known.map((row) => (
          <ShortRow key={row.id} row={row} />
        ))}
        {alike.length > 0 ? <h2>{t('intake.alike')}</h2> : null}
        {alike.slice(0, mostAlike).map((row) => (
          <AlikeRow key={row.id} row={row} />
        ))}
      </div>
    </aside>
  );
}
