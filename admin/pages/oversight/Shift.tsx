import { useQuery } from '@tanstack/react-query';
import { LinkBase } from 'react-admin';
import type { OldestRow, Present, ShiftView } from '../../data/oversight.ts';
import { useApi } from '../../data/useApi.ts';
import { dateTime, spanText } from '../../data/when.ts';
import { useLocale, useT } from '../../i18n/useT.ts';
import { writeListing } from '../../lists/address.ts';
import { Lamp, Remaining, spanWords } from '../../pieces/Remaining.tsx';
import { Loaded, None } from '../../pieces/States.tsx';
import { useNow } from '../../pieces/useNow.ts';
import { Columns } from '../../rules/CaseTable.tsx';
import { Engine } from './Engine.tsx';
import { CaseLink, Flush } from './pieces.tsx';

const refreshMs = 15_000;
const activeMs = 5 * 60_000;

function Since({ at }: { at: string }) {
  const t = useT();
  const now = useNow();
  return <>{spanText(now - Date.parse(at), spanWords(t))}</>;
}

function QueueLine({ row }: { row: OldestRow }) {
  const t = useT();
  const { queue, count, overdue, id, number, title, registeredAt, dueAt, yellowAt } = row;
  return (
    <tr>
      <td>
        <LinkBase to={`/queues/${queue}`}>{t(`queue.${queue}`)}</LinkBase>
      </td>
      <td className={count === 0 ? 'faint' : ''}>
        {count === 0 ? 0 : <LinkBase to={`/queues/${queue}`}>{count}</LinkBase>}
      </td>
      <td className={overdue === 0 ? 'faint' : 'bad'}>
        {overdue === 0 ? (
          0
        ) : (
          <LinkBase to={`/queues/${queue}${writeListing({ filter: { overdue: true } })}`}>{overdue}</LinkBase>
        )}
      </td>
      <td>{registeredAt ? <Since at={registeredAt} /> : null}</td>
      <td>
        <Remaining dueAt={dueAt} yellowAt={yellowAt} />
      </td>
      <td className="main-cell">
        {id && number ? <CaseLink id={id} number={number} title={title ?? ''} /> : <span className="faint">—</span>}
      </td>
    </tr>
  );
}

/** Callers whom nobody answered, before the queues. */
function MissedLine({ missed: { count, since } }: Pick<ShiftView, 'missed'>) {
  const t = useT();
  return (
    <tr>
      <td>
        <LinkBase to="/missed">{t('rail.missed')}</LinkBase>
      </td>
      <td className={count === 0 ? 'faint' : 'bad'}>{count}</td>
      <td />
      <td>{since ? <Since at={since} /> : null}</td>
      <td />
      <td className="main-cell faint">—</td>
    </tr>
  );
}

const queueColumns = [
  ...(['shift.queue', 'oversight.count', 'shift.overdue'] as const),
  ...(['shift.age', 'find.left', 'oversight.case'] as const),
] as const;

function Oldest({ queues, missed }: Pick<ShiftView, 'queues' | 'missed'>) {
  const t = useT();
  return (
    <Flush title={t('shift.queues')}>
      <Columns inner says={t('shift.queues')} columns={queueColumns}>
        <MissedLine missed={missed} />
        {queues.map((row) => (
          <QueueLine key={row.queue} row={row} />
        ))}
      </Columns>
    </Flush>
  );
}

function PersonLine({ person: { name, roles, unitName, seenAt, sessions } }: { person: Present }) {
  const t = useT();
  const locale = useLocale();
  const now = useNow();
  const idle = now - Date.parse(seenAt);
  return (
    <tr>
      <td>{name}</td>
      <td>{roles.map((role) => t(`role.${role}`)).join('、')}</td>
      <td className="muted">{unitName}</td>
      <td title={dateTime(seenAt, locale)}>
        {idle < activeMs ? (
          <Lamp colour="green">{t('shift.now')}</Lamp>
        ) : (
          <Lamp colour="grey">{t('shift.away', { span: spanText(idle, spanWords(t)) })}</Lamp>
        )}
        {sessions > 1 ? <span className="faint small"> {t('shift.sessions', { n: sessions })}</span> : null}
      </td>
    </tr>
  );
}

const isOfUnit = ({ roles }: Present): boolean => roles.every((role) => role === 'handler' || role === 'unitHead');
const peopleColumns = ['shift.name', 'shift.role', 'shift.unit', 'shift.seen'] as const;

function People({ people }: Pick<ShiftView, 'people'>) {
  const t = useT();
  const own = people.filter((person) => !isOfUnit(person));
  const shown = own.toSorted((a, b) => String(a.roles[0]).localeCompare(String(b.roles[0])));
  return (
    <Flush
      title={`${t('shift.people')} · ${String(own.length)}`}
      aside={<span className="faint small">{t('shift.inUnits', { n: people.length - own.length })}</span>}
    >
      {own.length === 0 ? (
        <None>{t('shift.nobody')}</None>
      ) : (
        <Columns inner says={t('shift.people')} columns={peopleColumns}>
          {shown.map((person) => (
            <PersonLine key={person.id} person={person} />
          ))}
        </Columns>
      )}
    </Flush>
  );
}

/** The team lead's page: who is at which desk, the oldest case of each queue, what waits for the engine. */
export default function Shift() {
  const t = useT();
  const api = useApi();
  const locale = useLocale();
  const shift = useQuery({ queryKey: ['shift'], queryFn: () => api.shift(), refetchInterval: refreshMs });
  return (
    <div className="page stack wide">
      <div className="row wrap">
        <h1 className="case-title">{t('rail.shift')}</h1>
        <span className="faint small">{t('shift.hint')}</span>
        <span className="grow" />
        {shift.data ? (
          <span className="faint small">{t('oversight.asOf', { at: dateTime(shift.data.at, locale) })}</span>
        ) : null}
      </div>
      <Loaded query={shift} rows={10}>
        {({ queues, missed, people, engine }) => (
          <>
            <Oldest queues={queues} missed={missed} />
            <div className="oversight-two">
              <People people={people} />
              <Engine engine={engine} />
            </div>
          </>
        )}
      </Loaded>
    </div>
  );
}
