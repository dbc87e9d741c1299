import type { Article } from '../../domain/articles.ts';
import { dayOf, startOf, toInstant, toMs, type Calendar, type Instant } from '../../domain/calendar.ts';
import { shift } from '../../domain/limits.ts';
import type { Policy } from '../../domain/policy.ts';
import type { CatalogueLine, World } from '../../domain/world.ts';
import { arrivals } from './arrivals.ts';
import { again, answered, haltOf, turnedAway, worked } from './calls.ts';
import { catalogue } from './catalogue.ts';
import { makeMatter, pickLeaf, type Matter } from './matters.ts';
import { chance, pick, randomFrom, uuid, type Random } from './random.ts';
import { tell, type Told } from './tell.ts';
import { pickTown } from './towns.ts';

export type ToldLife = Told & { commandIds: readonly string[] };

const lines = new Map(catalogue.map((line) => [`${line.categoryId} ${line.divisionCode}`, line]));

const lineFor = ({ categoryId, divisionCode }: Matter): CatalogueLine => {
  const line = lines.get(`${categoryId} ${divisionCode.slice(0, 6)}`);
  if (!line) throw new Error(`no catalogue line for ${categoryId} in ${divisionCode}`);
  return line;
};

const newMatter = (random: Random, how: 'onTheSpot' | 'byUnit'): Matter => {
  const leaf = pickLeaf(random, how);
  return makeMatter(random, leaf, pickTown(random, leaf.id), how);
};

interface Past {
  at: Instant;
  matter: Matter;
}

/** One in twelve callers calls again about a matter of the last three weeks. */
function matterOf(random: Random, at: Instant, calendar: Calendar, past: readonly Past[]): Matter {
  const earliest = shift(calendar, at, { amount: -21, unit: 'days' });
  const latest = shift(calendar, at, { amount: -2, unit: 'days' });
  const recent = past.filter((one) => one.at > earliest && one.at < latest);
  return recent.length > 0 && chance(random, 1 / 12)
    ? again(random, pick(random, recent).matter)
    : newMatter(random, 'byUnit');
}

const shares = { invalid: 0.02, redirected: 0.03, byUnit: 0.13 };

export interface Telling {
  world: World;
  calendar: Calendar;
  policy: Policy;
  until: Instant;
  days: number;
  perDay: number;
  /** The knowledge base that answers are taken from, by category and title. */
  articles?: ReadonlyMap<string, Article>;
}

/**
 * The lives of the last `days` days as the rules tell them: 84 of 100 valid calls are answered on the spot, the rest is
 * worked on until it ends or until the present. Told twice on one day, a life continues where it stood: same commands, same ids.
 */
export function tellLives({ world, calendar, policy, until, days, perDay, articles = new Map() }: Telling): ToldLife[] {
  const articlesById = new Map([...articles.values()].map((article) => [article.id, article]));
  const past: Past[] = [];
  const today = dayOf(toMs(until));
  const midnight = toInstant(startOf(today + 1));
  return arrivals(randomFrom(20_201_228), until, days, perDay).map((at) => {
    const random = randomFrom(Math.floor(toMs(at) / 1000));
    const ids = randomFrom((toMs(at) + today) % 2 ** 32);
    const draw = random();
    const life = () => {
      if (draw < shares.invalid) return turnedAway(random, at, 'invalid', pickTown(random, '').code);
      if (draw < shares.invalid + shares.redirected)
        return turnedAway(random, at, 'redirected', pickTown(random, '').code);
      if (draw < 1 - shares.byUnit) {
        const matter = newMatter(random, 'onTheSpot');
        return answered(random, at, matter, articles.get(`${matter.categoryId} ${matter.title}`));
      }
      const matter = matterOf(random, at, calendar, past);
      if (!matter.title.startsWith('再次')) past.push({ at, matter });
      return worked(at, {
        random,
        calendar,
        policy,
        matter,
        line: lineFor(matter),
        halt: haltOf(random, at, midnight),
      });
    };
    const told = tell(life(), world, until, articlesById);
    return { ...told, commandIds: told.steps.map(() => uuid(ids)) };
  });
}
