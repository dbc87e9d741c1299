import { useQuery } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useLogin } from 'react-admin';
import { demoAccounts } from '../data/auth.ts';
import { problemOf } from '../data/http.ts';
import type { DemoAccount } from '../data/types.ts';
import { problemText } from '../i18n/problemText.ts';
import { useT } from '../i18n/useT.ts';
import { demoChoice } from './demoChoice.ts';
import { Asked } from '../pieces/Asked.tsx';

type Enter = (username: string, password: string) => void;

function useEnter(): { enter: Enter; wrong: string; busy: boolean } {
  const t = useT();
  const login = useLogin();
  const [wrong, setWrong] = useState('');
  const [busy, setBusy] = useState(false);
  const enter: Enter = (username, password) => {
    setBusy(true);
    setWrong('');
    login({ username, password }).catch((error: unknown) => {
      const problem = problemOf(error);
      setWrong(problem.status === 401 || problem.status === 422 ? t('signIn.wrong') : problemText(t, problem));
      setBusy(false);
    });
  };
  return { enter, wrong, busy };
}

function Form({ enter, wrong, busy }: ReturnType<typeof useEnter>) {
  const t = useT();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    enter(username, password);
  };
  return (
    <form className="stack" onSubmit={submit}>
      <Asked label={t('signIn.username')}>
        {(wiring) => (
          <input
            className="field"
            {...wiring}
            autoComplete="username"
            autoFocus
            required
            value={username}
            onChange={(e) => {
              setUsername(e.target.value);
            }}
          />
        )}
      </Asked>
      <Asked label={t('signIn.password')} wrong={wrong}>
        {(wiring) => (
          <input
            className="field"
            {...wiring}
            type="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={(e) => {
              setPassword(e.target.value);
            }}
          />
        )}
      </Asked>
      <button type="submit" className="btn go big wide" disabled={busy}>
        {t('signIn.enter')}
      </button>
    </form>
  );
}

interface DemoProps {
  accounts: readonly DemoAccount[];
  enter: Enter;
  busy: boolean;
}

function Demo({ accounts, enter, busy }: DemoProps) {
  const t = useT();
  const [typed, setTyped] = useState('');
  return (
    <section className="stack tight" aria-label={t('signIn.demo')}>
      <div className="row">
        <h2>{t('signIn.demo')}</h2>
        <span className="faint small">{t('signIn.demoHint')}</span>
      </div>
      <input
        className="field"
        aria-label={t('signIn.demoSeek')}
        placeholder={t('signIn.demoSeek')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <div className="accounts">
        {demoChoice(accounts, typed).map((account) => (
          <button
            key={account.username}
            type="button"
            className="pick row"
            disabled={busy}
            onClick={() => enter(account.username, account.password)}
          >
            <span className="chip stage">{t(`role.${account.role}`)}</span>
            <span>{account.name}</span>
            <span className="grow faint small cut">{account.unit}</span>
          </button>
        ))}
      </div>
    </section>
  );
}

/** Sign-in; where the server offers demo accounts, a picker of roles beside it. */
export default function SignIn() {
  const t = useT();
  const entering = useEnter();
  const demo = useQuery({ queryKey: ['demo-accounts'], queryFn: demoAccounts, staleTime: Infinity });
  const accounts = demo.data ?? [];
  return (
    <main className="sign-in">
      <div className="panel">
        <div className="stack wide">
          <div>
            <h1 className="brand" style={{ fontSize: 24 }}>
              一<i>号</i>
            </h1>
            <p className="muted">{t('app.tagline')}</p>
          </div>
          <Form {...entering} />
          {accounts.length > 0 ? <Demo accounts={accounts} enter={entering.enter} busy={entering.busy} /> : null}
        </div>
      </div>
    </main>
  );
}
