import { z } from 'zod';
import { dataFile } from './csv.ts';
import { between, chance, pick, type Random } from './random.ts';

const words = z.string().transform((line) => line.split(' '));
const Names = z.object({
  surnames: words,
  given: words,
  mongolian: words,
  estates: words,
  roads: words,
});
const names = Names.parse(JSON.parse(dataFile('names.json')));

/** An invented name: Han, or Mongolian as it is written in Chinese characters. */
export const personName = (random: Random, mongolianShare = 0.3): string =>
  chance(random, mongolianShare)
    ? pick(random, names.mongolian)
    : pick(random, names.surnames) + pick(random, names.given);

/** An invented mobile number, all of one block so that they are seen to be invented. */
export const phoneNumber = (random: Random): string => `139048${between(random, 30_000, 99_999)}`;

export const estateName = (random: Random): string => pick(random, names.estates);
export const roadName = (random: Random): string => pick(random, names.roads);
