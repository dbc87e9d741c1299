import { catalogueLineOf, type Category, type World } from '../domain/world.ts';

/** A category that may be meant, and why. */
export interface Hint {
  id: string;
  path: string;
  why: string[];
  byName: boolean;
  leadUnitId?: string;
  leadUnitName?: string;
  urgency?: string;
}

/** `公用事业 › 供热 › 温度不达标`. */
export function pathOf(world: World, category: Category): string {
  const parent = category.parentId === null ? undefined : world.categories.get(category.parentId);
  return parent ? `${pathOf(world, parent)} › ${category.name}` : category.name;
}

const score = (q: string, category: Category, path: string): { points: number; why: string[]; byName: boolean } => {
  const spoken = (category.keywords ?? []).filter((word) => q.includes(word));
  const byName = q.length <= 12 && (path.includes(q) || category.id.startsWith(q));
  return { points: spoken.length * 3 + (byName ? 5 : 0) + (q.includes(category.name) ? 4 : 0), why: spoken, byName };
};

const most = 8;

/** Categories ranked by the citizen's words, a part of the name or the code; `divisionCode` names the usual lead there. */
export function suggest(world: World, typed: string, divisionCode: string): Hint[] {
  const q = typed.trim();
  if (q === '') return [];
  const leaves = [...world.categories.values()].filter((c) => c.active && c.profile !== undefined);
  const ranked = leaves
    .map((category) => {
      const path = pathOf(world, category);
      return { category, path, ...score(q, category, path) };
    })
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points || (a.category.id < b.category.id ? -1 : 1));
  return ranked.slice(0, most).map(({ category, path, why, byName }) => {
    const line = catalogueLineOf(world, { categoryId: category.id, divisionCode });
    const lead = line && world.units.get(line.leadUnitId);
    return {
      ...{ id: category.id, path, why, byName },
      ...(lead && { leadUnitId: lead.id, leadUnitName: lead.name }),
      ...(category.urgency && { urgency: category.urgency }),
    };
  });
}
