import { dateTime, spanText } from '../data/when.ts';
import type { ClockView } from '../data/types.ts';
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

function Stopped({ clock }: { clock: ClockView }) {
  const t = useT();
  const inTime = (clock.stoppedAt ?? '') <= clock.dueAt;
  return <Lamp colour={inTime ? 'green' : 'red'}>{t(inTime ? 'lamp.ontime' : 'lamp.late')}</Lamp>;
}

function OneClock({ clock }: { clock: ClockView }) {
  const t = useT();
  const locale = useLocale();
  const units = useUnitNames();
  const facts = [
    t('case.limitIs', { limit: sayLimit(t, clock.limit) }),
    t('case.dueAt', { at: dateTime(clock.dueAt, locale) }),
    clock.stoppedAt ? t('case.stopped', { at: dateTime(clock.stoppedAt, locale) }) : '',
  ];
  return (
    <div>
      <div className="row">
        <b>{sayClock(t, clock.name, units)}</b>
        <span className="grow" />
        {clock.stoppedAt ? <Stopped clock={clock} /> : <Remaining dueAt={clock.dueAt} yellowAt={yellowOf(clock)} />}
      </div>
      <div className="faint small">{facts.filter(Boolean).join(' · ')}</div>
      {clock.provisional ? <div className="chip yellow">{t('case.provisional')}</div> : null}
      {clock.lines && clock.lines.length > 0 ? (
        <details>
          <summary className="small">{t('case.howCounted')}</summary>
          <ol className="words small">
            {clock.lines.map((line, i) => (
              <li key={i}>{line[locale]}</li>
            ))}
          </ol>
        </details>
      ) : null}
    </div>
  );
}

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
          {(all) => all.map((clock) => <OneClock key={clock.name} clock={clock} />)}
        </Loaded>
      </div>
    </Panel>
  );
}
