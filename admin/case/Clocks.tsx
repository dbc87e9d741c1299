import { dateTime, spanText } from '../data/when.ts';
import type { CitizensClock, ClockView } from '../data/types.ts';
import { useClocks } from '../data/useApi.ts';
import { useLocale, useT } from '../i18n/useT.ts';
import { Lamp, Remaining, spanWords } from '../pieces/Remaining.tsx';
import { Panel } from '../pieces/Panel.tsx';
import { Loaded } from '../pieces/States.tsx';
import { useNow } from '../pieces/useNow.ts';
import { useOpenCase } from './context.ts';
import { yellowOf } from './leadingClock.ts';
import { sayClock, sayLimit } from './sayLimit.ts';
import { useUnitNames } from './useUnitNames.ts';

function Arithmetic({ lines }: { lines: ClockView['lines'] }) {
  const locale = useLocale();
  return (
    <ol className="words small">
      {(lines ?? []).map((line, i) => (
        <li key={i}>{line[locale]}</li>
      ))}
    </ol>
  );
}

function RunningClock({ clock }: { clock: ClockView }) {
  const t = useT();
  const locale = useLocale();
  const units = useUnitNames();
  const limit = t('case.limitIs', { limit: sayLimit(t, clock.limit) });
  return (
    <div>
      <div className="row">
        <b>{sayClock(t, clock.name, units)}</b>
        <span className="grow" />
        {clock.paused ? (
          <Lamp colour="grey">{t('case.paused', { why: t(`pauseReason.${clock.paused.why}`) })}</Lamp>
        ) : (
          <Remaining dueAt={clock.dueAt} yellowAt={yellowOf(clock)} />
        )}
      </div>
      <div className="faint small">{`${limit} · ${t('case.dueAt', { at: dateTime(clock.dueAt, locale) })}`}</div>
      {clock.provisional ? <div className="chip yellow">{t('case.provisional')}</div> : null}
      <details>
        <summary className="small">{t('case.howCounted')}</summary>
        <Arithmetic lines={clock.lines} />
      </details>
    </div>
  );
}

/** A clock that has stopped is one line until it is opened. */
function StoppedClock({ clock }: { clock: ClockView }) {
  const t = useT();
  const locale = useLocale();
  const units = useUnitNames();
  const inTime = (clock.stoppedAt ?? '') <= clock.dueAt;
  return (
    <details>
      <summary className="row">
        <span className="muted">{sayClock(t, clock.name, units)}</span>
        <span className="faint small grow cut">{t('case.limitIs', { limit: sayLimit(t, clock.limit) })}</span>
        <Lamp colour={inTime ? 'green' : 'red'}>{t(inTime ? 'lamp.ontime' : 'lamp.late')}</Lamp>
      </summary>
      <div className="faint small">
        {t('case.dueAt', { at: dateTime(clock.dueAt, locale) })} ·{' '}
        {t('case.stopped', { at: dateTime(clock.stoppedAt ?? '', locale) })}
      </div>
      <Arithmetic lines={clock.lines} />
    </details>
  );
}

const hasLimit = (clock: ClockView | CitizensClock): clock is ClockView => clock.name !== 'citizen';

/** The running clocks by their due instants, then those that have stopped, the last one first. */
const inOrder = (clocks: readonly (ClockView | CitizensClock)[]): ClockView[] =>
  clocks.filter(hasLimit).toSorted((a, b) => {
    if (Boolean(a.stoppedAt) !== Boolean(b.stoppedAt)) return a.stoppedAt ? 1 : -1;
    return a.stoppedAt ? (a.startedAt < b.startedAt ? 1 : -1) : a.dueAt < b.dueAt ? -1 : 1;
  });

function CitizenClock() {
  const t = useT();
  const now = useNow();
  const { kase } = useOpenCase();
  const until = kase.endedAt ? Date.parse(kase.endedAt) : now;
  const span = spanText(until - Date.parse(kase.registeredAt), spanWords(t));
  return (
    <div>
      <div className="row">
        <b>{t('clock.citizen')}</b>
        <span className="grow" />
        <span className="muted">{t(kase.endedAt ? 'case.took' : 'case.since', { span })}</span>
      </div>
      <div className="faint small">{t('case.citizenClock')}</div>
    </div>
  );
}

/** Every clock of the case with its start, limit, due instant and the arithmetic; the citizen's own first. */
export function Clocks() {
  const t = useT();
  const { kase } = useOpenCase();
  const clocks = useClocks(kase.id);
  return (
    <Panel title={t('case.clocks')}>
      <div className="stack">
        <CitizenClock />
        <Loaded query={clocks} rows={3}>
          {(all) =>
            inOrder(all).map((clock) => {
              const Shown = clock.stoppedAt ? StoppedClock : RunningClock;
              return <Shown key={clock.name} clock={clock} />;
            })
          }
        </Loaded>
      </div>
    </Panel>
  );
}
