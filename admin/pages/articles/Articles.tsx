import { useEffect, useState } from 'react';
import { LinkBase, useNavigate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { useArticles, type ArticleRow, type Shelf } from '../../data/articles.ts';
import { useMe } from '../../data/useApi.ts';
import { useT } from '../../i18n/useT.ts';
import { useMoves } from '../../lists/useMoves.ts';
import { Marked } from '../../lists/Marked.tsx';
import { Button } from '../../pieces/Button.tsx';
import { Remaining } from '../../pieces/Remaining.tsx';
import { Loaded, None } from '../../pieces/States.tsx';
import { Columns } from '../../rules/CaseTable.tsx';
import { Leaf } from '../Leaf.tsx';
import { AskUnit } from './AskUnit.tsx';
import { Gaps } from './Gaps.tsx';
import { asksUnits, seesGaps, writesArticles } from './roles.ts';
import { Shelves } from './Shelves.tsx';

const perPage = 25;
const columns = [
  'articles.id',
  'articles.title',
  'articles.category',
  'articles.unit',
  'articles.uses',
  'articles.until',
] as const;

function Row({ row, q, on }: { row: ArticleRow; q: string; on: boolean }) {
  const t = useT();
  return (
    <tr className={on ? 'on' : ''} aria-current={on}>
      <td className="mono">
        <LinkBase to={`/articles/${row.id}`}>{row.id}</LinkBase>
      </td>
      <td className="main-cell">
        <LinkBase to={`/articles/${row.id}`}>
          <Marked text={row.title} q={q} />
        </LinkBase>{' '}
        {row.stage ? <span className="chip yellow">{t(`stage.${row.stage}`)}</span> : null}
      </td>
      <td className="muted">{row.categoryName}</td>
      <td className="muted">{row.unitName}</td>
      <td className="n">{row.uses}</td>
      <td>{row.dueAt && row.stage === 'asked' ? <Remaining dueAt={row.dueAt} yellowAt={null} /> : row.validUntil}</td>
    </tr>
  );
}

function Rows({ rows, q }: { rows: readonly ArticleRow[]; q: string }) {
  const t = useT();
  const at = useMoves(rows, (id) => `/articles/${id}`);
  if (rows.length === 0) return <None>{t('articles.none')}</None>;
  return (
    <Columns says={t('rail.articles')} columns={columns}>
      {rows.map((row) => (
        <Row key={row.id} row={row} q={q} on={row.id === at} />
      ))}
    </Columns>
  );
}

const settleMs = 300;

/** What is typed, and what of it is sought once nobody has typed for a moment. */
function useSought(first: string, onSettled: (q: string) => void) {
  const [typed, setTyped] = useState(first);
  useEffect(() => {
    if (typed === first) return;
    const timer = setTimeout(() => onSettled(typed), settleMs);
    return () => clearTimeout(timer);
  });
  return { typed, setTyped };
}

function Top() {
  const t = useT();
  const me = useMe();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  return (
    <div className="row wrap">
      <h1 className="case-title">{t('rail.articles')}</h1>
      <span className="faint small">{t('articles.hint')}</span>
      <span className="grow" />
      {me && asksUnits(me) ? <Button onPress={() => setAsking(true)}>{t('articles.askUnit')}</Button> : null}
      {me && writesArticles(me) ? (
        <Button look="go" keys="n" onPress={() => navigate('/articles/new')}>
          {t('articles.new')}
        </Button>
      ) : null}
      {asking ? <AskUnit categoryId="" unitId="" onClose={() => setAsking(false)} /> : null}
    </div>
  );
}

/** The shelf, the words and the page that the address says, and how to go to others. */
function useAddress() {
  const [address, setAddress] = useSearchParams({ shelf: 'inForce', q: '', page: '1' });
  const go = (change: Record<string, string>) =>
    setAddress({ ...Object.fromEntries(address), page: '1', ...change }, { replace: true });
  return { shelf: address.get('shelf') as Shelf, q: address.get('q') ?? '', page: Number(address.get('page')), go };
}

/** 知识库: what may be told to citizens, found by words; what waits to be written, checked or looked at again. */
export default function Articles() {
  const t = useT();
  const me = useMe();
  const { shelf, q, page, go } = useAddress();
  const { typed, setTyped } = useSought(q, (sought) => go({ q: sought }));
  const query = useArticles({ shelf, ...(q.trim() !== '' && { q }) }, page, perPage);
  return (
    <div className="page stack wide">
      <Top />
      <input
        type="search"
        className="field"
        aria-label={t('articles.seek')}
        placeholder={t('articles.seek')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Shelves value={shelf} onPick={(to) => go({ shelf: to })} />
      <Loaded query={query}>
        {({ data, total }) => (
          <>
            <Rows rows={data} q={q} />
            {total > perPage ? <Leaf {...{ page, perPage, total }} setPage={(to) => go({ page: String(to) })} /> : null}
          </>
        )}
      </Loaded>
      {me && seesGaps(me) ? <Gaps /> : null}
    </div>
  );
}
