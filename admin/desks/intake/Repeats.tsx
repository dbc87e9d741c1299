import { useState } from 'react';
import { useNavigate, useNotify } from 'react-admin';
import type { CommandInput } from '../../../domain/case/commands.ts';
import { isEnded } from '../../../domain/case/codes.ts';
import { clickAnswered, clickId } from '../../commands/clicks.ts';
import { statusKey } from '../../case/story.ts';
import { problemOf } from '../../data/http.ts';
import type { CaseRow } from '../../data/types.ts';
import { useApi } from '../../data/useApi.ts';
import { problemText } from '../../i18n/problemText.ts';
import { type MessageKey, useT } from '../../i18n/useT.ts';
import { TextAsked } from '../../pieces/Asked.tsx';
import { Button } from '../../pieces/Button.tsx';
import { Dialog } from '../../pieces/Dialog.tsx';
import type { CallDraft } from './draft.ts';

/** Gives one command about an earlier case while a call goes on, and says that it was taken. */
function useAbout() {
  const t = useT();
  const api = useApi();
  const notify = useNotify();
  return (row: CaseRow, command: CommandInput, done: MessageKey, onDone?: () => void) => {
    const about = `${row.id}.${command.type}`;
    api
      .submit(row.id, command, { commandId: clickId(about, command) })
      .then(() => {
        clickAnswered(about);
        notify(t(done, { number: row.number }));
        onDone?.();
      })
      .catch((error: unknown) => notify(problemText(t, problemOf(error)), { type: 'error' }));
  };
}

interface NoteProps {
  row: CaseRow;
  /** What was typed so far in the call. */
  said: string;
  onClose: () => void;
}

function Note({ row, said, onClose }: NoteProps) {
  const t = useT();
  const give = useAbout();
  const [text, setText] = useState(said);
  const [wrong, setWrong] = useState<string>();
  const send = (): void => {
    if (text.trim() === '') setWrong(t('wrong.required'));
    else give(row, { type: 'addNote', text }, 'intake.noted', onClose);
  };
  return (
    <Dialog title={`${t('command.addNote')} ${row.number}`} onClose={onClose}>
      <p className="muted">{row.title}</p>
      <TextAsked label={t('form.text')} rows={4} value={text} wrong={wrong} onChange={setText} />
      <div className="row">
        <span className="grow" />
        <Button look="go" keys="ctrl+enter" onPress={send}>
          {t('do.submit')}
        </Button>
      </div>
    </Dialog>
  );
}

interface RepeatsProps {
  rows: readonly CaseRow[];
  /** With what the digit of an act is pressed. */
  hold: 'alt' | 'ctrl+alt';
  value: CallDraft;
  set: (change: Partial<CallDraft>) => void;
}

const acts = 4;

function One({ row, index, hold, value, set }: Omit<RepeatsProps, 'rows'> & { row: CaseRow; index: number }) {
  const t = useT();
  const navigate = useNavigate();
  const give = useAbout();
  const [noting, setNoting] = useState(false);
  const key = (n: number): string => `${hold}+${String(index * acts + n)}`;
  const says = (act: string): string => `${act} ${row.title}`;
  const tied = value.repeatOf === row.id;
  const isOpen = !isEnded(row.status);
  return (
    <div className="row wrap repeat">
      <span className="mono muted">…{row.number.slice(-6)}</span>
      <span className="chip">{t(statusKey(row))}</span>
      <span className="cut grow">{row.title}</span>
      {isOpen ? (
        <>
          <Button
            size="low"
            keys={key(1)}
            says={says(t('command.urge'))}
            onPress={() => give(row, { type: 'urge' }, 'intake.urged')}
          >
            {t('command.urge')}
          </Button>
          <Button size="low" keys={key(2)} says={says(t('command.addNote'))} onPress={() => setNoting(true)}>
            {t('command.addNote')}
          </Button>
        </>
      ) : null}
      <Button
        size="low"
        keys={key(3)}
        says={says(t('intake.aboutThis'))}
        onPress={() => navigate(`/cases/${row.id}/show`)}
      >
        {t('intake.aboutThis')}
      </Button>
      <Button
        size="low"
        keys={key(4)}
        pressed={tied}
        says={says(t('intake.repeatOf'))}
        onPress={() => set({ repeatOf: tied ? '' : row.id })}
      >
        {t('intake.repeatOf')}
      </Button>
      {noting ? <Note row={row} said={value.content} onClose={() => setNoting(false)} /> : null}
    </div>
  );
}

const shown = 2;

/** Which of some earlier cases are worth a key: the open ones first. */
export function worthAKey(rows: readonly CaseRow[]): CaseRow[] {
  const open = rows.filter((row) => !isEnded(row.status));
  const ended = rows.filter((row) => isEnded(row.status));
  return [...open, ...ended].slice(0, shown);
}

/** Earlier cases of a number or an enterprise: urge one, add to it, open it, or register a new one that is tied to it. */
export function Repeats({ rows, ...rest }: RepeatsProps) {
  return worthAKey(rows).map((row, index) => <One key={row.id} row={row} index={index} {...rest} />);
}
