import { useQuery } from '@tanstack/react-query';
import { LinkBase } from 'react-admin';
import type { RuleChange } from '../../data/rules.ts';
import { useApi } from '../../data/useApi.ts';
import { dateTime } from '../../data/when.ts';
import { useLocale, useT } from '../../i18n/useT.ts';
import { Loaded, None } from '../../pieces/States.tsx';
import { Columns } from '../../rules/CaseTable.tsx';

const pollMs = 2_000;

function Progress({ change: { running, adopted, finishedAt } }: { change: RuleChange }) {
  const t = useT();
  if (!running) return <span className="chip">{t('rules.newOnly')}</span>;
  return finishedAt ? (
    <span className="chip green">{t('rules.adoptedAll', { n: adopted })}</span>
  ) : (
    <span className="chip yellow">{t('rules.adopting', { n: adopted })}</span>
  );
}

function Row({ change }: { change: RuleChange }) {
  const t = useT();
  const locale = useLocale();
  return (
    <tr>
      <td>
        <LinkBase to={change.part === 'calendar' ? '/calendars' : '/profiles'}>
          {t(`rules.part.${change.part}`)} {t('rules.version', { n: change.version })}
        </LinkBase>
      </td>
      <td>
        <Progress change={change} />
      </td>
      <td className="muted">{dateTime(change.at, locale)}</td>
      <td className="muted">{change.byName ?? change.by}</td>
      <td className="main-cell">{change.reason}</td>
    </tr>
  );
}

const columns = ['rules.what', 'rules.reach', 'rules.at', 'rules.by', 'rules.reason'] as const;

/** Every version of calendar and limits that came into force, why, by whom, and how far running cases have taken it. */
export default function Changes() {
  const t = useT();
  const api = useApi();
  const changes = useQuery({
    queryKey: ['rules', 'changes'],
    queryFn: () => api.ruleChanges(),
    refetchInterval: (query) => (query.state.data?.some((one) => one.finishedAt === null) ? pollMs : false),
  });
  return (
    <div className="page stack wide">
      <h1 className="case-title">{t('rail.changes')}</h1>
      <Loaded query={changes}>
        {(all) =>
          all.length === 0 ? (
            <None>{t('rules.noChanges')}</None>
          ) : (
            <Columns says={t('rail.changes')} columns={columns}>
              {all.map((change) => (
                <Row key={change.id} change={change} />
              ))}
            </Columns>
          )
        }
      </Loaded>
    </div>
  );
}
