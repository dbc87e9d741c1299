import { useState } from 'react';
import type { CaseRow } from '../data/types.ts';
import { useMe } from '../data/useApi.ts';
import { useT } from '../i18n/useT.ts';
import { Button } from '../pieces/Button.tsx';
import { bulkFor, bulkKeys, type BulkType } from './acts.ts';
import { BulkForm } from './BulkForm.tsx';
import { pickAll, unpick, usePicked } from './selection.ts';

/** What can be done with the picked rows of a list; nothing for whoever acts on one case at a time. */
export function BulkBar({ rows = [] }: { rows: readonly CaseRow[] | undefined }) {
  const t = useT();
  const may = bulkFor(useMe());
  const picked = usePicked();
  const [asked, setAsked] = useState<BulkType>();
  if (may.length === 0) return null;
  // what the list shows is newer than what was picked
  const chosen = [...picked.values()].map((row) => rows.find(({ id }) => id === row.id) ?? row);
  const none = chosen.length === 0;
  return (
    <div className="bulk-bar" role="group" aria-label={t('bulk.label')}>
      <span className="muted">{t('bulk.picked', { n: chosen.length })}</span>
      <Button size="low" keys="a" onPress={() => pickAll(rows)}>
        {t('bulk.all')}
      </Button>
      <Button size="low" off={none} keys="escape" onPress={() => unpick([...picked.keys()])}>
        {t('bulk.none')}
      </Button>
      <span className="grow" />
      {may.map((type) => (
        <Button key={type} off={none} keys={bulkKeys[type]} onPress={() => setAsked(type)}>
          {t(`bulk.${type}`)}
        </Button>
      ))}
      {asked ? (
        <BulkForm
          type={asked}
          rows={chosen}
          onClose={(done) => {
            unpick(done);
            setAsked(undefined);
          }}
        />
      ) : null}
    </div>
  );
}
