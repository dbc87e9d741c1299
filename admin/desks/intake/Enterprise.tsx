import { useQuery } from '@tanstack/react-query';
import { isCreditCode } from '../../../domain/creditCode.ts';
import { isEnded } from '../../../domain/case/codes.ts';
import type { CallerLookup } from '../../data/types.ts';
import { useApi } from '../../data/useApi.ts';
import { useT } from '../../i18n/useT.ts';
import { Asked } from '../../pieces/Asked.tsx';
import type { CallDraft } from './draft.ts';
import { Repeats, worthAKey } from './Repeats.tsx';

interface EnterpriseProps {
  value: CallDraft;
  set: (change: Partial<CallDraft>) => void;
}

const codeLength = 18;
const codeOf = ({ creditCode }: CallDraft): string => creditCode.trim().toUpperCase();

/** The unified social credit code; a slip is named as soon as all its signs are there. */
export function CreditCode({ value, set, wrong }: EnterpriseProps & { wrong: (field: string) => string | undefined }) {
  const t = useT();
  const code = codeOf(value);
  const slip = code.length >= codeLength && !isCreditCode(code) ? t('wrong.creditDigit') : undefined;
  return (
    <Asked label={t('words.creditCode')} wrong={slip ?? wrong('enterprise.creditCode')}>
      {(wiring) => (
        <input
          className="field mono"
          style={{ width: 220, textTransform: 'uppercase' }}
          {...wiring}
          maxLength={codeLength}
          value={value.creditCode}
          onChange={(event) => set({ creditCode: event.target.value })}
        />
      )}
    </Asked>
  );
}

/** The earlier cases of the enterprise, as soon as its code is whole and right. */
export function useEnterprise(value: CallDraft) {
  const api = useApi();
  const code = codeOf(value);
  return useQuery({
    queryKey: ['enterprise', code],
    queryFn: () => api.lookupEnterprise(code),
    enabled: value.isEnterprise && isCreditCode(code),
    retry: false,
  });
}

/** The enterprise in one line, and its earlier cases with one key for each thing that a repeated call can be; those that stand at the number already are not shown twice. */
export function KnownEnterprise({ value, set, caller }: EnterpriseProps & { caller: CallerLookup | undefined }) {
  const t = useT();
  const { data } = useEnterprise(value);
  if (!value.isEnterprise || !data) return null;
  const above = worthAKey(caller?.cases ?? []);
  const open = data.cases.filter((row) => !isEnded(row.status));
  return (
    <div className="stack tight" role="group" aria-label={t('intake.enterpriseCases')}>
      <div className="row wrap">
        <span className="muted">
          {data.total > 0 ? t('intake.enterpriseHistory', { n: data.total }) : t('intake.newEnterprise')}
        </span>
        {open.length > 0 ? <span className="chip violet">{t('intake.openCases', { n: open.length })}</span> : null}
      </div>
      <Repeats
        rows={data.cases.filter(({ id }) => !above.some((row) => row.id === id))}
        hold="ctrl+alt"
        value={value}
        set={set}
      />
    </div>
  );
}
