import type { CatalogueLine } from '../../domain/world.ts';
import type { SeedLeaf } from './categories.ts';
import { leaves } from './categories.ts';
import { banners } from './divisions.ts';
import { bannerId, bureaus, unitById } from './units.ts';

const standIns = new Map(bureaus.map(({ key, standIn }) => [key, standIn]));

/** The unit that does the work of a kind of bureau in a banner: its own, the one that stands in there, else the league's. */
function bureauOf(key: string, divisionCode: string, level: 'banner' | 'league'): string | undefined {
  for (let at: string | undefined = key; level === 'banner' && at; at = standIns.get(at)) {
    const own = `${bannerId(divisionCode)}-${at}`;
    if (unitById(own)) return own;
  }
  for (let at: string | undefined = key; at; at = standIns.get(at)) if (unitById(`l-${at}`)) return `l-${at}`;
  return undefined;
}

const coUnitOf = (key: string, divisionCode: string, level: 'banner' | 'league'): string | undefined => {
  const company = unitById(key);
  if (!company) return bureauOf(key, divisionCode, level);
  return divisionCode.startsWith(company.divisionCode) ? company.id : undefined;
};

/** The catalogue line of a category in a banner; refuses a category that nobody there would handle. */
export function catalogueLine(leaf: SeedLeaf, divisionCode: string): CatalogueLine {
  const level = 'level' in leaf.lead ? leaf.lead.level : 'banner';
  const leadUnitId = 'unitId' in leaf.lead ? leaf.lead.unitId : bureauOf(leaf.lead.bureau, divisionCode, level);
  if (leadUnitId === undefined) throw new Error(`nobody handles ${leaf.id} in ${divisionCode}`);
  const coUnitIds = leaf.co
    .map((key) => coUnitOf(key, divisionCode, level))
    .filter((id) => id !== undefined && id !== leadUnitId);
  return {
    categoryId: leaf.id,
    divisionCode,
    leadUnitId,
    coUnitIds: [...new Set(coUnitIds)].filter((id) => id !== undefined),
    basis: leaf.basis,
    active: true,
  };
}

/** Who handles what where: one line for every category in every banner. */
export const catalogue: readonly CatalogueLine[] = banners.flatMap(({ code }) =>
  leaves.map((leaf) => catalogueLine(leaf, code)),
);
