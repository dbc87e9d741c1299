import { lazy, Suspense, useState } from 'react';
import { audiences, inLanguage } from '../../domain/templates.ts';
import { type TemplateRow, useTemplates } from '../data/useTemplates.ts';
import { useMe } from '../data/useApi.ts';
import { type T, useLocale, useT } from '../i18n/useT.ts';
import { Panel } from '../pieces/Panel.tsx';
import { Loaded, None } from '../pieces/States.tsx';
import { occasionOf } from './reference/occasion.ts';

const TemplateEditor = lazy(() =>
  import('./reference/TemplateEditor.tsx').then(({ TemplateEditor: shown }) => ({ default: shown })),
);

const fits = (t: T, row: TemplateRow, sought: string): boolean =>
  [occasionOf(t, row), row.zh, row.mn].some((text) => text.toLowerCase().includes(sought.trim().toLowerCase()));

function Row({ row, onOpen }: { row: TemplateRow; onOpen: () => void }) {
  const t = useT();
  const locale = useLocale();
  return (
    <li>
      <button type="button" className="item" onClick={onOpen}>
        <b className="title">{occasionOf(t, row)}</b>
        <span>{row.changed ? <span className="chip violet">{t('templates.changed')}</span> : null}</span>
        <span className="muted">{inLanguage(row, locale)}</span>
      </button>
    </li>
  );
}

interface GroupsProps {
  rows: readonly TemplateRow[];
  onOpen: (row: TemplateRow) => void;
}

function Groups({ rows, onOpen }: GroupsProps) {
  const t = useT();
  if (rows.length === 0) return <None>{t('templates.none')}</None>;
  return audiences.map((audience) => {
    const own = rows.filter((row) => row.audience === audience);
    if (own.length === 0) return null;
    return (
      <Panel key={audience} className="flush" title={t(`audience.${audience}`)} aside={<b>{own.length}</b>}>
        <ul className="plain-list">
          {own.map((row) => (
            <Row key={row.id} row={row} onOpen={() => onOpen(row)} />
          ))}
        </ul>
      </Panel>
    );
  });
}

const readsHistory: readonly string[] = ['admin', 'auditor', 'teamLead'];

/** 消息模板: what citizens and units are told on which occasion; an administrator words it. */
export default function Templates() {
  const t = useT();
  const me = useMe();
  const query = useTemplates();
  const [sought, setSought] = useState('');
  const [open, setOpen] = useState<TemplateRow>();
  const roles = me?.roles ?? [];
  return (
    <div className="page stack wide">
      <div className="row wrap">
        <h1 className="case-title">{t('rail.templates')}</h1>
        <span className="faint small">{t('templates.hint')}</span>
      </div>
      <input
        type="search"
        className="field"
        aria-label={t('templates.seek')}
        placeholder={t('templates.seek')}
        value={sought}
        onChange={(event) => setSought(event.target.value)}
      />
      <Loaded query={query}>
        {(rows) => <Groups rows={rows.filter((row) => fits(t, row, sought))} onOpen={setOpen} />}
      </Loaded>
      {open ? (
        <Suspense>
          <TemplateEditor
            key={open.id}
            row={open}
            mayChange={roles.includes('admin')}
            seesHistory={roles.some((role) => readsHistory.includes(role))}
            onClose={() => setOpen(undefined)}
          />
        </Suspense>
      ) : null}
    </div>
  );
}
