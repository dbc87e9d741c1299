import { SendBackReason } from '../../../domain/case/codes.ts';
import { useOpenCase } from '../../case/context.ts';
import { useT } from '../../i18n/useT.ts';
import { TextAsked } from '../../pieces/Asked.tsx';
import { Button } from '../../pieces/Button.tsx';
import { Many } from '../../pieces/Choice.tsx';
import { Panel } from '../../pieces/Panel.tsx';
import { Wrong } from '../../pieces/Wrong.tsx';
import { FormFoot } from '../FormFoot.tsx';
import { useCommandForm } from '../useCommandForm.ts';

interface SendBackDraft {
  reasons: SendBackReason[];
  text: string;
}

function Approve({ byHead }: { byHead: boolean }) {
  const t = useT();
  const form = useCommandForm('approveReply', {});
  return (
    <FormFoot form={form}>
      <Button look="go" size="big" keys="a" off={form.busy} onPress={() => form.send({ type: 'approveReply' })}>
        {t(byHead ? 'review.approveHead' : 'review.approveCentre')}
      </Button>
    </FormFoot>
  );
}

function SendBack() {
  const t = useT();
  const form = useCommandForm<SendBackDraft>('sendBackReply', { reasons: [], text: '' });
  const { value, set, wrong } = form;
  const options = SendBackReason.options.map((r, i) => ({ value: r, label: t(`sendBack.${r}`), keys: String(i + 1) }));
  return (
    <>
      <span className="label">{t('review.reasons')}</span>
      <Many
        label={t('review.reasons')}
        options={options}
        values={value.reasons}
        onChange={(reasons) => set({ reasons })}
      />
      <Wrong>{wrong('reasons')}</Wrong>
      <TextAsked
        label={t('review.text')}
        rows={2}
        value={value.text}
        wrong={wrong('text')}
        onChange={(text) => set({ text })}
      />
      <FormFoot form={form}>
        <Button
          look="danger"
          keys="ctrl+b"
          off={form.busy}
          onPress={() => form.send({ type: 'sendBackReply', ...value })}
        >
          {t('command.sendBackReply')}
        </Button>
      </FormFoot>
    </>
  );
}

/** The head of the unit, then the centre: pass the reply on, or send it back with reasons. */
export default function Review() {
  const t = useT();
  const { kase } = useOpenCase();
  const late = kase.reply?.late ? <span className="chip red">{t('review.late')}</span> : null;
  return (
    <Panel title={t('review.title')} aside={late}>
      <div className="stack">
        <Approve byHead={kase.reply?.stage === 'unitHead'} />
        <SendBack />
      </div>
    </Panel>
  );
}
