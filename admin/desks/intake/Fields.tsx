import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import type { CategoryHint } from '../../data/types.ts';
import { useApi } from '../../data/useApi.ts';
import { useT } from '../../i18n/useT.ts';
import type { CallDraft } from './draft.ts';
import { pathsOf, placesFor } from './places.ts';
import { TypeAhead } from './TypeAhead.tsx';

interface FieldProps {
  value: CallDraft;
  set: (change: Partial<CallDraft>) => void;
  wrong: string | undefined;
}

const many = 6;

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
  directUnitId: hint.leadUnitId ?? '',
  directUnitName: hint.leadUnitName ?? '',
  ...(hint.caseType ? { caseType: hint.caseType } : {}),
  ...(hint.urgency ? { urgency: hint.urgency } : {}),
});

/** The category: its name, its initials, or what the citizen said; every suggestion says why. */
export function CategoryField({ value, set, wrong }: FieldProps) {
  const t = useT();
  const api = useApi();
  const [typed, setTyped] = useState('');
  const asked = useDeferredValue(typed.trim() || value.content.trim());
  const found = useQuery({
    queryKey: ['category-hints', asked, value.divisionCode],
    queryFn: ({ signal }) => api.suggestCategories(asked, value.divisionCode, signal),
    enabled: asked !== '',
    placeholderData: (old) => old,
  });
  const hints = asked === '' ? [] : (found.data ?? []).slice(0, many);
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
      onClear={() => set({ categoryId: '', categoryName: '', directUnitId: '', directUnitName: '' })}
      wrong={wrong}
    />
  );
}
