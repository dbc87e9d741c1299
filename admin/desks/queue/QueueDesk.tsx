import { useState } from 'react';
import { useNavigate, useParams } from 'react-admin';
import { CasePane } from '../../case/CasePane.tsx';
import { useMe } from '../../data/useApi.ts';
import type { Me, QueueName } from '../../data/types.ts';
import { useT } from '../../i18n/useT.ts';
import { useListing } from '../../lists/address.ts';
import { FilterBar } from '../../lists/FilterBar.tsx';
import { ViewTabs } from '../../lists/ViewTabs.tsx';
import { Button } from '../../pieces/Button.tsx';
import { Loaded, None } from '../../pieces/States.tsx';
import { keyName, useKeys } from '../../pieces/useKeys.ts';
import { type KeptRow, rowAfter, rowBeside } from './keepRows.ts';
import { Tabs } from './Tabs.tsx';
import { QueueList } from './QueueList.tsx';
import { useAutoNext } from './useAutoNext.ts';
import { useStandingRows } from './useStandingRows.ts';

const step = 50;

function useMoves(
  name: QueueName,
  id: string | undefined,
  rows: readonly KeptRow[],
  search: string,
  onEnd: () => void,
) {
  const t = useT();
  const navigate = useNavigate();
  const open = (to: string | undefined) => navigate((to ? `/queues/${name}/${to}` : `/queues/${name}`) + search);
  const down = (): void => {
    if (id !== undefined && rows.at(-1)?.row.id === id) onEnd();
    open(rowBeside(rows, id, 1));
  };
  useKeys([
    { key: 'j', label: t('keys.down'), run: down },
    { key: 'k', label: t('keys.up'), run: () => open(rowBeside(rows, id, -1)) },
    { key: 'enter', label: t('queue.open'), run: () => open(id ?? rows[0]?.row.id) },
    { key: 'escape', label: t('do.back'), run: () => open(undefined) },
  ]);
  return open;
}

interface HeadProps {
  name: QueueName;
  total: number | undefined;
  autoNext: ReturnType<typeof useAutoNext>;
}

function Head({ name, total, autoNext: [goesOn, turn] }: HeadProps) {
  const t = useT();
  useKeys([{ key: 'alt+o', label: t('queue.autoNext'), run: turn }]);
  return (
    <header className="row wrap">
      <h1>{t(`queue.${name}`)}</h1>
      <span className="faint small">{total === undefined ? '' : t('queue.total', { n: total })}</span>
      <span className="faint small">{t('queue.by')}</span>
      <span className="grow" />
      <label className="row small muted hint">
        <input type="checkbox" checked={goesOn} onChange={turn} />
        {t('queue.autoNext')} <kbd aria-hidden="true">{keyName('alt+o')}</kbd>
      </label>
      <kbd aria-hidden="true">j</kbd>
      <kbd aria-hidden="true">k</kbd>
      <span className="faint small hint">{t('queue.move')}</span>
    </header>
  );
}

interface ListSideProps {
  name: QueueName;
  listing: ReturnType<typeof useListing>;
  id: string | undefined;
  query: ReturnType<typeof useStandingRows>['query'];
  count: number;
  autoNext: ReturnType<typeof useAutoNext>;
  onMore: () => void;
  onOpen: (id: string) => void;
}

function ListSide({
  name,
  listing: { filter, sort, change },
  id,
  query,
  count,
  autoNext,
  onMore,
  onOpen,
}: ListSideProps) {
  const t = useT();
  const total = query.data?.total ?? 0;
  const isNarrowed = Object.keys(filter).length > 0;
  return (
    <>
      <Head name={name} total={query.data?.total} autoNext={autoNext} />
      <div className="queue-filters">
        <FilterBar filter={filter} onChange={(to) => change({ filter: to })} folded>
          <span className="grow" />
          <ViewTabs list={`queues/${name}`} filter={filter} sort={sort} onPick={change} />
        </FilterBar>
      </div>
      <div className="rows">
        <Loaded query={query} rows={12}>
          {({ rows }) =>
            rows.length === 0 ? (
              <None>{t(isNarrowed ? 'filter.none' : 'queue.empty')}</None>
            ) : (
              <QueueList rows={rows} openId={id} q={filter.q} onOpen={onOpen} />
            )
          }
        </Loaded>
        {total > count ? (
          <Button wide onPress={onMore}>
            {t('queue.more', { n: Math.min(step, total - count) })}
          </Button>
        ) : null}
      </div>
    </>
  );
}

function CaseSide({ id, onBack, onDone }: { id: string | undefined; onBack: () => void; onDone: () => void }) {
  const t = useT();
  if (!id) return <None>{t('queue.pick')}</None>;
  return (
    <>
      <span className="phone-only">
        <Button size="low" onPress={onBack}>{`← ${t('do.back')}`}</Button>
      </span>
      <CasePane id={id} as="pane" onDone={onDone} />
    </>
  );
}

const inUnit = (me: Me | undefined): boolean =>
  me?.roles.some((role) => role === 'handler' || role === 'unitHead') ?? false;

/** One queue left, one case right; after a command the next case opens by itself, unless that is turned off. */
export default function QueueDesk() {
  const me = useMe();
  const { name, id } = useParams<{ name: QueueName; id?: string }>();
  const [count, setCount] = useState(step);
  const listing = useListing();
  const { query, point, unpoint, drop } = useStandingRows(name, count, listing.filter);
  const rows = query.data?.rows ?? [];
  const more = () => setCount((old) => (old < (query.data?.total ?? 0) ? old + step : old));
  const open = useMoves(name, id, rows, listing.search, more);
  const autoNext = useAutoNext();
  const next = () => {
    if (id) drop(id);
    if (autoNext[0]) open(rowAfter(rows, id));
  };
  return (
    <div className={id ? 'split reading' : 'split'}>
      <section className="queue" onPointerEnter={point} onPointerLeave={unpoint}>
        {inUnit(me) ? <Tabs name={name} /> : null}
        <ListSide
          name={name}
          listing={listing}
          id={id}
          query={query}
          count={count}
          autoNext={autoNext}
          onMore={more}
          onOpen={open}
        />
      </section>
      <section className="pane" tabIndex={-1}>
        <CaseSide id={id} onBack={() => open(undefined)} onDone={next} />
      </section>
    </div>
  );
}
