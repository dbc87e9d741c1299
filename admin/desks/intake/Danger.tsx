import { alarmIn } from '../../../domain/alarm.ts';
import { useT } from '../../i18n/useT.ts';

/** While somebody types of danger: what kind, and the number to pass the call to at once. */
export function Danger({ text }: { text: string }) {
  const t = useT();
  const found = alarmIn(text);
  if (!found) return null;
  const { alarm, number, word } = found;
  return (
    <p className="said" role="alert">
      ▲ {t('intake.alarm', { alarm: t(`alarm.${alarm}`), number })} <mark>{word}</mark>
    </p>
  );
}
