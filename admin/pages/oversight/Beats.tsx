import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Beat, Canary } from '../../../domain/canary.ts';
import { useApi } from '../../data/useApi.ts';
import { clockTime, type LampColour, shortTime, spanText } from '../../data/when.ts';
import { useT } from '../../i18n/useT.ts';
import { Dialog } from '../../pieces/Dialog.tsx';
import { Lamp, spanWords } from '../../pieces/Remaining.tsx';
import { Loaded, None } from '../../pieces/States.tsx';
import { useNow } from '../../pieces/useNow.ts';
import { Columns } from '../../rules/CaseTable.tsx';
import { CaseLink } from './pieces.tsx';

const lamps: Record<Beat['state'] | Canary['state'], LampColour> = {
  ...{ onTime: 'green', late: 'yellow', missed: 'red', silent: 'red', waiting: 'grey' },
};

/** How a beat or the canary stands, as a lamp with its word. */
export function BeatLamp({
  of,
  state,
}: { of: 'beat'; state: Beat['state'] } | { of: 'canary'; state: Canary['state'] }) {
  const t = useT();
  return <Lamp colour={lamps[state]}>{of === 'beat' ? t(`beat.${state}`) : t(`canary.${state}`)}</Lamp>;
}

/** Says a lateness: tenths of a second below a minute, then as other spans. */
export function useSayLate(): (ms: number) => string {
  const t = useT();
  return (ms) => (ms < 60_000 ? t('span.seconds', { n: (ms / 1000).toFixed(1) }) : spanText(ms, spanWords(t)));
}

export function useSayTime(): (at: string) => string {
  const t = useT();
  const now = useNow();
  return (at) => shortTime(at, now, { yesterday: t('when.yesterday'), tomorrow: t('when.tomorrow') });
}

const beatColumns = ['shift.beatDue', 'shift.beatStruck', 'shift.beatLate', 'shift.beatState'] as const;

function BeatTable({ beats }: { beats: readonly Beat[] }) {
  const t = useT();
  const sayLate = useSayLate();
  const sayTime = useSayTime();
  if (beats.length === 0) return <None>{t('shift.noBeats')}</None>;
  return (
    <Columns inner says={t('shift.beatsList')} columns={beatColumns}>
      {beats.map(({ state, dueAt, struckAt, lateMs }) => (
        <tr key={dueAt}>
          <td>{sayTime(dueAt)}</td>
          <td className="mono">{struckAt === null ? '—' : clockTime(struckAt)}</td>
          <td>{lateMs === null ? '—' : sayLate(lateMs)}</td>
          <td>
            <BeatLamp of="beat" state={state} />
          </td>
        </tr>
      ))}
    </Columns>
  );
}

/** The beats of the last 24 hours, from which the numbers of the canary are made. */
export function Beats({ onClose }: { onClose: () => void }) {
  const t = useT();
  const api = useApi();
  const [onlyBad, setOnlyBad] = useState(false);
  const beats = useQuery({ queryKey: ['beats'], queryFn: () => api.beats() });
  return (
    <Dialog title={t('shift.beatsList')} onClose={onClose}>
      <label className="row">
        <input type="checkbox" checked={onlyBad} onChange={(event) => setOnlyBad(event.target.checked)} />
        {t('shift.onlyBad')}
      </label>
      <Loaded query={beats} rows={10}>
        {(all) => (
          <BeatTable beats={onlyBad ? all.filter(({ state }) => state === 'late' || state === 'missed') : all} />
        )}
      </Loaded>
    </Dialog>
  );
}

const strikeColumns = ['shift.strikeDue', 'oversight.case'] as const;

/** The cases with a strike that nobody has made, the latest first. */
export function OverdueStrikes({ onClose }: { onClose: () => void }) {
  const t = useT();
  const api = useApi();
  const sayTime = useSayTime();
  const strikes = useQuery({ queryKey: ['overdue-strikes'], queryFn: () => api.overdueStrikes() });
  return (
    <Dialog title={t('shift.strikesList')} onClose={onClose}>
      <Loaded query={strikes}>
        {(rows) =>
          rows.length === 0 ? (
            <None>{t('shift.strikesNone')}</None>
          ) : (
            <Columns inner says={t('shift.strikesList')} columns={strikeColumns}>
              {rows.map(({ at, ...row }) => (
                <tr key={row.id}>
                  <td>{sayTime(at)}</td>
                  <td className="main-cell">
                    <CaseLink {...row} />
                  </td>
                </tr>
              ))}
            </Columns>
          )
        }
      </Loaded>
    </Dialog>
  );
}
