import type { ReactNode } from 'react';

interface PanelProps {
  title?: ReactNode;
  aside?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** A titled box; `aside` stands at the right end of its head. */
export function Panel({ title, aside, className, children }: PanelProps) {
  return (
    <section className={['panel', className].filter(Boolean).join(' ')}>
      {title ? (
        <header>
          <h2 className="row">{title}</h2>
          <span className="grow" />
          {aside}
        </header>
      ) : null}
      <div>{children}</div>
    </section>
  );
}

/** Names and values in two columns; pairs without a value are left out. */
export function Pairs({ pairs }: { pairs: readonly (readonly [string, ReactNode])[] }) {
  const shown = pairs.filter(([, value]) => value !== undefined && value !== null && value !== '' && value !== false);
  return (
    <dl className="kv">
      {shown.map(([name, value]) => [<dt key={name}>{name}</dt>, <dd key={name + '='}>{value}</dd>])}
    </dl>
  );
}
