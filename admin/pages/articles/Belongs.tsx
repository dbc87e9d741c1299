import { useT } from '../../i18n/useT.ts';
import { useReference } from '../../lists/reference.ts';
import { Seek } from '../../lists/Seek.tsx';
import { Wrong } from '../../pieces/Wrong.tsx';

interface Belonging {
  categoryId: string;
  unitId: string;
}

interface BelongsProps {
  value: Belonging;
  set: (change: Partial<Belonging>) => void;
  wrong: (field: string) => string | undefined;
  /** The unit cannot be chosen: somebody of a unit writes for it. */
  ownUnit?: boolean;
}

/** To which category an article belongs, and which unit answers for it. */
export function Belongs({ value, set, wrong, ownUnit }: BelongsProps) {
  const t = useT();
  const { categories, units } = useReference();
  return (
    <>
      <Seek
        label={t('articles.category')}
        all={categories}
        value={value.categoryId || undefined}
        onPick={(categoryId = '') => set({ categoryId })}
      />
      <Wrong>{wrong('categoryId')}</Wrong>
      {ownUnit ? null : (
        <Seek
          label={t('articles.unit')}
          all={units}
          value={value.unitId || undefined}
          onPick={(unitId = '') => set({ unitId })}
        />
      )}
      <Wrong>{wrong('unitId')}</Wrong>
    </>
  );
}
