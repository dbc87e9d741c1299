import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import type { CategoryHint } from '../../data/types.ts';
import { useApi } from '../../data/useApi.ts';
import { useT } from '../../i18n/useT.ts';
import type { CallDraft } from './draft.ts';
import { areInitials, type CategoryRow, hintsByInitials } from './initials.ts';
import { pathsOf, placesFor } from './places.ts';
import { TypeAhead } from './TypeAhead.tsx';

interface FieldProps {
  value: CallDraft;
  set: (change: Partial<CallDraft>) => void;
  wrong: string | undefined;
}

const many = 6;

export interface Direct {
  unitId: string;
  name: string;
}

/** The place: any part of a division's name, then the address in words. */
export function PlaceField({ value, set, wrong }: FieldProps) {
  const t = useT();
  const api = useApi();
  const [typed, setTyped] = useState('');
  const divisions = useQuery({ queryKey: ['divisions'], queryFn: () => api.divisions(), staleTime: Infinity });
  const all = divisions.data ?? [];
  const paths = pathsOf(all);
  return (
    <div className="place">
      <TypeAhead
        label={t('intake.place')}
        placeholder={t('intake.placeHint')}
        chosen={value.divisionName}
        hints={placesFor(typed, all, paths)}
        typed={typed}
        onType={setTyped}
        onPick={(code) => {
          set({ divisionCode: code, divisionName: paths.get(code) ?? code });
          setTyped('');
        }}
        onClear={() => set({ divisionCode: '', divisionName: '' })}
        wrong={wrong}
      />
      <input
        className="field"
        aria-label={t('intake.address')}
        placeholder={t('intake.address')}
        value={value.address}
        onChange={(event) => set({ address: event.target.value })}
      />
    </div>
  );
}

const chosenFrom = (hint: CategoryHint): Partial<CallDraft> => ({
  categoryId: hint.id,
  categoryName: hint.path,
  ...(hint.caseType ? { caseType: hint.caseType } : {}),
  ...(hint.urgency ? { urgency: hint.urgency } : {}),
});

/** Categories by the words that were typed or said, or by the pinyin initials of their names. */
function useHints(typed: string, { content, divisionCode }: CallDraft): CategoryHint[] {
  const api = useApi();
  const asked = useDeferredValue(typed.trim() || content.trim());
  const byInitials = areInitials(typed.trim());
  const found = useQuery({
    queryKey: ['category-hints', asked, divisionCode],
    queryFn: ({ signal }) => api.suggestCategories(asked, divisionCode, signal),
    enabled: asked !== '' && !byInitials,
    placeholderData: (old) => old,
  });
  const all = useQuery({
    queryKey: ['all-categories'],
    staleTime: Infinity,
    enabled: byInitials,
    queryFn: () =>
      api.getList<CategoryRow>('categories', {
        ...{ pagination: { page: 1, perPage: 1000 }, sort: { field: 'id', order: 'ASC' }, filter: {} },
      }),
  });
  if (byInitials) return hintsByInitials(typed.trim(), all.data?.data ?? []).slice(0, many);
  return asked === '' ? [] : (found.data ?? []).slice(0, many);
}

/** The unit that the catalogue names for this category at this place, where it is sure. */
export function useDirect({ categoryId, divisionCode }: CallDraft): Direct | undefined {
  const api = useApi();
  const found = useQuery({
    queryKey: ['category-hints', categoryId, divisionCode],
    queryFn: ({ signal }) => api.suggestCategories(categoryId, divisionCode, signal),
    enabled: categoryId !== '' && divisionCode !== '',
  });
  const hint = found.data?.find((h) => h.id === categoryId);
  return hint?.leadUnitId ? { unitId: hint.leadUnitId, name: hint.leadUnitName ?? hint.leadUnitId } : undefined;
}

/** The category: its name, its initials, or what the citizen said; every suggestion says why. */
export function CategoryField({ value, set, wrong }: FieldProps) {
  const t = useT();
  const [typed, setTyped] = useState('');
  const hints = useHints(typed, value);
  return (
    <TypeAhead
      label={t('intake.category')}
      placeholder={t('intake.categoryHint')}
      chosen={value.categoryName}
      eager
      hints={hints.map((h) => ({ id: h.id, label: h.path, why: h.why, aside: h.leadUnitName }))}
      typed={typed}
      onType={setTyped}
      onPick={(id) => {
        const hint = hints.find((h) => h.id === id);
        if (hint) set(chosenFrom(hint));
        setTyped('');
      }}
      onClear={() => set({ categoryId: '', categoryName: '' })}
      wrong={wrong}
    />
  );
}
