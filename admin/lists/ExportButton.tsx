import { useState } from 'react';
import { useT } from '../i18n/useT.ts';
import { Button } from '../pieces/Button.tsx';
import { Dialog } from '../pieces/Dialog.tsx';
import type { Listing, Order } from './address.ts';

const most = 100_000;

const addressOf = (format: string, { filter, sort }: { filter: Listing['filter']; sort: Order }): string =>
  `/api/cases/export?${new URLSearchParams({ format, filter: JSON.stringify(filter), sort: JSON.stringify(sort) }).toString()}`;

interface ExportProps {
  filter: Listing['filter'];
  sort: Order;
  total: number | undefined;
}

/** Takes the list as a file, after it was said that this is recorded. */
export function ExportButton({ filter, sort, total = 0 }: ExportProps) {
  const t = useT();
  const [asking, setAsking] = useState(false);
  const close = () => setAsking(false);
  return (
    <>
      <Button size="low" off={total === 0} onPress={() => setAsking(true)}>
        {t('export.name')}
      </Button>
      {asking ? (
        <Dialog title={t('export.name')} onClose={close}>
          <p>{t('export.what', { n: total >= 10_000 ? `${String(total)}+` : String(total) })}</p>
          <p className="muted">{t('export.recorded', { n: most })}</p>
          <div className="row wrap">
            {(['xlsx', 'csv'] as const).map((format) => (
              <a key={format} className="btn" href={addressOf(format, { filter, sort })} download onClick={close}>
                {t(`export.${format}`)}
              </a>
            ))}
          </div>
        </Dialog>
      ) : null}
    </>
  );
}
