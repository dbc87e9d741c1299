import { lazy, Suspense, useState, type ReactNode } from 'react';
import { Datagrid, FilterLiveSearch, List, ThemeProvider, ThemesContext, type RaRecord } from 'react-admin';
import type { ReferenceName } from '../../domain/reference.ts';
import { useMe } from '../data/useApi.ts';
import { tableTheme } from '../look/theme.ts';
import type { MessageKey } from '../i18n/useT.ts';
import { useT } from '../i18n/useT.ts';
import { Button } from '../pieces/Button.tsx';

const Editor = lazy(() => import('./reference/Editor.tsx').then(({ Editor: shown }) => ({ default: shown })));

interface TableProps {
  resource: ReferenceName;
  title: MessageKey;
  children: ReactNode;
}

interface RowsProps {
  resource: ReferenceName;
  onPick: ((row: RaRecord) => void) | undefined;
  children: ReactNode;
}

function Rows({ resource, onPick, children }: RowsProps) {
  const pick = (row: RaRecord): false => {
    onPick?.(row);
    return false;
  };
  return (
    <List
      resource={resource}
      actions={false}
      perPage={50}
      sort={{ field: 'id', order: 'ASC' }}
      exporter={false}
      title=" "
      empty={false}
    >
      <>
        <div style={{ padding: '8px 12px' }}>
          <FilterLiveSearch source="q" />
        </div>
        <Datagrid bulkActionButtons={false} rowClick={onPick ? (_id, _resource, row) => pick(row) : false} size="small">
          {children}
        </Datagrid>
      </>
    </List>
  );
}

/** A list of reference data on react-admin's own table, in our tokens; an administrator opens a row to change it. */
export function Table({ resource, title, children }: TableProps) {
  const t = useT();
  const me = useMe();
  const [open, setOpen] = useState<{ row?: RaRecord }>();
  const mayChange = me?.roles.includes('admin') === true;
  return (
    <ThemesContext.Provider value={{ lightTheme: tableTheme, darkTheme: tableTheme, defaultTheme: 'light' }}>
      <ThemeProvider>
        <div className="page stack wide">
          <div className="row wrap">
            <h1 className="case-title">{t(title)}</h1>
            <span className="grow" />
            {mayChange ? <Button onPress={() => setOpen({})}>{t('reference.new')}</Button> : null}
          </div>
          <Rows resource={resource} onPick={mayChange ? (row) => setOpen({ row }) : undefined}>
            {children}
          </Rows>
          {open ? (
            <Suspense>
              <Editor resource={resource} row={open.row} onClose={() => setOpen(undefined)} />
            </Suspense>
          ) : null}
        </div>
      </ThemeProvider>
    </ThemesContext.Provider>
  );
}
