import type { CommandInput } from '../../../domain/case/commands.ts';
import type { LimitAmount } from '../../../domain/limits.ts';
import { Ruling } from '../../../domain/case/codes.ts';
import { useT } from '../../i18n/useT.ts';
import { TextAsked } from '../../pieces/Asked.tsx';
import { Button } from '../../pieces/Button.tsx';
import { Choice } from '../../pieces/Choice.tsx';
import { Panel } from '../../pieces/Panel.tsx';
import { SideBySide } from '../../case/SideBySide.tsx';
import { FormFoot } from '../FormFoot.tsx';
import { LimitField } from '../LimitField.tsx';
import { useCommandForm } from '../useCommandForm.ts';
import { Wrong } from '../../pieces/Wrong.tsx';

interface RulingDraft {
  ruling?: Ruling | undefined;
  reason: string;
  limit?: LimitAmount | undefined;
}

const firstLimit: LimitAmount = { amount: 5, unit: 'workingDays' };

const commandOf = ({ ruling, reason, limit }: RulingDraft): CommandInput =>
  ({
    type: 'adjudicate',
    ruling,
    reason,
    ...(ruling === 'extend' ? { limit: limit ?? firstLimit } : {}),
  }) as CommandInput;

/** Reply, contact log and the citizen's own words side by side, then one of four ways. */
export default function Adjudicate() {
  const t = useT();
  const form = useCommandForm<RulingDraft>('adjudicate', { reason: '' });
  const { value, set, wrong } = form;
  const options = Ruling.options.map((r, i) => ({ value: r, label: t(`ruling.${r}`), keys: String(i + 1) }));
  return (
    <Panel title={t('adjudicate.title')}>
      <div className="stack">
        <SideBySide />
        <Choice
          label={t('adjudicate.ruling')}
          size="big"
          options={options}
          value={value.ruling}
          onPick={(ruling) => set({ ruling })}
        />
        <Wrong>{wrong('ruling')}</Wrong>
        {value.ruling ? <p className="muted">{t(`adjudicate.${value.ruling}Is`)}</p> : null}
        {value.ruling === 'extend' ? (
          <LimitField
            label={t('adjudicate.limit')}
            value={value.limit ?? firstLimit}
            onChange={(limit) => set({ limit })}
          />
        ) : null}
        <TextAsked
          label={t('adjudicate.reason')}
          rows={3}
          value={value.reason}
          wrong={wrong('reason')}
          onChange={(reason) => set({ reason })}
        />
        <FormFoot form={form}>
          <Button look="go" size="big" keys="ctrl+enter" off={form.busy} onPress={() => form.send(commandOf(value))}>
            {t('do.submit')}
          </Button>
        </FormFoot>
      </div>
    </Panel>
  );
}
