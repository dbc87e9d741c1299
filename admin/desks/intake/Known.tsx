import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { isEnded } from '../../../domain/case/codes.ts';
import { normalPhone } from '../../../domain/phone.ts';
import { AlikeRow, ShortRow } from '../../case/Others.tsx';
import { filledOnly } from '../../commands/wrongs.ts';
import type { CallerLookup, CaseRow, Told } from '../../data/types.ts';
import { useApi } from '../../data/useApi.ts';
import { useT } from '../../i18n/useT.ts';
import type { CallDraft } from './draft.ts';
import { useEnterprise } from './Enterprise.tsx';
import { Repeats } from './Repeats.tsx';
import { useSettled } from './useSettled.ts';

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

interface KnownProps {
  found: CallerLookup;
  value: CallDraft;
  set: (change: Partial<CallDraft>) => void;
}

/** The caller in one line, and his earlier cases with one key for each thing that a repeated call can be. */
export function Known({ found, value, set }: KnownProps) {
  const t = useT();
  const open = found.cases.filter((row) => !isEnded(row.status));
  return (
    <>
      <div className="row wrap">
        {found.name ? <span>{found.name}</span> : null}
        <span className="muted">
          {found.total > 0 ? t('intake.history', { n: found.total }) : t('intake.newCaller')}
        </span>
        {open.length > 0 ? <span className="chip violet">{t('intake.openCases', { n: open.length })}</span> : null}
      </div>
      <Repeats rows={found.cases} hold="alt" value={value} set={set} />
    </>
  );
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
const mostOfEnterprise = 8;

/** The rows that are in none of these lists. */
const notIn = <T extends CaseRow>(rows: readonly T[], ...lists: readonly (readonly CaseRow[])[]): T[] =>
  rows.filter((row) => !lists.flat().some(({ id }) => id === row.id));

interface BesideProps {
  found: CallerLookup | undefined;
  value: CallDraft;
  /** What stands between the cases of this number and those like it. */
  children: ReactNode;
}

/** Beside the form: the cases of this number, those of the enterprise, and those like what is being told. */
export function Beside({ found, value, children }: BesideProps) {
  const t = useT();
  const known = found?.cases ?? [];
  const enterprise = useEnterprise(value).data?.cases ?? [];
  const alike = notIn(useAlike(value).data ?? [], known, enterprise);
  const itsOwn = notIn(enterprise, known);
  return (
    <aside>
      <div className="stack">
        <h2>{t('intake.similar')}</h2>
        {known.length === 0 ? <p className="faint">{t('intake.noSimilar')}</p> : null}
        {known.map((row) => (
          <ShortRow key={row.id} row={row} />
        ))}
        {itsOwn.length > 0 ? <h2>{t('intake.enterpriseCases')}</h2> : null}
        {itsOwn.slice(0, mostOfEnterprise).map((row) => (
          <ShortRow key={row.id} row={row} />
        ))}
        {children}
        {alike.length > 0 ? <h2>{t('intake.alike')}</h2> : null}
        {alike.slice(0, mostAlike).map((row) => (
          <AlikeRow key={row.id} row={row} />
        ))}
      </div>
    </aside>
  );
}
