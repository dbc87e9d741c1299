import { LinkBase } from 'react-admin';
import { dateTime } from '../data/when.ts';
import type { CaseView } from '../data/types.ts';
import { useLocale, useT } from '../i18n/useT.ts';

type Look = '' | 'red' | 'yellow' | 'violet' | 'green' | 'line';
type Mark = readonly [look: Look, text: string | false | undefined];

function useMarks(kase: CaseView): Mark[] {
  const t = useT();
  const locale = useLocale();
  const { exclusion, parked, transfers, objections, followers } = kase;
  return [
    ['red', kase.alarm && t(`alarm.${kase.alarm}`)],
    ['red', kase.appealedAt !== undefined && t('mark.appeal')],
    ['yellow', parked && t('mark.parked', { at: dateTime(parked.until, locale) })],
    ['violet', transfers > 0 && t('mark.transfers', { n: transfers })],
    ['violet', objections > 0 && t('mark.objections', { n: objections })],
    ['violet', followers.length > 0 && t('mark.followers', { n: followers.length })],
    ['violet', kase.repeatOf !== undefined && t('mark.repeatOf')],
    ['violet', exclusion && t('mark.exclusion', { n: exclusion.second ? 2 : 1 })],
    ['line', kase.bound && t('mark.bound')],
    ['line', kase.sentUp && t('mark.sentUp')],
    ['line', kase.enterprise && t('mark.enterprise')],
    ['line', kase.noCallback && t('mark.noCallback')],
  ];
}

/** What the chapters of a case have left on it: danger, hops, objections, promises, signatures, ties. */
export function Standing({ kase }: { kase: CaseView }) {
  const t = useT();
  const marks = useMarks(kase);
  return (
    <>
      {marks.map(([look, text]) =>
        text ? (
          <span key={text} className={`chip ${look}`}>
            {text}
          </span>
        ) : null,
      )}
      {kase.mergedInto ? (
        <LinkBase to={`/cases/${kase.mergedInto}/show`} className="chip violet">
          {t('mark.mergedInto')}
        </LinkBase>
      ) : null}
    </>
  );
}
