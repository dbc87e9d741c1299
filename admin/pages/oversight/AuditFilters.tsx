import { useQuery } from '@tanstack/react-query';
import { accessActions } from '../../data/oversight.ts';
import { useApi } from '../../data/useApi.ts';
import { useT } from '../../i18n/useT.ts';
import { Asked } from '../../pieces/Asked.tsx';
import type { AuditAsked } from './useAuditAddress.ts';

export interface AuditProps {
  asked: AuditAsked;
  change: (to: Partial<AuditAsked>) => void;
}

interface Person {
  id: string;
  name: string;
  username: string;
}

function PersonPick({ asked: { user }, change }: AuditProps) {
  const t = useT();
  const api = useApi();
  const people = useQuery({
    queryKey: ['all-people'],
    staleTime: Infinity,
    queryFn: () =>
      api.getList<Person>('users', {
        ...{ pagination: { page: 1, perPage: 1000 }, sort: { field: 'name', order: 'ASC' }, filter: {} },
      }),
  });
  return (
    <Asked label={t('audit.person')}>
      {(wiring) => (
        <select {...wiring} className="field" value={user} onChange={(event) => change({ user: event.target.value })}>
          <option value="">{t('audit.anybody')}</option>
          {(people.data?.data ?? []).map(({ id, name, username }) => (
            <option key={id} value={id}>
              {`${name} (${username})`}
            </option>
          ))}
        </select>
      )}
    </Asked>
  );
}

function ActionPick({ asked: { action }, change }: AuditProps) {
  const t = useT();
  return (
    <Asked label={t('audit.action')}>
      {(wiring) => (
        <select
          {...wiring}
          className="field"
          value={action}
          onChange={(event) => change({ action: event.target.value })}
        >
          <option value="">{t('audit.anyAction')}</option>
          {accessActions.map((one) => (
            <option key={one} value={one}>
              {t(`access.${one}`)}
            </option>
          ))}
        </select>
      )}
    </Asked>
  );
}

/** By whom, of which case, what and when. */
export function AuditFilters(props: AuditProps) {
  const t = useT();
  const { asked, change } = props;
  return (
    <div className="audit-filters">
      <PersonPick {...props} />
      {asked.tab === 'seen' ? (
        <>
          <ActionPick {...props} />
          <Asked label={t('audit.number')}>
            {(wiring) => (
              <input
                {...wiring}
                className="field mono"
                inputMode="numeric"
                value={asked.number}
                onChange={(event) => change({ number: event.target.value.replace(/\s/g, '') })}
              />
            )}
          </Asked>
        </>
      ) : null}
      <Asked label={t('audit.day')}>
        {(wiring) => (
          <input
            {...wiring}
            className="field"
            type="date"
            value={asked.day}
            onChange={(event) => change({ day: event.target.value })}
          />
        )}
      </Asked>
    </div>
  );
}
