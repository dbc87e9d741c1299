import { dateTime } from '../data/when.ts';
import { lampOf } from '../../domain/case/clocks.ts';
import type { CaseView } from '../data/types.ts';
import { useLocale, useT } from '../i18n/useT.ts';
import { Remaining } from '../pieces/Remaining.tsx';
import { useOpenCase } from './context.ts';
import { leadingClock } from './leadingClock.ts';
import { Presence } from './Presence.tsx';
import { sayClock } from './sayLimit.ts';
import { Standing } from './Standing.tsx';
import { statusKey } from './story.ts';
import { useUnitNames } from './useUnitNames.ts';

/** `20261124 000318`: the number as it is read aloud. */
export const spacedNumber = (number: string): string => number.replace(/^(\d{8})(\d+)$/, '$1 $2');

const urgencyLook = { normal: '', urgent: 'yellow', critical: 'red' } as const;

/** The marks of a case that change how one works on it. */
export function Marks({ kase }: { kase: Omit<CaseView, 'clocks' | 'seq'> | CaseView }) {
  const t = useT();
  return (
    <>
      {kase.urgency === 'normal' ? null : (
        <span className={`chip ${urgencyLook[kase.urgency]}`}>{t(`urgency.${kase.urgency}`)}</span>
      )}
      {kase.language === 'mn' ? <span className="chip line">{t('language.mn')}</span> : null}
      {kase.confidential ? <span className="chip red">{t('case.confidential')}</span> : null}
      {kase.anonymous ? <span className="chip line">{t('case.anonymous')}</span> : null}
      {kase.repeatCount > 0 ? <span className="chip violet">{t('case.repeat', { n: kase.repeatCount })}</span> : null}
      {kase.urgeCount > 0 ? <span className="chip violet">{t('case.urged', { n: kase.urgeCount })}</span> : null}
      {kase.round > 1 ? <span className="chip violet">{t('case.round', { n: kase.round })}</span> : null}
      {kase.supervisionLevel > 0 ? (
        <span className="chip red">{t('case.supervised', { n: kase.supervisionLevel })}</span>
      ) : null}
    </>
  );
}

function LeadingClock({ kase }: { kase: CaseView }) {
  const t = useT();
  const locale = useLocale();
  const units = useUnitNames();
  const leading = leadingClock(kase);
  if (!leading) return null;
  const { name, clock, yellowAt } = leading;
  return (
    <span className="row wrap">
      <Remaining
        of={sayClock(t, name, units)}
        dueAt={clock.dueAt}
        yellowAt={yellowAt}
        paused={lampOf(clock, '') === 'grey'}
      />
      <span className="faint small">{t('case.dueAt', { at: dateTime(clock.dueAt, locale) })}</span>
    </span>
  );
}

/** Number, status, marks, the clock that matters now, and the title. */
export function Head() {
  const t = useT();
  const { kase, me, unsent } = useOpenCase();
  return (
    <div className="stack tight">
      <div className="row wrap">
        <span className="mono muted">{spacedNumber(kase.number)}</span>
        <span className="chip stage">{t(statusKey(kase))}</span>
        {unsent.length > 0 ? <span className="chip yellow">{t('unsent.chip')}</span> : null}
        <span className="chip">{t(`type.${kase.caseType}`)}</span>
        <Marks kase={kase} />
        <Standing kase={kase} />
        {me.workflowsUrl === undefined ? null : (
          <a className="chip line" href={`${me.workflowsUrl}case-${kase.id}`} target="_blank" rel="noreferrer">
            {t('case.workflow')}
          </a>
        )}
        <Presence />
        <span className="grow" />
        <LeadingClock kase={kase} />
      </div>
      <h1 className="case-title">{kase.title}</h1>
    </div>
  );
}
