import { Pick } from '../../../case/Pick.tsx';
import { useT } from '../../../i18n/useT.ts';
import { TextAsked } from '../../../pieces/Asked.tsx';
import { Many } from '../../../pieces/Choice.tsx';
import { Wrong } from '../../../pieces/Wrong.tsx';
import type { CommandForm } from '../../useCommandForm.ts';
import { type Asks, mustExplain, type ReplyDraft } from './draft.ts';
import { useProofs } from './proofs.ts';

/** Which files prove the reply, or why there are none. */
export function Evidence({ form, asks }: { form: CommandForm<ReplyDraft>; asks: Asks }) {
  const t = useT();
  const { proofs, addPhotos } = useProofs();
  const { value, set, wrong } = form;
  return (
    <>
      <div className="asked">
        <span className="label">{t('reply.evidence')}</span>
        <div className="row wrap">
          <Many
            label={t('reply.evidence')}
            options={proofs.map(({ id, name, waits }) => ({
              value: id,
              label: waits ? `${name}（${t('reply.waits')}）` : name,
            }))}
            values={value.evidence}
            onChange={(evidence) => set({ evidence })}
          />
          <Pick camera onPick={(files) => set({ evidence: [...value.evidence, ...addPhotos(files)] })}>
            {t('reply.addPhoto')}
          </Pick>
        </div>
      </div>
      <Wrong>{wrong('evidence')}</Wrong>
      {mustExplain(value, asks) ? (
        <TextAsked
          label={t('reply.noEvidence')}
          rows={2}
          value={value.noEvidence}
          wrong={wrong('noEvidence')}
          onChange={(noEvidence) => set({ noEvidence })}
        />
      ) : null}
    </>
  );
}
