import { useShelves, type Shelf } from '../../data/articles.ts';
import { useT } from '../../i18n/useT.ts';

const all: readonly Shelf[] = ['inForce', 'asked', 'draft', 'review', 'ending', 'expired', 'retired'];
const pressing: readonly Shelf[] = ['asked', 'review', 'expired'];

/** The shelves of the knowledge base, each with how many stand on it; empty ones of work are left out. */
export function Shelves({ value, onPick }: { value: Shelf; onPick: (shelf: Shelf) => void }) {
  const t = useT();
  const counts = useShelves().data;
  return (
    <div className="tabs" role="group" aria-label={t('articles.shelves')}>
      {all
        .filter((shelf) => shelf === 'inForce' || shelf === value || (counts?.[shelf] ?? 0) > 0)
        .map((shelf) => (
          <button
            key={shelf}
            type="button"
            className={shelf === value ? 'on' : ''}
            aria-pressed={shelf === value}
            onClick={() => onPick(shelf)}
          >
            {t(`shelf.${shelf}`)} <b className={pressing.includes(shelf) ? 'hot' : ''}>{counts?.[shelf] ?? ''}</b>
          </button>
        ))}
    </div>
  );
}
