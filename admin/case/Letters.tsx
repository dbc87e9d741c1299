import type { Letter } from '../../domain/case/case.ts';
import { isRunning } from '../../domain/case/clocks.ts';
import { dateTime } from '../data/when.ts';
import { useEvents } from '../data/useApi.ts';
import { useLocale, useT } from '../i18n/useT.ts';
import { Panel } from '../pieces/Panel.tsx';
import { Lamp, Remaining } from '../pieces/Remaining.tsx';
import { useOpenCase } from './context.ts';
import { yellowOf } from './leadingClock.ts';
import { letterNumber } from './letters.ts';

function Standing({ letter, last }: { letter: Letter; last: boolean }) {
  const t = useT();
  const locale = useLocale();
  const { kase } = useOpenCase();
  const clock = kase.clocks.supervision;
  if (letter.answeredAt)
    return <Lamp colour="green">{t('letter.answered', { at: dateTime(letter.answeredAt, locale) })}</Lamp>;
  if (last && isRunning(clock)) return <Remaining dueAt={clock.dueAt} yellowAt={yellowOf(clock)} />;
  return <Lamp colour="yellow">{t('letter.open')}</Lamp>;
}

function Row({ letter, last }: { letter: Letter; last: boolean }) {
  const t = useT();
  const locale = useLocale();
  const { kase } = useOpenCase();
  const { data = [] } = useEvents(kase.id);
  const said = data.flatMap((fact) =>
    (fact.type === 'supervised' || fact.type === 'supervisionAnswered') && fact.nth === letter.nth
      ? Object.values(fact.words ?? {})
      : [],
  );
  return (
    <div>
      <div className="row wrap">
        <span className="mono">{letterNumber(kase, letter)}</span>
        <span className="grow" />
        <Standing letter={letter} last={last} />
      </div>
      <div className="faint small">
        {`${t(`level.${String(letter.level) as '1' | '2' | '3' | '4'}`)} · ${dateTime(letter.at, locale)}`}
      </div>
      {said.map((text, i) => (
        <p key={i} className="words">
          {text}
        </p>
      ))}
    </div>
  );
}

/** The letters of supervision with number, level, and whether they were answered. */
export function Letters() {
  const t = useT();
  const { kase } = useOpenCase();
  if (kase.letters.length === 0) return null;
  const open = kase.letters.findLast((letter) => letter.answeredAt === undefined);
  return (
    <Panel title={t('letter.title')}>
      <div className="stack">
        {kase.letters.toReversed().map((letter) => (
          <Row key={letter.nth} letter={letter} last={letter.nth === open?.nth} />
        ))}
      </div>
    </Panel>
  );
}
