import { dateTime, lampAt, type LampColour, spanText, type SpanWords } from '../data/when.ts';
import { useLocale, useT, type T } from '../i18n/useT.ts';
import { useNow } from './useNow.ts';

/** A lamp: a colour, a shape and a word, never the colour alone. */
export function Lamp({ colour, children }: { colour: LampColour; children: string }) {
  return <span className={'lamp ' + colour}>{children}</span>;
}

export const spanWords = (t: T): SpanWords => ({
  minutes: (n) => t('span.minutes', { n }),
  hours: (n) => t('span.hours', { n }),
  days: (n) => t('span.days', { n }),
});

export interface RemainingProps {
  dueAt?: string | null | undefined;
  yellowAt?: string | null | undefined;
  paused?: boolean | undefined;
  /** The clock's name, said before the time. */
  of?: string | undefined;
}

/** `◐ 剩 38 分` or `▲ 超 2 天`, ticking. */
export function Remaining({ dueAt, yellowAt, paused, of }: RemainingProps) {
  const t = useT();
  const locale = useLocale();
  const now = useNow();
  const colour = lampAt({ dueAt: dueAt ?? null, yellowAt: yellowAt ?? null, paused }, now);
  if (!colour) return null;
  const before = of ? of + ' ' : '';
  if (colour === 'grey' || !dueAt) return <Lamp colour="grey">{before + t('lamp.paused')}</Lamp>;
  const span = spanText(Date.parse(dueAt) - now, spanWords(t));
  const text = colour === 'red' ? t('lamp.over', { span }) : t('lamp.left', { span });
  return (
    <span title={dateTime(dueAt, locale)}>
      <Lamp colour={colour}>{before + text}</Lamp>
    </span>
  );
}
