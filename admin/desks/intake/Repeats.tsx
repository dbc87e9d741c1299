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
import { Remaining } from '../../pieces/Remaining.tsx';
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

function Facts({ row }: { row: CaseRow }) {
  const t = useT();
  return (
    <span className="row facts">
      <span className="mono muted">…{row.number.slice(-6)}</span>
      <span className="chip">{t(statusKey(row))}</span>
      <span className="cut grow">{row.title}</span>
      <Remaining dueAt={row.dueAt} yellowAt={row.yellowAt} />
    </span>
  );
}

type OneProps = Omit<RepeatsProps, 'rows'> & { row: CaseRow; index: number };

/** What a repeated call can be, one key each. */
function Acts({ row, index, hold, value, set, onNote }: OneProps & { onNote: () => void }) {
  const t = useT();
  const navigate = useNavigate();
  const give = useAbout();
  const says = (act: string): string => `${act} ${row.title}`;
  const tied = value.repeatOf === row.id;
  const isOpen = !isEnded(row.status);
  const all: readonly (readonly [name: MessageKey, isOffered: boolean, run: () => void, pressed?: boolean])[] = [
    ['command.urge', isOpen, () => give(row, { type: 'urge' }, 'intake.urged')],
    ['command.addNote', isOpen, onNote],
    ['intake.aboutThis', true, () => navigate(`/cases/${row.id}/show`)],
    ['intake.repeatOf', true, () => set({ repeatOf: tied ? '' : row.id }), tied],
  ];
  return (
    <span className="row wrap">
      {all.map(([name, isOffered, run, pressed], nth) =>
        isOffered ? (
          <Button
            key={name}
            size="low"
            keys={`${hold}+${String(index * all.length + nth + 1)}`}
            pressed={pressed}
            says={says(t(name))}
            onPress={run}
          >
            {t(name)}
          </Button>
        ) : null,
      )}
    </span>
  );
}

function One(props: OneProps) {
  const { row, value } = props;
  const [noting, setNoting] = useState(false);
  return (
    <div className="row wrap repeat">
      <Facts row={row} />
      <Acts {...props} onNote={() => setNoting(true)} />
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
