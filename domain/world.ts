import type { CalendarBook } from './calendar.ts';
import type { CaseType, Urgency } from './case/codes.ts';
import type { Role } from './people.ts';
import type { Policy } from './policy.ts';
import type { Words } from './templateTexts.ts';

export const unitKinds = [
  'league',
  'centre',
  'leagueBureau',
  'banner',
  'zone',
  'bannerBureau',
  'sumu',
  'gacha',
  'company',
] as const;
export interface Unit {
  id: string;
  name: string;
  short: string;
  parentId: string | null;
  kind: (typeof unitKinds)[number];
  divisionCode: string;
  active: boolean;
}

/** A node of the category tree; only leaves have a profile and can be chosen. */
export interface Category {
  id: string;
  name: string;
  parentId: string | null;
  profile?: string;
  urgency?: Urgency;
  needsEvidence?: boolean;
  countsSolved?: boolean;
  countsSatisfied?: boolean;
  caseType?: CaseType;
  keywords?: readonly string[];
  active: boolean;
}

/** A line of the catalogue of who handles what where (派单目录). */
export interface CatalogueLine {
  categoryId: string;
  divisionCode: string;
  leadUnitId: string;
  coUnitIds: readonly string[];
  basis: string;
  active: boolean;
}

export interface Division {
  code: string;
  name: string;
  parentCode: string | null;
}

/** The reference data in force, with every version of calendar and policy that a case may still run under. */
export interface World {
  units: ReadonlyMap<string, Unit>;
  categories: ReadonlyMap<string, Category>;
  divisions: ReadonlyMap<string, Division>;
  catalogue: ReadonlyMap<string, readonly CatalogueLine[]>;
  /** Who handles in units and who dispatches at the centre, by id. */
  handlers: ReadonlyMap<string, { unitId: string; roles: readonly Role[] }>;
  calendars: ReadonlyMap<number, CalendarBook>;
  policies: ReadonlyMap<number, Policy>;
  /** The texts of messages that an administrator has changed, by id. */
  templates: ReadonlyMap<string, Words>;
  current: { calendar: number; policy: number };
}

/** The line of the catalogue for the smallest division that has one. */
export function catalogueLineOf(
  world: World,
  { categoryId, divisionCode }: { categoryId: string; divisionCode: string },
): CatalogueLine | undefined {
  const lines = (world.catalogue.get(categoryId) ?? []).filter(
    (line) => line.active && divisionCode.startsWith(line.divisionCode),
  );
  return lines.sort((a, b) => b.divisionCode.length - a.divisionCode.length)[0];
}

/** The ids of a unit and of every unit below it. */
export function unitsUnder({ units }: Pick<World, 'units'>, id: string): string[] {
  const found = new Set([id]);
  const add = (parentId: string): void => {
    for (const unit of units.values())
      if (unit.parentId === parentId && !found.has(unit.id)) {
        found.add(unit.id);
        add(unit.id);
      }
  };
  add(id);
  return [...found];
}
