import type { Span } from '../../domain/calendar.ts';
import { useT } from '../i18n/useT.ts';
import { Button } from '../pieces/Button.tsx';

interface SpansFieldProps {
  label: string;
  value: readonly Span[];
  onChange: (spans: Span[]) => void;
}

/** Office hours of a day: spans from–to that follow each other. */
export function SpansField({ label, value, onChange }: SpansFieldProps) {
  const t = useT();
  const put = (at: number, change: Partial<Span>) =>
    onChange(value.map((span, i) => (i === at ? { ...span, ...change } : span)));
  return (
    <div className="asked" role="group" aria-label={label}>
      <span className="label">{label}</span>
      {value.map((span, i) => (
        <span key={i} className="row wrap">
          {(['from', 'to'] as const).map((end) => (
            <input
              key={end}
              className="field"
              style={{ width: 130 }}
              type="time"
              aria-label={`${label} ${t(`rules.${end}`)} ${String(i + 1)}`}
              value={span[end]}
              onChange={(event) => put(i, { [end]: event.target.value })}
            />
          ))}
          <Button
            size="low"
            says={`${t('rules.remove')} ${String(i + 1)}`}
            onPress={() => onChange(value.filter((_, at) => at !== i))}
          >
            ×
          </Button>
        </span>
      ))}
      <span>
        <Button size="low" off={value.length >= 8} onPress={() => onChange([...value, { from: '15:00', to: '18:00' }])}>
          {t('rules.addSpan')}
        </Button>
      </span>
    </div>
  );
}
