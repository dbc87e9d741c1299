import { useState } from 'react';
import { CalendarBook } from '../../domain/calendar.ts';
import { Policy } from '../../domain/policy.ts';
import type { RulesDraft } from '../data/rules.ts';
import { useMe } from '../data/useApi.ts';
import { clockTime } from '../data/when.ts';
import { problemText } from '../i18n/problemText.ts';
import { useT } from '../i18n/useT.ts';
import { TextAsked } from '../pieces/Asked.tsx';
import { Button } from '../pieces/Button.tsx';
import { Choice } from '../pieces/Choice.tsx';
import { Panel } from '../pieces/Panel.tsx';
import { Bones } from '../pieces/States.tsx';
import { Moves } from './Moves.tsx';
import { publishesRules } from './roles.ts';
import type { Edits } from './useEdits.ts';
import { type Publishing, usePublishing } from './usePublishing.ts';

interface DraftPanelProps<E> {
  draft: RulesDraft;
  edits: Edits<E>;
  say: (edit: E) => string;
  /** What the reason begins with: the papers that the edits rest on. */
  basis: string;
}

/** What is wrong with the draft as a whole, by the domain's own schema. */
function wrongIn(draft: RulesDraft): string | undefined {
  const parsed = draft.part === 'calendar' ? CalendarBook.safeParse(draft.body) : Policy.safeParse(draft.body);
  const first = parsed.error?.issues[0];
  return first && `${first.path.join('.')}: ${first.message}`;
}

function EditList<E>({ edits, say }: Pick<DraftPanelProps<E>, 'edits' | 'say'>) {
  const t = useT();
  return (
    <ol className="stack tight">
      {edits.all.map((edit, i) => (
        <li key={i} className="row">
          <span className="grow">{say(edit)}</span>
          <Button size="low" says={`${t('rules.undo')} ${say(edit)}`} onPress={() => edits.undo(i)}>
            {t('rules.undo')}
          </Button>
        </li>
      ))}
    </ol>
  );
}

function Release({ work, basis }: { work: Publishing; basis: string }) {
  const t = useT();
  const [typed, setTyped] = useState<string>();
  const [running, setRunning] = useState<boolean>();
  const reason = typed ?? basis;
  const ready = reason.trim() !== '' && running !== undefined && work.busy === undefined;
  return (
    <div className="stack">
      <div className="asked">
        <span className="label">{t('rules.reach')}</span>
        <Choice
          label={t('rules.reach')}
          options={[
            { value: true, label: t('rules.running') },
            { value: false, label: t('rules.newOnly') },
          ]}
          value={running}
          onPick={setRunning}
        />
      </div>
      <TextAsked label={t('rules.reason')} rows={2} value={reason} onChange={setTyped} />
      <div className="row">
        <Button
          look="go"
          keys="ctrl+enter"
          off={!ready}
          onPress={() => {
            if (running !== undefined) work.publish(reason.trim(), running);
          }}
        >
          {t('rules.publish')}
        </Button>
      </div>
    </div>
  );
}

function Troubles({ draft, work, wrong }: { draft: RulesDraft; work: Publishing; wrong: string | undefined }) {
  const t = useT();
  const said = [wrong && t('rules.wrong', { what: wrong }), work.problem && problemText(t, work.problem)];
  return (
    <>
      {work.stale ? (
        <p className="said yellow" role="alert">
          {t('rules.stale', { n: draft.body.version - 1 })}
        </p>
      ) : null}
      {said.filter(Boolean).map((sentence) => (
        <p key={sentence} className="said" role="alert">
          {sentence}
        </p>
      ))}
    </>
  );
}

function Outcome({ work, basis }: { work: Publishing; basis: string }) {
  const t = useT();
  const me = useMe();
  if (work.busy === 'preview') return <Bones rows={3} />;
  if (!work.seen) return null;
  return (
    <>
      <Moves preview={work.seen} />
      {publishesRules(me) ? (
        <Release work={work} basis={basis} />
      ) : (
        <span className="faint">{t('rules.adminPublishes')}</span>
      )}
    </>
  );
}

/** The edits of a draft, what they would do to running cases, and their coming into force. */
export function DraftPanel<E>({ draft, edits, say, basis }: DraftPanelProps<E>) {
  const t = useT();
  const work = usePublishing(draft, edits.clear);
  if (edits.all.length === 0) return null;
  const wrong = wrongIn(draft);
  const title = t('rules.draft', { n: draft.body.version });
  const saved = edits.savedAt === undefined ? '' : t('form.draftKept', { at: clockTime(edits.savedAt) });
  return (
    <Panel title={title} aside={<span className="faint small">{saved}</span>}>
      <div className="stack">
        <EditList edits={edits} say={say} />
        <Troubles draft={draft} work={work} wrong={wrong} />
        <div className="row wrap">
          <Button keys="alt+p" off={wrong !== undefined || work.busy !== undefined} onPress={work.preview}>
            {t('rules.preview')}
          </Button>
          <Button look="danger" onPress={edits.clear}>
            {t('rules.discard')}
          </Button>
        </div>
        <Outcome work={work} basis={basis} />
      </div>
    </Panel>
  );
}
