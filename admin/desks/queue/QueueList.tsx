import { useEffect, useRef } from 'react';
import { placeText } from '../../case/placeText.ts';
import { sentenceOf } from '../../case/sentences.ts';
import { useUnitNames } from '../../case/useUnitNames.ts';
import { useEvents } from '../../data/useApi.ts';
import { shortTime } from '../../data/when.ts';
import { useLocale, useT } from '../../i18n/useT.ts';
import { Marked } from '../../lists/Marked.tsx';
import { Remaining } from '../../pieces/Remaining.tsx';
import { useNow } from '../../pieces/useNow.ts';
import type { CaseRow } from '../../data/types.ts';
import type { KeptRow } from './keepRows.ts';

interface RowProps {
  kept: KeptRow;
  on: boolean;
  q: string | undefined;
  onOpen: (id: string) => void;
}

function Tag({ row }: { row: CaseRow }) {
  const t = useT();
  if (row.urgency !== 'normal')
    return (
      <span className={row.urgency === 'critical' ? 'chip red' : 'chip yellow'}>{t(`urgency.${row.urgency}`)}</span>
    );
  if (row.round > 1) return <span className="chip violet">{t('case.round', { n: row.round })}</span>;
  if (row.supervisionLevel > 0)
    return <span className="chip red">{t('case.supervised', { n: row.supervisionLevel })}</span>;
  if (row.repeatCount > 0) return <span className="chip violet">{t('case.repeat', { n: row.repeatCount })}</span>;
  if (row.urgeCount > 0) return <span className="chip violet">{t('case.urged', { n: row.urgeCount })}</span>;
  if (row.language === 'mn') return <span className="chip line">{t('language.mn')}</span>;
  return <span />;
}

/** Who took it and where it went, as far as this person may read on: the last step that was not the clock's. */
function Farewell({ id }: { id: string }) {
  const t = useT();
  const locale = useLocale();
  const units = useUnitNames();
  const { data: facts = [] } = useEvents(id);
  const last = facts.findLast(({ by }) => by.role !== 'clock') ?? facts.at(-1);
  return <>{last ? sentenceOf(last, { t, locale, units }).text : t('queue.gone')}</>;
}

function Item({ kept: { row, gone }, on, q, onOpen }: RowProps) {
  const t = useT();
  const now = useNow();
  const ref = useRef<HTMLButtonElement>(null);
  const words = { yesterday: t('when.yesterday'), tomorrow: t('when.tomorrow') };
  useEffect(() => {
    if (on) ref.current?.scrollIntoView({ block: 'nearest' });
  }, [on]);
  const about = [
    placeText(row.place),
    row.categoryName.split(' › ').at(-1),
    `${shortTime(row.registeredAt, now, words)} ${t(`channel.${row.channel}`)}`,
  ];
  return (
    <button
      ref={ref}
      type="button"
      className={['item', on ? 'on' : '', gone ? 'gone' : ''].filter(Boolean).join(' ')}
      aria-current={on}
      onClick={() => onOpen(row.id)}
    >
      <span className="title cut">
        <Marked text={row.title} q={q} />
      </span>
      {gone ? (
        <span className="small muted">{t('queue.gone')}</span>
      ) : (
        <Remaining dueAt={row.dueAt} yellowAt={row.yellowAt} />
      )}
      <span className={gone ? 'farewell small cut' : 'muted small cut'}>
        {gone ? <Farewell id={row.id} /> : about.filter(Boolean).join(' · ')}
      </span>
      <span className="row">
        {row.businessEnvironment ? <span className="chip violet">{t('mark.businessEnvironment')}</span> : null}
        <Tag row={row} />
        {on ? <kbd aria-hidden="true">↵</kbd> : null}
      </span>
    </button>
  );
}

interface ListProps {
  rows: readonly KeptRow[];
  openId: string | undefined;
  /** What the list was searched for. */
  q: string | undefined;
  onOpen: (id: string) => void;
}

/** The rows of a queue in order of their due instants. */
export function QueueList({ rows, openId, q, onOpen }: ListProps) {
  return rows.map((kept) => <Item key={kept.row.id} kept={kept} on={kept.row.id === openId} q={q} onOpen={onOpen} />);
}
