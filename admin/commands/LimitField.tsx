import { type LimitAmount, LimitUnit } from '../../domain/limits.ts';
import { useT } from '../i18n/useT.ts';

interface LimitFieldProps {
  label: string;
  value: LimitAmount;
  onChange: (limit: LimitAmount) => void;
}

/** A length of time: how many of which unit. */
export function LimitField({ label, value, onChange }: LimitFieldProps) {
  const t = useT();
  return (
    <span className="row" role="group" aria-label={label}>
      <span className="label">{label}</span>
      <input
        className="field"
        style={{ width: 70 }}
        type="number"
        min={1}
        aria-label={t('dispatch.amount')}
        value={value.amount}
        onChange={(e) => onChange({ ...value, amount: Math.max(1, Math.floor(e.target.valueAsNumber || 1)) })}
      />
      <select
        className="field"
        style={{ width: 'auto' }}
        aria-label={t('dispatch.unit')}
        value={value.unit}
        onChange={(e) => onChange({ ...value, unit: LimitUnit.parse(e.target.value) })}
      >
        {LimitUnit.options.map((unit) => (
          <option key={unit} value={unit}>
            {t(`limitUnit.${unit}`)}
          </option>
        ))}
      </select>
    </span>
  );
}
