import type { Policy } from '../../../domain/policy.ts';
import type { Span } from '../../../domain/calendar.ts';
import { useT } from '../../i18n/useT.ts';
import { Choice } from '../../pieces/Choice.tsx';
import { Panel } from '../../pieces/Panel.tsx';
import { NumberField } from '../NumberField.tsx';
import { SpansField } from '../SpansField.tsx';
import type { PolicyEdit } from './edits.ts';

interface GeneralProps {
  policy: Policy;
  onEdit: (edit: PolicyEdit) => void;
}

const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

function Counting({ policy: { counting }, onEdit }: GeneralProps) {
  const t = useT();
  const switches = [
    ['startDayCounted', 'counting.startDay', 'counting.fromStart', 'counting.fromNext'],
    ['endsWithBusiness', 'counting.lastDay', 'counting.toBusiness', 'counting.toMidnight'],
  ] as const;
  return (
    <Panel title={t('counting.title')}>
      <div className="stack">
        {switches.map(([name, label, on, off]) => (
          <div key={name} className="asked">
            <span className="label">{t(label)}</span>
            <Choice
              label={t(label)}
              options={[
                { value: false, label: t(off) },
                { value: true, label: t(on) },
              ]}
              value={counting[name]}
              onPick={(value) => onEdit({ do: 'counting', counting: { ...counting, [name]: value } })}
            />
          </div>
        ))}
      </div>
    </Panel>
  );
}

function Callback({ policy: { callback }, onEdit }: GeneralProps) {
  const t = useT();
  const put = (change: Partial<Policy['callback']>) => onEdit({ do: 'callback', callback: { ...callback, ...change } });
  const spans = callback.hours.map(({ from, to }): Span => ({ from: timeOf(from), to: timeOf(to) }));
  const numbers = ['tries', 'onDays'] as const;
  return (
    <Panel title={t('callbackRule.title')}>
      <div className="stack">
        <div className="row wrap">
          {numbers.map((name) => (
            <NumberField
              key={name}
              label={t(`callbackRule.${name}`)}
              min={1}
              max={9}
              value={callback[name]}
              onChange={(value) => put({ [name]: value })}
            />
          ))}
        </div>
        <SpansField
          label={t('callbackRule.hours')}
          value={spans}
          onChange={(changed) =>
            put({ hours: changed.map(({ from, to }) => ({ from: minutesOf(from), to: minutesOf(to) })) })
          }
        />
      </div>
    </Panel>
  );
}

/** What holds for every clock: how days are counted, and when citizens are called back. */
export function General(props: GeneralProps) {
  return (
    <div className="two">
      <Counting {...props} />
      <Callback {...props} />
    </div>
  );
}
