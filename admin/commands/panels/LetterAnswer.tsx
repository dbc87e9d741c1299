import { useOpenCase } from '../../case/context.ts';
import { letterNumber } from '../../case/letters.ts';
import { Told } from '../../case/Told.tsx';
import { useEvents } from '../../data/useApi.ts';
import { useT } from '../../i18n/useT.ts';
import { TextAsked } from '../../pieces/Asked.tsx';
import { Button } from '../../pieces/Button.tsx';
import { Panel } from '../../pieces/Panel.tsx';
import { ClockLeft } from '../ClockLeft.tsx';
import { FormFoot } from '../FormFoot.tsx';
import { useCommandForm } from '../useCommandForm.ts';

/** The letter of supervision that waits for an answer, with its clock, and the answer of the unit's head. */
export default function LetterAnswer() {
  const t = useT();
  const { kase } = useOpenCase();
  const { data = [] } = useEvents(kase.id);
  const form = useCommandForm('answerSupervision', { text: '' });
  const letter = kase.letters.findLast((one) => one.answeredAt === undefined);
  if (!letter) return null;
  const ordered = data.find((fact) => fact.type === 'supervised' && fact.nth === letter.nth);
  return (
    <Panel title={t('letter.answer')} aside={<ClockLeft name="supervision" />}>
      <div className="stack">
        <div className="row wrap">
          <span className="mono">{letterNumber(kase, letter)}</span>
          <span className="chip red">{t(`level.${String(letter.level) as '1' | '2' | '3' | '4'}`)}</span>
        </div>
        <Told facts={[ordered]} />
        <TextAsked
          label={t('letter.text')}
          rows={4}
          value={form.value.text}
          wrong={form.wrong('text')}
          onChange={(text) => form.set({ text })}
        />
        <FormFoot form={form}>
          <Button
            look="go"
            size="big"
            keys="alt+s"
            off={form.busy}
            onPress={() => form.send({ type: 'answerSupervision', text: form.value.text })}
          >
            {t('command.answerSupervision')}
          </Button>
        </FormFoot>
      </div>
    </Panel>
  );
}
