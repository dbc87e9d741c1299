import { useQuery } from '@tanstack/react-query';
import { isEnded } from '../../../domain/case/codes.ts';
import { normalPhone } from '../../../domain/phone.ts';
import { ShortRow } from '../../case/Others.tsx';
import type { CallerLookup } from '../../data/types.ts';
import { useApi } from '../../data/useApi.ts';
import { useT } from '../../i18n/useT.ts';
import type { CallDraft } from './draft.ts';
import { Repeats } from './Repeats.tsx';

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
      <Repeats rows={found.cases} value={value} set={set} />
    </>
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
