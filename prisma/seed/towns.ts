import { isStreet, isSumu, towns, type Division } from './divisions.ts';
import { pickWeighted, type Random } from './random.ts';

/** Where people live, roughly: the rest are small. */
const seats: Readonly<Record<string, number>> = {
  '152921110': 30,
  '152921402': 12,
  '152921403': 10,
  '152921404': 12,
  '152921405': 10,
  '152921112': 5,
  '152921401': 5,
  '152922103': 12,
  '152923100': 14,
  '152923104': 4,
  '152971100': 14,
};
const ofHerders = /^(11|12)\.|^04\.03\.03/;
const inhabited = towns.filter(({ name }) => !/^(航空|东风)街道$/.test(name));

/** The town, street or sumu that a call about a category comes from. */
export const pickTown = (random: Random, categoryId: string): Division =>
  pickWeighted(random, inhabited, (town) => {
    if (!ofHerders.test(categoryId)) return seats[town.code] ?? 1;
    return isSumu(town) ? 6 : isStreet(town) ? 0 : 3;
  });
