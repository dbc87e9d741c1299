import { type ReactNode, useState } from 'react';
import { LinkBase } from 'react-admin';
import type { CaseFilter } from '../../../domain/lists.ts';
import type { Canary } from '../../../domain/canary.ts';
import type { ShiftView, Waits } from '../../data/oversight.ts';
import { spanText } from '../../data/when.ts';
import { useT } from '../../i18n/useT.ts';
import { writeListing } from '../../lists/address.ts';
import { Lamp, spanWords } from '../../pieces/Remaining.tsx';
import { useNow } from '../../pieces/useNow.ts';
import { BeatLamp, Beats, OverdueStrikes, useSayLate, useSayTime } from './Beats.tsx';

interface FigureProps {
  label: string;
  note: string;
  children: ReactNode;
}

function Figure({ label, note, children }: FigureProps) {
  return (
    <div>
      <dt className="label">{label}</dt>
      <dd>{children}</dd>
      <dd className="note faint small">{note}</dd>
    </div>
  );
}

interface OpensProps {
  value: string;
  /** What the list holds, for those who hear the button and not its place. */
  says: string;
  look?: 'red' | undefined;
  onOpen: () => void;
}

/** A figure that opens the list it is made of. */
function Opens({ value, says, look, onOpen }: OpensProps) {
  const t = useT();
  return (
    <button
      type="button"
      className={['plain count', look].filter(Boolean).join(' ')}
      aria-label={`${value} ${t('ahead.open', { what: says })}`}
      onClick={onOpen}
    >
      {value}
    </button>
  );
}

interface WaitingProps {
  label: string;
  waits: Waits;
  /** Which cases it is. */
  filter: CaseFilter;
}

function Waiting({ label, waits: { count, since }, filter }: WaitingProps) {
  const t = useT();
  const now = useNow();
  const span = since ? spanText(now - Date.parse(since), spanWords(t)) : '';
  return (
    <Figure label={label} note={since ? t('shift.waitsSince', { span }) : t('shift.nothingWaits')}>
      {count === 0 ? count : <LinkBase to={`/cases${writeListing({ filter })}`}>{count}</LinkBase>}
    </Figure>
  );
}

/** Whether the canary is on time, its last beat, and how many were on time; each opens the beats. */
function CanaryFigures({ canary: { state, last, onTime }, onOpen }: { canary: Canary; onOpen: () => void }) {
  const t = useT();
  const sayLate = useSayLate();
  const sayTime = useSayTime();
  const { numerator, denominator } = onTime;
  const missed = denominator - numerator;
  const opens = { says: t('shift.beatsList'), onOpen };
  return (
    <>
      <Figure label={t('shift.canary')} note={t('shift.canaryHint')}>
        <BeatLamp of="canary" state={state} />
      </Figure>
      <Figure
        label={t('shift.lastBeat')}
        note={last ? t('shift.lateBy', { span: sayLate(last.lateMs ?? 0) }) : t('shift.noBeat')}
      >
        <Opens {...opens} value={last ? sayTime(last.struckAt ?? last.dueAt) : '—'} />
      </Figure>
      <Figure
        label={t('shift.beats')}
        note={
          missed > 0 ? t('shift.beatsMissed', { n: missed }) : t(denominator ? 'shift.beatsAll' : 'shift.beatsNone')
        }
      >
        <Opens
          {...opens}
          value={`${String(numerator)} / ${String(denominator)}`}
          look={missed > 0 ? 'red' : undefined}
        />
      </Figure>
    </>
  );
}

function Strikes({ strikes: { count, since }, onOpen }: { strikes: Waits; onOpen: () => void }) {
  const t = useT();
  const now = useNow();
  const span = since ? spanText(now - Date.parse(since), spanWords(t)) : '';
  return (
    <Figure label={t('shift.strikes')} note={since ? t('shift.strikesOldest', { span }) : t('shift.strikesNone')}>
      {count === 0 ? '0' : <Opens value={String(count)} says={t('shift.strikesList')} look="red" onOpen={onOpen} />}
    </Figure>
  );
}

/** The engine as a team lead needs to know it: whether it answers, whether what is due happens on time, and what waits. */
export function Engine({ engine: { state, outbox, owed, strikes, canary } }: Pick<ShiftView, 'engine'>) {
  const t = useT();
  const [open, setOpen] = useState<'beats' | 'strikes'>();
  const close = (): void => setOpen(undefined);
  return (
    <section className="panel">
      <header>
        <h2>{t('shift.engine')}</h2>
        <span className="grow" />
        <Lamp colour={state === 'ok' ? 'green' : 'yellow'}>
          {t(state === 'ok' ? 'bar.engineOk' : 'bar.engineDown')}
        </Lamp>
      </header>
      <div>
        <dl className="figures even">
          <CanaryFigures canary={canary} onOpen={() => setOpen('beats')} />
          <Strikes strikes={strikes} onOpen={() => setOpen('strikes')} />
          <Waiting label={t('shift.outbox')} waits={outbox} filter={{ untold: true }} />
          <Waiting label={t('shift.owed')} waits={owed} filter={{ owed: true }} />
        </dl>
      </div>
      {open === 'beats' ? <Beats onClose={close} /> : null}
      {open === 'strikes' ? <OverdueStrikes onClose={close} /> : null}
    </section>
  );
}
