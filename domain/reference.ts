import { z } from 'zod';
import { Urgency } from './case/codes.ts';
import { Role, Skill } from './people.ts';
import { messageTemplates, sayFault, templateIds, textFault } from './templates.ts';
import { ref, text } from './text.ts';
import { unitKinds, type World } from './world.ts';

/** The words of a message; the Mongolian may be empty. What is wrong with a placeholder is said by its name. */
const Template = z
  .strictObject({ id: z.enum(templateIds), zh: text(500), mn: z.union([z.literal(''), text(500)]) })
  .superRefine((row, context) => {
    const template = messageTemplates.get(row.id);
    for (const language of ['zh', 'mn'] as const) {
      const fault = template && row[language] !== '' && textFault(template, row[language]);
      if (fault) context.addIssue({ code: 'custom', path: [language], message: sayFault(fault) });
    }
  });

/** The rows of reference data as an administrator writes them. Nothing is deleted; `active` takes a row out of use. */
export const references = {
  units: z.strictObject({
    ...{ id: ref(), name: text(80), short: text(40), parentId: ref().nullable(), kind: z.enum(unitKinds) },
    ...{ divisionCode: z.string().regex(/^\d{2,12}$/), email: z.email().max(200).nullable(), active: z.boolean() },
  }),
  users: z.strictObject({
    ...{ id: ref(), username: z.string().regex(/^[a-z0-9._-]{3,40}$/), name: text(60) },
    ...{ roles: z.array(Role).min(1).max(14), skills: z.array(Skill).max(2), unitId: ref(), active: z.boolean() },
  }),
  categories: z.strictObject({
    ...{ id: ref(), name: text(80), parentId: ref().nullable(), profile: ref().nullable() },
    ...{ urgency: Urgency.nullable(), needsEvidence: z.boolean(), countsSolved: z.boolean() },
    ...{ countsSatisfied: z.boolean(), keywords: z.array(text(40)).max(40), active: z.boolean() },
  }),
  catalogue: z.strictObject({
    ...{ id: z.string().max(130), categoryId: ref(), divisionCode: z.string().regex(/^\d{2,12}$/) },
    ...{ leadUnitId: ref(), coUnitIds: z.array(ref()).max(12), basis: text(500), active: z.boolean() },
  }),
  templates: Template,
} as const;
export type ReferenceName = keyof typeof references;
export const referenceNames = Object.keys(references) as ReferenceName[];
export type Reference<N extends ReferenceName = ReferenceName> = z.infer<(typeof references)[N]>;

/** Why a row cannot stand: the field, and a code. */
export interface Unsound {
  field: string;
  code: 'noSuchRow' | 'circle' | 'outOfUse' | 'mismatch' | 'inUse' | 'ownRight';
}
const unsound = (field: string, code: Unsound['code']): Unsound => ({ field, code });

/** Whether following the parents from `parentId` leads back to `id`. */
function cycles(rows: ReadonlyMap<string, { parentId: string | null }>, id: string, parentId: string | null): boolean {
  for (let at = parentId, steps = 0; at !== null && steps < 100; at = rows.get(at)?.parentId ?? null, steps++)
    if (at === id) return true;
  return false;
}

function unitFault(world: World, unit: Reference<'units'>): Unsound | undefined {
  if (unit.parentId !== null && !world.units.has(unit.parentId)) return unsound('parentId', 'noSuchRow');
  if (cycles(world.units, unit.id, unit.parentId)) return unsound('parentId', 'circle');
  const leads = [...world.catalogue.values()].flat().some((line) => line.active && line.leadUnitId === unit.id);
  return !unit.active && leads ? unsound('active', 'inUse') : undefined;
}

function categoryFault(world: World, category: Reference<'categories'>): Unsound | undefined {
  if (category.parentId !== null && !world.categories.has(category.parentId)) return unsound('parentId', 'noSuchRow');
  if (cycles(world.categories, category.id, category.parentId)) return unsound('parentId', 'circle');
  const profiles = world.policies.get(world.current.policy)?.profiles ?? {};
  return category.profile !== null && !(category.profile in profiles) ? unsound('profile', 'noSuchRow') : undefined;
}

function lineFault(world: World, line: Reference<'catalogue'>): Unsound | undefined {
  if (line.id !== `${line.categoryId}@${line.divisionCode}`) return unsound('id', 'mismatch');
  if (!world.categories.get(line.categoryId)?.profile) return unsound('categoryId', 'noSuchRow');
  if (!world.divisions.has(line.divisionCode)) return unsound('divisionCode', 'noSuchRow');
  if (!world.units.get(line.leadUnitId)?.active) return unsound('leadUnitId', 'outOfUse');
  return line.coUnitIds.every((id) => world.units.get(id)?.active) ? undefined : unsound('coUnitIds', 'outOfUse');
}

function userFault(world: World, user: Reference<'users'>, by: string): Unsound | undefined {
  if (!world.units.get(user.unitId)?.active) return unsound('unitId', 'outOfUse');
  const keeps = user.active && user.roles.includes('admin');
  return user.id === by && !keeps ? unsound('roles', 'ownRight') : undefined;
}

/** What is wrong with a row beside its shape: what it names must exist, trees have no circle, and nobody takes away his own right. */
export function faultOf(world: World, name: ReferenceName, row: Reference, by: string): Unsound | undefined {
  switch (name) {
    case 'units':
      return unitFault(world, row as Reference<'units'>);
    case 'users':
      return userFault(world, row as Reference<'users'>, by);
    case 'categories':
      return categoryFault(world, row as Reference<'categories'>);
    case 'catalogue':
      return lineFault(world, row as Reference<'catalogue'>);
    case 'templates':
      return undefined;
  }
}
