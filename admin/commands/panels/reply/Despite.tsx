import { openTasks } from '../../../../domain/case/rules/tasks.ts';
import { useOpenCase } from '../../../case/context.ts';
import { TaskTree } from '../../../case/Tasks.tsx';
import { useT } from '../../../i18n/useT.ts';
import { TextAsked } from '../../../pieces/Asked.tsx';
import type { CommandForm } from '../../useCommandForm.ts';
import type { ReplyDraft } from './draft.ts';

/** Who has not answered yet, and why the reply does not wait for them. */
export function Despite({ form }: { form: CommandForm<ReplyDraft> }) {
  const t = useT();
  const { kase } = useOpenCase();
  const open = openTasks(kase).length;
  if (open === 0) return null;
  return (
    <div className="said yellow stack tight">
      <b>{t('unit.checkCoOpen', { n: open })}</b>
      <TaskTree />
      <TextAsked
        label={t('reply.despite')}
        rows={2}
        value={form.value.despite}
        wrong={form.wrong('despite')}
        onChange={(despite) => form.set({ despite })}
      />
    </div>
  );
}
