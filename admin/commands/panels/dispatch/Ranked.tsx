import type { Candidate } from '../../../data/types.ts';
import { useT } from '../../../i18n/useT.ts';
import { keyName, useKeys } from '../../../pieces/useKeys.ts';
import type { DispatchDraft } from './choice.ts';

interface RankedProps {
  candidates: readonly Candidate[];
  value: DispatchDraft;
  onLead: (unitId: string) => void;
  onCo: (unitId: string) => void;
}

const numbered = 5;

function Row({
  candidate,
  index,
  value,
  onLead,
  onCo,
}: Omit<RankedProps, 'candidates'> & { candidate: Candidate; index: number }) {
  const t = useT();
  const lead = value.leadUnitId === candidate.unitId;
  const co = value.coUnitIds.includes(candidate.unitId);
  return (
    <div className={lead ? 'pick on row' : 'pick row'}>
      <button type="button" className="unpick row grow" aria-pressed={lead} onClick={() => onLead(candidate.unitId)}>
        {index < numbered ? <kbd aria-hidden="true">{index + 1}</kbd> : null}
        <span style={{ fontWeight: lead ? 700 : 500, whiteSpace: 'nowrap' }}>{candidate.name}</span>
        {lead ? <span className="chip stage">{t('dispatch.lead')}</span> : null}
        <span className="grow muted small cut" title={candidate.reason}>
          {candidate.reason}
        </span>
        {candidate.score > 0 ? (
          <span className="small muted">{t('dispatch.share', { n: Math.round(candidate.score) })}</span>
        ) : null}
      </button>
      <button
        type="button"
        className="btn low"
        aria-pressed={co}
        style={{ visibility: lead ? 'hidden' : 'visible' }}
        onClick={() => onCo(candidate.unitId)}
      >
        {co ? t('dispatch.co') + ' ✓' : t('dispatch.addCo')}
        {index < numbered ? <kbd aria-hidden="true">{keyName(`alt+${String(index + 1)}`)}</kbd> : null}
      </button>
    </div>
  );
}

/** The units that fit best, each with its reason: a number makes it the lead, Alt and the number a co-handler. */
export function Ranked({ candidates, value, onLead, onCo }: RankedProps) {
  const t = useT();
  const top = candidates.slice(0, numbered);
  useKeys(
    top.flatMap((c, i) => [
      { key: String(i + 1), label: `${t('dispatch.lead')} ${c.name}`, run: () => onLead(c.unitId) },
      { key: `alt+${String(i + 1)}`, label: `${t('dispatch.co')} ${c.name}`, run: () => onCo(c.unitId) },
    ]),
  );
  return (
    <div className="stack tight">
      {candidates.map((candidate, index) => (
        <Row key={candidate.unitId} candidate={candidate} index={index} value={value} onLead={onLead} onCo={onCo} />
      ))}
    </div>
  );
}
