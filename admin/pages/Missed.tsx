import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-admin';
import { type MissedRow, useMissed } from '../data/calls.ts';
import { type Problem, problemOf } from '../data/http.ts';
import { bring } from '../data/incoming.ts';
import { useApi, useMe } from '../data/useApi.ts';
import { shortTime, spanText } from '../data/when.ts';
import { problemText } from '../i18n/problemText.ts';
import { type T, useT } from '../i18n/useT.ts';
import { Button } from '../pieces/Button.tsx';
import { Lamp, spanWords } from '../pieces/Remaining.tsx';
import { Loaded, None } from '../pieces/States.tsx';
import { useKeys } from '../pieces/useKeys.ts';
import { useNow } from '../pieces/useNow.ts';
import { Columns } from '../rules/CaseTable.tsx';

const columns = [
  ...(['calls.phone', 'calls.times', 'calls.waited', 'calls.tries'] as const),
  ...(['calls.who', 'calls.first', 'calls.last'] as const),
] as const;

function Row({ row, on, onPick }: { row: MissedRow; on?: boolean; onPick?: () => void }) {
  const t = useT();
  const now = useNow();
  const words = { yesterday: t('when.yesterday'), tomorrow: t('when.tomorrow') };
  const { phone, times, firstAt, lastAt, tries, mostTries, outcome, takenByName } = row;
  const waited = spanText(now - Date.parse(firstAt), spanWords(t));
  return (
    <tr className={on ? 'on' : ''} aria-current={on ? 'true' : undefined} onClick={onPick}>
      <td className="mono">{phone}</td>
      <td>{t('calls.timesOf', { n: times })}</td>
      <td>{outcome === 'gaveUp' ? <Lamp colour="grey">{t('calls.gaveUpOne')}</Lamp> : waited}</td>
      <td className={tries === 0 ? 'faint' : ''}>{t('calls.triesOf', { n: tries, of: mostTries })}</td>
      <td>{takenByName ? <span className="chip violet">{takenByName}</span> : null}</td>
      <td className="muted">{shortTime(firstAt, now, words)}</td>
      <td className="muted">{shortTime(lastAt, now, words)}</td>
    </tr>
  );
}

const sayProblem = (t: T, problem: Problem): string => {
  const { by } = (problem.present ?? {}) as { by?: string };
  return problem.code === 'callTaken' && by ? t('calls.takenBy', { name: by }) : problemText(t, problem);
};

/** What can be done with the row that is chosen; one call at a time. */
function useActs(row: MissedRow | undefined) {
  const api = useApi();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const act = (ask: (id: string) => Promise<void>) => () => {
    if (!row || busy) return;
    setBusy(true);
    setProblem(undefined);
    ask(row.id)
      .catch((error: unknown) => setProblem(problemOf(error)))
      .finally(() => {
        setBusy(false);
        void client.invalidateQueries({ queryKey: ['calls', 'missed'] });
      });
  };
  const take = act(async (id) => {
    bring((await api.takeMissed(id)).phone);
    navigate('/intake');
  });
  const tell = (outcome: 'reached' | 'noAnswer') =>
    act(async (id) => {
      await api.triedMissed(id, outcome);
    });
  return { problem, busy, take, reached: tell('reached'), noAnswer: tell('noAnswer') };
}

function Waiting({ rows }: { rows: MissedRow[] }) {
  const t = useT();
  const me = useMe();
  const [chosen, setChosen] = useState<string>();
  const at = Math.max(
    0,
    rows.findIndex(({ id }) => id === chosen),
  );
  const row = rows[at];
  const { problem, busy, take, reached, noAnswer } = useActs(row);
  const move = (step: number) => setChosen(rows[Math.min(Math.max(at + step, 0), rows.length - 1)]?.id);
  useKeys([
    { key: 'j', label: t('keys.down'), run: () => move(1) },
    { key: 'k', label: t('keys.up'), run: () => move(-1) },
  ]);
  if (!row) return <None>{t('calls.none')}</None>;
  const isMine = row.takenBy === me?.id;
  return (
    <>
      <div className="row wrap">
        <Button look="go" keys="enter" off={busy || (row.takenBy !== null && !isMine)} onPress={take}>
          {t('calls.take')}
        </Button>
        <Button keys="n" off={busy || !isMine} onPress={noAnswer}>
          {t('calls.noAnswer')}
        </Button>
        <Button keys="r" off={busy || !isMine} onPress={reached}>
          {t('calls.reached')}
        </Button>
        {problem ? (
          <span className="bad" role="alert">
            {sayProblem(t, problem)}
          </span>
        ) : null}
      </div>
      <Columns says={t('rail.missed')} columns={columns}>
        {rows.map((one) => (
          <Row key={one.id} row={one} on={one.id === row.id} onPick={() => setChosen(one.id)} />
        ))}
      </Columns>
    </>
  );
}

/** Who was not answered, who rang first first: taken with one key, gone when he is reached or a case is registered. */
export default function Missed() {
  const t = useT();
  const missed = useMissed();
  return (
    <div className="page stack wide">
      <div className="row wrap">
        <h1 className="case-title">{t('rail.missed')}</h1>
        <span className="faint small">{t('calls.hint')}</span>
      </div>
      <Loaded query={missed} rows={6}>
        {({ count, waiting, gaveUp }) => (
          <>
            <Waiting rows={waiting} />
            {count > waiting.length ? <p className="faint">{t('calls.more', { n: count - waiting.length })}</p> : null}
            {gaveUp.length > 0 ? (
              <>
                <h2>{t('calls.gaveUp')}</h2>
                <Columns says={t('calls.gaveUp')} columns={columns}>
                  {gaveUp.map((row) => (
                    <Row key={row.id} row={row} />
                  ))}
                </Columns>
              </>
            ) : null}
          </>
        )}
      </Loaded>
    </div>
  );
}
