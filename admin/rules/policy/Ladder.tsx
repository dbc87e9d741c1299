import { Act } from '../../../domain/case/clocks.ts';
import { LimitUnit } from '../../../domain/limits.ts';
import type { ClockRule } from '../../../domain/policy.ts';
import { useT } from '../../i18n/useT.ts';
import { Button } from '../../pieces/Button.tsx';

type Rung = ClockRule['ladder'][number];

interface RungFieldProps {
  rung: Rung;
  at: number;
  onChange: (rung: Rung) => void;
  onRemove: () => void;
}

function Distance({ rung: { offset, acts }, at, onChange }: RungFieldProps) {
  const t = useT();
  const side = offset.amount < 0 ? 'before' : 'after';
  const put = (change: Partial<Rung['offset']>): void => onChange({ acts, offset: { ...offset, ...change } });
  const turned = (next: string): number => Math.abs(offset.amount) * (next === 'before' ? -1 : 1);
  const says = `${t('ladder.rung', { n: at + 1 })} `;
  return (
    <>
      <select
        className="field slim"
        aria-label={says + t('ladder.side')}
        value={side}
        onChange={(event) => put({ amount: turned(event.target.value) })}
      >
        <option value="before">{t('ladder.before')}</option>
        <option value="after">{t('ladder.after')}</option>
      </select>
      <input
        className="field"
        style={{ width: 70 }}
        type="number"
        min={0}
        aria-label={says + t('dispatch.amount')}
        value={Math.abs(offset.amount)}
        onChange={(event) => {
          const amount = Math.floor(event.target.valueAsNumber || 0);
          put({ amount: side === 'before' ? -amount : amount });
        }}
      />
      <select
        className="field slim"
        aria-label={says + t('dispatch.unit')}
        value={offset.unit}
        onChange={(event) => put({ unit: LimitUnit.parse(event.target.value) })}
      >
        {LimitUnit.options.map((unit) => (
          <option key={unit} value={unit}>
            {t(`limitUnit.${unit}`)}
          </option>
        ))}
      </select>
    </>
  );
}

function RungField(props: RungFieldProps) {
  const t = useT();
  const { rung, at, onChange, onRemove } = props;
  const toggled = (act: Act): Act[] =>
    rung.acts.includes(act) ? rung.acts.filter((one) => one !== act) : [...rung.acts, act];
  const says = t('ladder.rung', { n: at + 1 });
  return (
    <li className="stack tight" role="group" aria-label={says}>
      <span className="row wrap">
        <b>{at + 1}</b>
        <Distance {...props} />
        <Button size="low" says={`${t('rules.remove')} ${says}`} onPress={onRemove}>
          ×
        </Button>
      </span>
      <span className="row wrap">
        {Act.options.map((act) => (
          <Button
            key={act}
            size="low"
            pressed={rung.acts.includes(act)}
            onPress={() => onChange({ ...rung, acts: toggled(act) })}
          >
            {t(`act.${act}`)}
          </Button>
        ))}
      </span>
      {rung.acts.length === 0 ? <span className="bad small">{t('ladder.noAct')}</span> : null}
    </li>
  );
}

const fresh: Rung = { offset: { amount: 0, unit: 'workingDays' }, acts: ['red'] };

/** The rungs of a ladder: how long before or after the due instant, and what happens then. */
export function Ladder({ value, onChange }: { value: readonly Rung[]; onChange: (ladder: Rung[]) => void }) {
  const t = useT();
  return (
    <section className="stack" aria-label={t('ladder.title')}>
      <h3 className="label">{t('ladder.title')}</h3>
      <ol className="stack">
        {value.map((rung, i) => (
          <RungField
            key={i}
            rung={rung}
            at={i}
            onChange={(changed) => onChange(value.map((one, at) => (at === i ? changed : one)))}
            onRemove={() => onChange(value.filter((_, at) => at !== i))}
          />
        ))}
      </ol>
      <div className="row">
        <Button size="low" off={value.length >= 20} onPress={() => onChange([...value, fresh])}>
          {t('ladder.add')}
        </Button>
      </div>
    </section>
  );
}
