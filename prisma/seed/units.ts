import { z } from 'zod';
import type { Unit } from '../../domain/world.ts';
import { csvRows } from './csv.ts';
import { banners, shortName, towns, villages } from './divisions.ts';

export type SeedUnit = Omit<Unit, 'active'>;

const Bureau = z
  .object({
    key: z.string(),
    name: z.string(),
    short: z.string(),
    zoneName: z.string(),
    places: z.string(),
    standIn: z.string(),
  })
  .transform((row) => ({ ...row, places: row.places.split('|') }));
type Bureau = z.infer<typeof Bureau>;

/** The kinds of bureau, where each exists (`L` the league, else the end of a banner's code), and who stands in where it does not. */
export const bureaus: readonly Bureau[] = csvRows('bureaus.csv', Bureau);

const league = '1529';
const zones: Readonly<Record<string, string>> = { '152971': '高新区', '152921401': '孪井滩示范区' };
const bannerShort: Readonly<Record<string, string>> = { '152921': '左旗', '152922': '右旗', '152923': '额济纳' };
const itsOwnName = new Set(['xzb', 'hg']);

export const bannerId = (divisionCode: string): string => `b${divisionCode.slice(4, 6)}`;

const leagueUnits: readonly SeedUnit[] = [
  { id: 'league', name: '阿拉善盟行政公署', short: '盟行署', parentId: null, kind: 'league', divisionCode: league },
  {
    id: 'centre',
    name: '阿拉善盟12345热线保障中心',
    short: '盟热线中心',
    parentId: 'league',
    kind: 'centre',
    divisionCode: league,
  },
];

const leagueBureau = ({ key, name, short }: Bureau): SeedUnit => ({
  id: `l-${key}`,
  name: itsOwnName.has(key) ? name : `阿拉善盟${name}`,
  short: itsOwnName.has(key) ? short : `盟${short}`,
  parentId: 'league',
  kind: 'leagueBureau',
  divisionCode: league,
});

const bannerBureau = ({ key, name, short, zoneName }: Bureau, place: { code: string; name: string }): SeedUnit => {
  const zone = zones[place.code];
  return {
    id: `${bannerId(place.code)}-${key}`,
    name: zone ? `阿拉善${zone}${zoneName}` : `${place.name}${name}`.replace('支队', '大队'),
    short: zone ? `${zone}${zoneName}` : `${bannerShort[place.code] ?? ''}${short}`.replace('支队', '大队'),
    parentId: bannerId(place.code),
    kind: 'bannerBureau',
    divisionCode: place.code,
  };
};

const bannerUnit = ({ code, name }: { code: string; name: string }): SeedUnit => {
  const zone = zones[code];
  return {
    id: bannerId(code),
    name: zone ? `阿拉善${zone}管理委员会` : `${name}人民政府`,
    short: zone ? `${zone}管委会` : name.replace('阿拉善', ''),
    parentId: 'league',
    kind: zone ? 'zone' : 'banner',
    divisionCode: code,
  };
};

const townUnit = ({ code, name }: { code: string; name: string }): SeedUnit => ({
  id: `s${code}`,
  name: zones[code] ? `${name}管理委员会` : name.endsWith('办事处') || name.endsWith('街道') ? name : `${name}人民政府`,
  short: zones[code] ?? shortName(name),
  parentId: bannerId(code),
  kind: zones[code] ? 'zone' : 'sumu',
  divisionCode: code,
});

const villageUnit = ({ code, name }: { code: string; name: string }): SeedUnit => ({
  id: `g${code}`,
  name,
  short: shortName(name),
  parentId: `s${code.slice(0, 9)}`,
  kind: 'gacha',
  divisionCode: code,
});

const Company = z.object({ id: z.string(), name: z.string(), short: z.string(), divisionCode: z.string() });

/** Every unit of the demo league, parents first: league, centre, bureaus, public companies, banners and zones, sumu and towns, gacha and communities. */
export const units: readonly SeedUnit[] = [
  ...leagueUnits,
  ...bureaus.filter((b) => b.places.includes('L')).map(leagueBureau),
  ...csvRows('companies.csv', Company).map((c): SeedUnit => ({ ...c, parentId: 'league', kind: 'company' })),
  ...banners.map(bannerUnit),
  ...banners.flatMap((place) =>
    bureaus.filter((b) => b.places.includes(place.code.slice(4))).map((b) => bannerBureau(b, place)),
  ),
  ...towns.map(townUnit),
  ...villages.map(villageUnit),
];

const byId = new Map(units.map((unit) => [unit.id, unit]));

export const unitById = (id: string): SeedUnit | undefined => byId.get(id);
