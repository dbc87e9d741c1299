import { useState } from 'react';
import { serverNow } from '../../data/http.ts';
import { problemText } from '../../i18n/problemText.ts';
import { useT } from '../../i18n/useT.ts';
import { dayOf, endOf, startOf } from '../../lists/days.ts';
import { Asked } from '../../pieces/Asked.tsx';
import { Button } from '../../pieces/Button.tsx';
import { Panel } from '../../pieces/Panel.tsx';
import { Lamp } from '../../pieces/Remaining.tsx';
import { CaseNumber, Columns } from '../../rules/CaseTable.tsx';
import { type Progress, useVerify } from './useVerify.ts';

const columns = ['oversight.case', 'audit.detail', 'verify.why'] as const;

function Found({ progress }: { progress: Progress }) {
  const t = useT();
  const { cases, events, words, broken, total, state } = progress;
  const isWhole = state === 'done' && broken.length === 0;
  return (
    <div className="stack" role="status">
      {state === 'done' ? null : (
        <progress value={cases} max={Math.max(total, 1)} aria-label={t('verify.progress', { n: cases, of: total })} />
      )}
      <span className="muted">
        {t('verify.progress', { n: cases, of: total })}
        {state === 'stopped' ? ` · ${t('verify.stopped')}` : ''}
      </span>
      {isWhole ? <Lamp colour="green">{t('verify.intact', { cases, events, words })}</Lamp> : null}
      {broken.length === 0 ? null : (
        <>
          <Lamp colour="red">{t('verify.broken', { n: broken.length })}</Lamp>
          <Columns says={t('verify.broken', { n: broken.length })} columns={columns}>
            {broken.map(({ caseId, number, seq, why }) => (
              <tr key={caseId}>
                <td>
                  <CaseNumber id={caseId} number={number} />
                </td>
                <td>{t('verify.at', { seq })}</td>
                <td className="main-cell bad">{t(`break.${why}`)}</td>
              </tr>
            ))}
          </Columns>
        </>
      )}
    </div>
  );
}

const monthMs = 30 * 86_400_000;

interface StartProps {
  running: boolean;
  verify: ReturnType<typeof useVerify>['verify'];
  stop: () => void;
}

function One({ running, verify }: StartProps) {
  const t = useT();
  const [number, setNumber] = useState('');
  return (
    <Panel title={t('verify.one')}>
      <form
        className="audit-filters"
        onSubmit={(event) => {
          event.preventDefault();
          if (number.length === 14 && !running) void verify({ number });
        }}
      >
        <Asked label={t('audit.number')}>
          {(wiring) => (
            <input
              {...wiring}
              className="field mono"
              inputMode="numeric"
              value={number}
              onChange={(event) => setNumber(event.target.value.replace(/\D/g, ''))}
            />
          )}
        </Asked>
        <button type="submit" className="btn go" disabled={number.length !== 14 || running}>
          {t('verify.start')}
        </button>
      </form>
    </Panel>
  );
}

function Many({ running, verify, stop }: StartProps) {
  const t = useT();
  const [days, setDays] = useState(() => ({ from: dayOf(serverNow() - monthMs), to: dayOf(serverNow()) }));
  const whole = days.from !== '' && days.to !== '' && days.from <= days.to;
  return (
    <Panel title={t('verify.many')}>
      <div className="audit-filters">
        {(['from', 'to'] as const).map((end) => (
          <Asked key={end} label={t(`rules.${end}`)}>
            {(wiring) => (
              <input
                {...wiring}
                className="field"
                type="date"
                value={days[end]}
                onChange={(event) => setDays({ ...days, [end]: event.target.value })}
              />
            )}
          </Asked>
        ))}
        {running ? (
          <Button keys="escape" onPress={stop}>
            {t('verify.stop')}
          </Button>
        ) : (
          <Button
            look="go"
            keys="ctrl+enter"
            off={!whole}
            onPress={() => void verify({ from: startOf(days.from), to: endOf(days.to) })}
          >
            {t('verify.start')}
          </Button>
        )}
      </div>
    </Panel>
  );
}

/** Holds the chains of facts against what was written: of one case, or of all that were registered in a period. */
export function Verify() {
  const t = useT();
  const { progress, problem, verify, stop } = useVerify();
  const start = { running: progress?.state === 'running', verify, stop };
  return (
    <div className="stack wide">
      <p className="faint small">{t('verify.hint')}</p>
      <div className="oversight-two">
        <One {...start} />
        <Many {...start} />
      </div>
      {problem ? <p className="said">{problemText(t, problem)}</p> : null}
      {progress ? <Found progress={progress} /> : null}
    </div>
  );
}
