import type { ReactNode } from 'react';
import { LinkBase } from 'react-admin';
import { spacedNumber } from '../../case/Head.tsx';
import type { CaseFilter } from '../../../domain/lists.ts';
import { type Order, writeListing } from '../../lists/address.ts';
import { useT } from '../../i18n/useT.ts';

const byDue: Order = ['dueAt', 'ASC'];

/** The address of the list of cases under a filter. */
export const casesAt = (filter: CaseFilter, sort: Order | undefined = byDue): string =>
  `/cases${writeListing({ filter, sort })}`;

interface CountProps {
  n: number;
  filter: CaseFilter;
  /** What is counted, for those who hear the link and not its place in the table. */
  says: string;
  look?: 'red' | 'yellow' | undefined;
  children?: ReactNode;
}

/** A number that opens its list; none opens nothing. */
export function Count({ n, filter, says, look, children = n }: CountProps) {
  const t = useT();
  if (n === 0) return <span className="faint count">0</span>;
  return (
    <LinkBase
      to={casesAt(filter)}
      className={['count', look].filter(Boolean).join(' ')}
      aria-label={`${String(n)} ${t('ahead.open', { what: says })}`}
    >
      {children}
    </LinkBase>
  );
}

/** A case's number and title as a link. */
export function CaseLink({ id, number, title }: { id: string; number: string; title: string }) {
  return (
    <LinkBase to={`/cases/${id}/show`}>
      <span className="mono muted">{spacedNumber(number)}</span> {title}
    </LinkBase>
  );
}

interface FlushProps {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
}

/** A titled panel whose table reaches its edges. */
export function Flush({ title, aside, children }: FlushProps) {
  return (
    <section className="panel">
      <header>
        <h2 className="row">{title}</h2>
        <span className="grow" />
        {aside}
      </header>
      <div className="flush">{children}</div>
    </section>
  );
}
