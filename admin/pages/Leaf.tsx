import { useT } from '../i18n/useT.ts';
import { Button } from '../pieces/Button.tsx';

interface LeafProps {
  page: number;
  perPage: number;
  total: number;
  setPage: (page: number) => void;
}

/** Leafs through a list that comes in pages. */
export function Leaf({ page, perPage, total, setPage }: LeafProps) {
  const t = useT();
  return (
    <div className="row">
      <span className="faint">{t('queue.total', { n: total })}</span>
      <span className="grow" />
      <Button off={page <= 1} keys="[" onPress={() => setPage(page - 1)}>
        {t('find.prev')}
      </Button>
      <span>{page}</span>
      <Button off={page * perPage >= total} keys="]" onPress={() => setPage(page + 1)}>
        {t('find.nextPage')}
      </Button>
    </div>
  );
}
