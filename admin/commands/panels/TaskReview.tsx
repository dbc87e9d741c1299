import type { CommandInput } from '../../../domain/case/commands.ts';
import { useOpenCase } from '../../case/context.ts';
import { Told } from '../../case/Told.tsx';
import { useUnitNames } from '../../case/useUnitNames.ts';
import { useEvents } from '../../data/useApi.ts';
import { useT } from '../../i18n/useT.ts';
import { TextAsked } from '../../pieces/Asked.tsx';
import { Button } from '../../pieces/Button.tsx';
import { Choice } from '../../pieces/Choice.tsx';
import { Panel } from '../../pieces/Panel.tsx';
import { FormFoot } from '../FormFoot.tsx';
import { useCommandForm } from '../useCommandForm.ts';

interface TaskDraft {
  unitId?: string | undefined;
  text: string;
}

/** The answers to what this unit has sent down: accepted, or sent back to the same due instant. */
export default function TaskReview() {
  const t = useT();
  const units = useUnitNames();
  const { kase, me } = useOpenCase();
  const { data = [] } = useEvents(kase.id);
  const form = useCommandForm<TaskDraft>('reviewCoReply', { text: '' });
  const answered = kase.coHandlers.filter((co) => co.under === me.unitId && co.repliedAt && !co.acceptedAt);
  const unitId = answered.find((co) => co.unitId === form.value.unitId)?.unitId ?? answered[0]?.unitId;
  const answer = data.findLast((fact) => fact.type === 'coReplied' && fact.unitId === unitId);
  const rule = (accept: boolean) =>
    form.send({ type: 'reviewCoReply', unitId, accept, text: form.value.text } as CommandInput);
  return (
    <Panel title={t('task.review')}>
      <div className="stack">
        {answered.length > 1 ? (
          <Choice
            label={t('form.unit')}
            value={unitId}
            onPick={(id) => form.set({ unitId: id })}
            options={answered.map((co) => ({ value: co.unitId, label: units.get(co.unitId) ?? co.unitId }))}
          />
        ) : null}
        <Told facts={[answer]} />
        <TextAsked
          label={t('form.textOptional')}
          rows={2}
          value={form.value.text}
          wrong={form.wrong('text')}
          onChange={(text) => form.set({ text })}
        />
        <FormFoot form={form}>
          <Button look="danger" keys="alt+b" off={form.busy} onPress={() => rule(false)}>
            {t('task.sendBack')}
          </Button>
          <Button look="go" size="big" keys="alt+a" off={form.busy} onPress={() => rule(true)}>
            {t('task.accept')}
          </Button>
        </FormFoot>
      </div>
    </Panel>
  );
}
