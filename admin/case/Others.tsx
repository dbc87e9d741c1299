import { LinkBase } from 'react-admin';
import { shortTime } from '../data/when.ts';
import type { CaseRow, SimilarRow, Why } from '../data/types.ts';
import { useEarlier, useOfEnterprise, useSimilar } from '../data/useApi.ts';
import { useT } from '../i18n/useT.ts';
import { Panel } from '../pieces/Panel.tsx';
import { Remaining } from '../pieces/Remaining.tsx';
import { useNow } from '../pieces/useNow.ts';
import { useOpenCase } from './context.ts';
import { statusKey } from './story.ts';

/** The attempts to call the citizen back, and when the next may be made. */
export function Tries() {
  const t = useT();
  const now = useNow();
  const words = { yesterday: t('when.yesterday'), tomorrow: t('when.tomorrow') };
  const { kase } = useOpenCase();
  if (kase.status !== 'callback' && kase.tries.length === 0) return null;
  return (
    <Panel title={t('callback.tries')}>
      <ol className="story">
        {kase.tries.map((one, i) => (
          <li key={one.at}>
            <time dateTime={one.at}>{shortTime(one.at, now, words)}</time>
            <span className="dot" />
            <span>
              {t('callback.nth', { n: i + 1 })} {t(`callOutcome.${one.outcome}`)}
            </span>
          </li>
        ))}
        {kase.status === 'callback' ? (
          <li className="now">
            <time>{shortTime(kase.callFrom ?? now, now, words)}</time>
            <span className="dot" />
            <span>{t('callback.nth', { n: kase.tries.length + 1 })}</span>
          </li>
        ) : null}
      </ol>
    </Panel>
  );
}

/** One case in a short list. */
export function ShortRow({ row }: { row: CaseRow }) {
  const t = useT();
  const now = useNow();
  const words = { yesterday: t('when.yesterday'), tomorrow: t('when.tomorrow') };
  return (
    <LinkBase to={`/cases/${row.id}/show`} style={{ textDecoration: 'none' }}>
      <div className="row">
        <span className="mono muted">…{row.number.slice(-6)}</span>
        <span className="chip">{t(statusKey(row))}</span>
        {row.businessEnvironment ? <span className="chip violet">{t('mark.businessEnvironment')}</span> : null}
        <Remaining dueAt={row.dueAt} yellowAt={row.yellowAt} />
      </div>
      <div>{row.title}</div>
      <div className="muted small cut">
        {[shortTime(row.registeredAt, now, words), row.leadUnitName].filter(Boolean).join(' · ')}
      </div>
    </LinkBase>
  );
}

const mostSimilar = 4;

/** In what a case agrees with the one at hand, the weightiest first: `同一来电人 · 同一地点 · 都提到“暖气”`. */
function Because({ why }: { why: readonly Why[] }) {
  const t = useT();
  const reasons = why.toSorted((a, b) => b.weight - a.weight);
  return (
    <div className="muted small because">
      {reasons.map((one, i) => (
        <span key={one.code}>
          {i > 0 ? ' · ' : ''}
          {t(`alike.${one.code}`)}
          {one.words?.map((word) => (
            <mark key={word}>{word}</mark>
          ))}
        </span>
      ))}
    </div>
  );
}

/** One similar case in a short list, with the reasons. */
export function AlikeRow({ row }: { row: SimilarRow }) {
  return (
    <div>
      <ShortRow row={row} />
      <Because why={row.why} />
    </div>
  );
}

const mostOthers = 6;

function OtherCases({ title, rows }: { title: string; rows: readonly CaseRow[] }) {
  if (rows.length === 0) return null;
  return (
    <Panel title={title}>
      <div className="stack">
        {rows.slice(0, mostOthers).map((row) => (
          <ShortRow key={row.id} row={row} />
        ))}
      </div>
    </Panel>
  );
}

/** Earlier and other open cases of this caller and of this enterprise, each once, for those who may see them. */
export function Earlier() {
  const t = useT();
  const { kase } = useOpenCase();
  const caller = useEarlier(kase.id).data ?? [];
  const enterprise = useOfEnterprise(kase).data ?? [];
  const similar = useSimilar(kase.id).data ?? [];
  const elsewhere = new Set([kase, ...similar.slice(0, mostSimilar)].map(({ id }) => id));
  const own = caller.filter(({ id }) => !elsewhere.has(id));
  const shown = new Set(own.slice(0, mostOthers).map(({ id }) => id));
  return (
    <>
      <OtherCases title={t('case.earlier')} rows={own} />
      <OtherCases
        title={t('case.earlierOfEnterprise')}
        rows={enterprise.filter(({ id }) => !elsewhere.has(id) && !shown.has(id))}
      />
    </>
  );
}

/** Cases that may be the same matter, each saying in what it agrees. */
export function Similar() {
  const t = useT();
  const { kase } = useOpenCase();
  const { data } = useSimilar(kase.id);
  const rows = (data ?? []).slice(0, mostSimilar);
  if (rows.length === 0) return null;
  return (
    <Panel title={t('case.similar')}>
      <div className="stack">
        {rows.map((row) => (
          <AlikeRow key={row.id} row={row} />
        ))}
      </div>
    </Panel>
  );
}
