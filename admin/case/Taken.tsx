import type { Position, Taken as Said } from '../../domain/taken.ts';
import type { AttachmentView } from '../data/types.ts';
import { dayAndTime } from '../data/when.ts';
import { type T, useLocale, useT } from '../i18n/useT.ts';
import { useNow } from '../pieces/useNow.ts';

const shownDigits = 4; // eleven metres

/** `北纬 38.8331° 东经 105.6689°`, and within how many metres where that is known. */
function placeText(t: T, { latitude, longitude, withinM }: Position): string {
  const degrees = (of: number) => ({ n: Math.abs(of).toFixed(shownDigits) });
  return [
    t(latitude < 0 ? 'taken.south' : 'taken.north', degrees(latitude)),
    t(longitude < 0 ? 'taken.west' : 'taken.east', degrees(longitude)),
    ...(withinM === undefined ? [] : [t('taken.within', { n: withinM })]),
  ].join(' ');
}

/** When and where a picture was taken, each with whose word that is; nothing for those to whom it does not arrive. */
export function Taken({ taken }: { taken: AttachmentView['taken'] }) {
  const t = useT();
  const locale = useLocale();
  const now = useNow();
  const line = (source: 'photo' | 'device', { at, position }: Said) => (
    <div className="muted small">
      {at === undefined ? null : <span className="whole">{t('taken.at', { at: dayAndTime(at, now, locale) })}</span>}
      {at !== undefined && position ? ' · ' : null}
      {position ? <span className="whole">{placeText(t, position)}</span> : null}{' '}
      <span className="faint whole">{t(`taken.${source}`)}</span>
    </div>
  );
  if (!taken) return null;
  return (
    <>
      {taken.photo ? line('photo', taken.photo) : null}
      {taken.device ? line('device', taken.device) : null}
    </>
  );
}
