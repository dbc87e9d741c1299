import { alarmIn } from '../../../domain/alarm.ts';
import { useT } from '../../i18n/useT.ts';
import { emergenciesIn } from './draft.ts';

/** While somebody types of danger: what kind, and the number to pass the call to at once. */
export function Danger({ text }: { text: string }) {
  const t = useT();
  const alarm = alarmIn(text);
  const words = emergenciesIn(text);
  if (alarm)
    return (
      <p className="said" role="alert">
        ▲ {t('intake.alarm', { alarm: t(`alarm.${alarm.alarm}`), number: alarm.number })} <mark>{alarm.word}</mark>
      </p>
    );
  if (words.length === 0) return null;
  return (
    <p className="said" role="alert">
      ▲ {t('intake.emergency')} {words.join('、')}
    </p>
  );
}
