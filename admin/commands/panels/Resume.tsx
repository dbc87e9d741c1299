import { useOpenCase } from '../../case/context.ts';
import { Told, useLast } from '../../case/Told.tsx';
import { useUnitNames } from '../../case/useUnitNames.ts';
import { dateTime } from '../../data/when.ts';
import { useLocale, useT } from '../../i18n/useT.ts';
import { TextAsked } from '../../pieces/Asked.tsx';
import { Button } from '../../pieces/Button.tsx';
import { Pairs, Panel } from '../../pieces/Panel.tsx';
import { ClockLeft } from '../ClockLeft.tsx';
import { FormFoot } from '../FormFoot.tsx';
import { useCommandForm } from '../useCommandForm.ts';

/** A parked case with its plan and its promise, and the way back to its unit before that date. */
export default function Resume() {
  const t = useT();
  const locale = useLocale();
  const units = useUnitNames();
  const { kase } = useOpenCase();
  const parked = useLast('parked');
  const form = useCommandForm('resume', { reason: '' });
  const { until, ownerUnitId } = kase.parked ?? { until: '', ownerUnitId: '' };
  return (
    <Panel title={t('park.title')} aside={<ClockLeft name="pending" />}>
      <div className="stack">
        <Pairs
          pairs={[
            [t('form.until'), until && dateTime(until, locale)],
            [t('form.owner'), units.get(ownerUnitId) ?? ownerUnitId],
          ]}
        />
        <Told facts={[parked]} />
        <p className="muted small">{t('park.looks')}</p>
        <TextAsked
          label={t('park.why')}
          rows={2}
          value={form.value.reason}
          wrong={form.wrong('reason')}
          onChange={(reason) => form.set({ reason })}
        />
        <FormFoot form={form}>
          <Button
            look="go"
            size="big"
            keys="ctrl+enter"
            off={form.busy}
            onPress={() => form.send({ type: 'resume', reason: form.value.reason })}
          >
            {t('command.resume')}
          </Button>
        </FormFoot>
      </div>
    </Panel>
  );
}
