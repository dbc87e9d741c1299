import { z } from 'zod';
import { csvRows } from './csv.ts';

const levels = ['province', 'league', 'banner', 'sumu_town_street', 'gacha_village_community'] as const;
const Row = z
  .object({ level: z.enum(levels), code: z.string(), name: z.string(), parent_code: z.string() })
  .transform(({ parent_code, ...row }) => ({ ...row, parentCode: parent_code || null }));

export type Division = z.infer<typeof Row>;

/** The administrative divisions of the league (National Bureau of Statistics, 2023-06-30), parents first. */
export const divisions: readonly Division[] = csvRows('alxa_152900.csv', Row);

const ofLevel = (level: Division['level']): readonly Division[] => divisions.filter((d) => d.level === level);
export const banners = ofLevel('banner');
export const towns = ofLevel('sumu_town_street');
export const villages = ofLevel('gacha_village_community');

/** What people call a village or community: `巴彦霍德嘎查` for 巴彦霍德嘎查村民委员会. */
export const shortName = (name: string): string =>
  name.replace(/(嘎查|村)(村民)?委员会$/, '$1').replace(/(村民|居民)委员会$|居委会$|办事处$/, '');

export const isSumu = ({ name }: Division): boolean => name.endsWith('苏木');
export const isStreet = ({ name }: Division): boolean => name.includes('街道');
