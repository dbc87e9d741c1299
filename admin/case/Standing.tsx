import { LinkBase } from 'react-admin';
import { dateTime, type Locale } from '../data/when.ts';
import type { CaseView } from '../data/types.ts';
import { type T, useLocale, useT } from '../i18n/useT.ts';

type Look = 'red' | 'yellow' | 'violet' | 'line';
type Mark = readonly [look: Look, text: string];
type Marker = (kase: CaseView, t: T, locale: Locale) => Mark | undefined | false;

const counted =
  (key: 'mark.transfers' | 'mark.objections' | 'mark.followers', of: (kase: CaseView) => number): Marker =>
  (kase, t) =>
    of(kase) > 0 && ['violet', t(key, { n: of(kase) })];

const markers: readonly Marker[] = [
  ({ alarm }, t) => alarm && ['red', t(`alarm.${alarm}`)],
  ({ appealedAt }, t) => appealedAt !== undefined && ['red', t('mark.appeal')],
  ({ parked }, t, locale) => parked && ['yellow', t('mark.parked', { at: dateTime(parked.until, locale) })],
  counted('mark.transfers', (kase) => kase.transfers),
  counted('mark.objections', (kase) => kase.objections),
  counted('mark.followers', (kase) => kase.followers.length),
  ({ repeatOf }, t) => repeatOf !== undefined && ['violet', t('mark.repeatOf')],
  ({ exclusion }, t) => exclusion && ['violet', t('mark.exclusion', { n: exclusion.second ? 2 : 1 })],
  ({ bound }, t) => bound && ['line', t('mark.bound')],
  ({ sentUp }, t) => sentUp && ['line', t('mark.sentUp')],
  ({ businessEnvironment }, t) => businessEnvironment && ['violet', t('mark.businessEnvironment')],
  ({ enterprise }, t) => enterprise && ['line', t('mark.enterprise')],
  ({ noCallback }, t) => noCallback && ['line', t('mark.noCallback')],
];

/** What the chapters of a case have left on it: danger, hops, objections, promises, signatures, ties. */
export function Standing({ kase }: { kase: CaseView }) {
  const t = useT();
  const locale = useLocale();
  const marks = markers.map((mark) => mark(kase, t, locale)).filter((mark) => typeof mark === 'object');
  return (
    <>
      {marks.map(([look, text]) => (
        <span key={text} className={`chip ${look}`}>
          {text}
        </span>
      ))}
      {kase.mergedInto ? (
        <LinkBase to={`/cases/${kase.mergedInto}/show`} className="chip violet">
          {t('mark.mergedInto')}
        </LinkBase>
      ) : null}
    </>
  );
}
