import { useEffect, useRef } from 'react';
import { LinkBase } from 'react-admin';
import type { QueueName } from '../../data/types.ts';
import { useQueues } from '../../data/useApi.ts';
import { useT } from '../../i18n/useT.ts';

/** Tabs over the list where a unit works: its queues, for the thumb; the open one is always in sight. */
export function Tabs({ name }: { name: QueueName }) {
  const t = useT();
  const queues = useQueues();
  const strip = useRef<HTMLElement>(null);
  const isLoaded = queues.data !== undefined;
  useEffect(() => {
    strip.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [name, isLoaded]);
  return (
    <nav className="tabs" aria-label={t('rail.queues')} ref={strip}>
      {(queues.data ?? []).map((queue) => (
        <LinkBase
          key={queue.name}
          to={`/queues/${queue.name}`}
          {...(queue.name === name ? { className: 'on', 'aria-current': 'page' } : {})}
        >
          {t(`queue.${queue.name}`)} <b className={queue.overdue > 0 ? 'hot' : ''}>{queue.count}</b>
        </LinkBase>
      ))}
    </nav>
  );
}
