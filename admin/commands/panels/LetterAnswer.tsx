import { useOpenCase } from '../../case/context.ts';
import { letterNumber } from '../../case/letters.ts';
import { Told } from '../../case/Told.tsx';
import { useEvents } from '../../data/useApi.ts';
import { useT } from '../../i18n/useT.ts';
import { Panel } from '../../pieces/Panel.tsx';
import { ClockLeft } from '../ClockLeft.tsx';
import { OneText } from '../OneText.tsx';

/** The letter of supervision that waits for an answer, with its clock, and the answer of the unit's head. */
export default function LetterAnswer() {
  const t = useT();
  const { kase } = useOpenCase();
  const { data = [] } = useEvents(kase.id);
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
        <OneText type="answerSupervision" field="text" label={t('letter.text')} keys="alt+s" />
      </div>
    </Panel>
  );
}
