import type { ReactNode } from 'react';
import { Datagrid, FilterLiveSearch, List, ThemeProvider, ThemesContext } from 'react-admin';
import { tableTheme } from '../look/theme.ts';
import type { MessageKey } from '../i18n/useT.ts';
import { useT } from '../i18n/useT.ts';

interface TableProps {
  resource: string;
  title: MessageKey;
  children: ReactNode;
}

/** A read-only list on react-admin's own table, in our tokens. */
export function Table({ resource, title, children }: TableProps) {
  const t = useT();
  return (
    <ThemesContext.Provider value={{ lightTheme: tableTheme, darkTheme: tableTheme, defaultTheme: 'light' }}>
      <ThemeProvider>
        <div className="page stack wide">
          <h1 className="case-title">{t(title)}</h1>
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
              <Datagrid bulkActionButtons={false} rowClick={false} size="small">
                {children}
              </Datagrid>
            </>
          </List>
        </div>
      </ThemeProvider>
    </ThemesContext.Provider>
  );
}
