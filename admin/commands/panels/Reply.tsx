import { Result } from '../../../domain/case/codes.ts';
import { openTasks } from '../../../domain/case/rules/tasks.ts';
import { useOpenCase } from '../../case/context.ts';
import { useT } from '../../i18n/useT.ts';
import { TextAsked } from '../../pieces/Asked.tsx';
import { Button } from '../../pieces/Button.tsx';
import { Choice } from '../../pieces/Choice.tsx';
import { Panel } from '../../pieces/Panel.tsx';
import { Lamp } from '../../pieces/Remaining.tsx';
import { FormFoot } from '../FormFoot.tsx';
import { type CommandForm, useCommandForm } from '../useCommandForm.ts';
import { Wrong } from '../../pieces/Wrong.tsx';
import { Despite } from './reply/Despite.tsx';
import { type Asks, emptyReply, lacksIn, mustExplain, type ReplyDraft, replyOf } from './reply/draft.ts';
import { Evidence } from './reply/Evidence.tsx';
import { useNeedsEvidence } from './reply/proofs.ts';

const enough = 15;
/** The first sentence of a text, its full stop included. */
export const firstSentence = (text: string): string => /^[^。！？!?\n]*[。！？!?]?/.exec(text.trim())?.[0] ?? '';

function Checks({ value, asks }: { value: ReplyDraft; asks: Asks }) {
  const t = useT();
  const { contacted, open, needsEvidence } = asks;
  const checks: [boolean, string, string][] = [
    [contacted, t('unit.checkContact'), t('unit.checkNoContact')],
    [value.text.trim().length >= enough, t('unit.checkText'), t('unit.checkNoText')],
    [open === 0, t('unit.checkCo'), t('unit.checkCoOpen', { n: open })],
    ...(needsEvidence && value.result === 'solved'
      ? [
          [!mustExplain(value, asks), t('reply.checkProof'), t('reply.checkNoProof')] satisfies [
            boolean,
            string,
            string,
          ],
        ]
      : []),
    [value.publicText.trim() !== '', t('unit.checkPublic'), t('unit.checkNoPublic')],
  ];
  return (
    <div className="stack tight">
      {checks.map(([good, yes, no]) => (
        <Lamp key={yes} colour={good ? 'green' : 'yellow'}>
          {good ? yes : no}
        </Lamp>
      ))}
    </div>
  );
}

function YesNo({ label, value, onPick }: { label: string; value: boolean | undefined; onPick: (v: boolean) => void }) {
  const t = useT();
  return (
    <div className="row wrap">
      <span className="label">{label}</span>
      <Choice
        label={label}
        size="low"
        value={value}
        onPick={onPick}
        options={[
          { value: true, label: t('yes') },
          { value: false, label: t('no') },
        ]}
      />
    </div>
  );
}

function Texts({ form }: { form: CommandForm<ReplyDraft> }) {
  const t = useT();
  const { value, set, wrong } = form;
  return (
    <>
      <TextAsked
        label={t('unit.replyText')}
        rows={5}
        value={value.text}
        wrong={wrong('text')}
        onChange={(text) => set({ text })}
      />
      <TextAsked
        label={t('unit.publicText')}
        rows={2}
        value={value.publicText}
        wrong={wrong('publicText')}
        onChange={(publicText) => set({ publicText })}
      />
      {value.publicText === '' && value.text !== '' ? (
        <span>
          <Button size="low" onPress={() => set({ publicText: firstSentence(value.text) })}>
            {t('unit.takeFirst')}
          </Button>
        </span>
      ) : null}
    </>
  );
}

/** The unit's reply, with the checks of a good one visible while writing. */
export default function Reply() {
  const t = useT();
  const { kase } = useOpenCase();
  const form = useCommandForm<ReplyDraft>('reply', emptyReply);
  const { value, set } = form;
  const contacted = value.contacted ?? kase.contactedAt !== undefined;
  const asks: Asks = { contacted, open: openTasks(kase).length, needsEvidence: useNeedsEvidence() };
  return (
    <Panel title={t('unit.reply')} className="docked">
      <div className="stack">
        <Choice
          label={t('unit.reply')}
          value={value.result}
          onPick={(result) => set({ result })}
          options={Result.options.map((r, i) => ({ value: r, label: t(`result.${r}`), keys: String(i + 1) }))}
        />
        <Wrong>{form.wrong('result')}</Wrong>
        <Texts form={form} />
        <div className="row wrap">
          <YesNo label={t('unit.contacted')} value={contacted} onPick={(v) => set({ contacted: v })} />
          <YesNo
            label={t('unit.substantiated')}
            value={value.substantiated}
            onPick={(v) => set({ substantiated: v })}
          />
        </div>
        <Evidence form={form} asks={asks} />
        <Despite form={form} />
        <Checks value={value} asks={asks} />
        <FormFoot form={form}>
          <Button
            look="go"
            size="big"
            keys="ctrl+enter"
            off={form.busy}
            onPress={() => form.send(replyOf(value, asks), lacksIn(value, asks))}
          >
            {t('unit.submit')}
          </Button>
        </FormFoot>
      </div>
    </Panel>
  );
}
