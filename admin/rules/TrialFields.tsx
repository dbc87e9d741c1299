import type { LimitAmount } from '../../domain/limits.ts';
import { LimitField } from '../commands/LimitField.tsx';
import { useT } from '../i18n/useT.ts';
import { Asked } from '../pieces/Asked.tsx';
import { Button } from '../pieces/Button.tsx';
import { PlaceSelect } from './PlaceSelect.tsx';
import { SpansField } from './SpansField.tsx';
import type { Trial } from './trial.ts';
import { usePlaces } from './usePlaces.ts';
import { useCalendars } from './useRules.ts';

export interface TrialProps {
  trial: Trial;
  set: (change: Partial<Trial>) => void;
}

function Where({ trial, set }: TrialProps) {
  const t = useT();
  const places = usePlaces().filter(({ code }) => code.length >= 4);
  const versions = useCalendars().data ?? [];
  const league = places.find(({ code }) => code.length === 4)?.code ?? '';
  return (
    <>
      <PlaceSelect
        label={t('limits.place')}
        value={trial.place === '' ? league : trial.place}
        places={places}
        onPick={(code) => set({ place: code === league ? '' : code })}
      />
      <Asked label={t('limits.calendar')}>
        {(wiring) => (
          <select
            className="field"
            {...wiring}
            value={trial.version ?? ''}
            onChange={(event) => set({ version: event.target.value === '' ? undefined : Number(event.target.value) })}
          >
            <option value="">{t('limits.inForce')}</option>
            {versions.map(({ version }) => (
              <option key={version} value={version}>
                {t('rules.version', { n: version })}
              </option>
            ))}
          </select>
        )}
      </Asked>
    </>
  );
}

function Extensions({ trial: { extensions }, set }: TrialProps) {
  const t = useT();
  const first: LimitAmount = { amount: 5, unit: 'workingDays' };
  return (
    <div className="stack tight">
      {extensions.map((extension, i) => (
        <span key={i} className="row wrap">
          <LimitField
            label={t('limits.extension', { n: i + 1 })}
            value={extension}
            onChange={(changed) => set({ extensions: extensions.map((one, at) => (at === i ? changed : one)) })}
          />
          <Button
            size="low"
            says={`${t('rules.remove')} ${t('limits.extension', { n: i + 1 })}`}
            onPress={() => set({ extensions: extensions.filter((_, at) => at !== i) })}
          >
            ×
          </Button>
        </span>
      ))}
      <span>
        <Button size="low" off={extensions.length >= 9} onPress={() => set({ extensions: [...extensions, first] })}>
          {t('limits.addExtension')}
        </Button>
      </span>
    </div>
  );
}

function Pauses({ trial: { pauses, start }, set }: TrialProps) {
  const t = useT();
  const put = (at: number, change: object) =>
    set({ pauses: pauses.map((one, i) => (i === at ? { ...one, ...change } : one)) });
  return (
    <div className="stack tight">
      {pauses.map((pause, i) => (
        <span key={i} className="row wrap" role="group" aria-label={t('limits.pause', { n: i + 1 })}>
          <span className="label">{t('limits.pause', { n: i + 1 })}</span>
          {(['from', 'to'] as const).map((end) => (
            <input
              key={end}
              className="field"
              style={{ width: 200 }}
              type="datetime-local"
              aria-label={`${t('limits.pause', { n: i + 1 })} ${t(`rules.${end}`)}`}
              value={pause[end]}
              onChange={(event) => put(i, { [end]: event.target.value })}
            />
          ))}
          <Button
            size="low"
            says={`${t('rules.remove')} ${t('limits.pause', { n: i + 1 })}`}
            onPress={() => set({ pauses: pauses.filter((_, at) => at !== i) })}
          >
            ×
          </Button>
        </span>
      ))}
      <span>
        <Button
          size="low"
          off={pauses.length >= 50}
          onPress={() => set({ pauses: [...pauses, { from: start, to: start }] })}
        >
          {t('limits.addPause')}
        </Button>
      </span>
    </div>
  );
}

/** Everything that a trial of a limit can be given. */
export function TrialFields(props: TrialProps) {
  const t = useT();
  const { trial, set } = props;
  return (
    <div className="stack">
      <div className="row wrap ends">
        <Asked label={t('limits.start')}>
          {(wiring) => (
            <input
              className="field"
              style={{ width: 220 }}
              type="datetime-local"
              {...wiring}
              value={trial.start}
              onChange={(event) => {
                if (event.target.value !== '') set({ start: event.target.value });
              }}
            />
          )}
        </Asked>
        <LimitField label={t('limits.amount')} value={trial.limit} onChange={(limit) => set({ limit })} />
        <Where {...props} />
      </div>
      <Extensions {...props} />
      <Pauses {...props} />
      <SpansField label={t('limits.hours')} value={trial.spans} onChange={(spans) => set({ spans })} />
    </div>
  );
}
