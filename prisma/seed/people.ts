import type { Role, Skill } from '../../domain/people.ts';
import type { Unit } from '../../domain/world.ts';
import { personName } from './names.ts';
import { randomFrom } from './random.ts';
import { units, type SeedUnit } from './units.ts';

export interface SeedUser {
  username: string;
  name: string;
  role: Role;
  unitId: string;
  skills: readonly Skill[];
}

type Post = Omit<SeedUser, 'name'>;

const desks: readonly (readonly [Role, number])[] = [
  ['operator', 16],
  ['teamLead', 2],
  ['dispatcher', 3],
  ['reviewer', 2],
  ['callbackAgent', 4],
  ['adjudicator', 2],
  ['supervisor', 2],
  ['inspector', 2],
  ['knowledgeEditor', 2],
  ['leader', 2],
  ['auditor', 1],
  ['admin', 1],
];
const skilled: Readonly<Record<string, readonly Skill[]>> = {
  operator1: ['mn'],
  operator2: ['mn'],
  operator3: ['enterprise'],
  operator4: ['mn', 'enterprise'],
  callbackAgent1: ['mn'],
};

const centrePosts: readonly Post[] = desks.flatMap(([role, count]) =>
  Array.from({ length: count }, (_, at) => {
    const username = `${role}${String(at + 1)}`;
    return { username, role, unitId: 'centre', skills: skilled[username] ?? [] };
  }),
);

const handlersIn: Readonly<Record<Unit['kind'], number>> = {
  league: 0,
  centre: 0,
  leagueBureau: 2,
  company: 2,
  banner: 1,
  zone: 1,
  bannerBureau: 1,
  sumu: 1,
  gacha: 1,
};
const handlerCount = ({ kind, divisionCode }: SeedUnit): number =>
  kind === 'bannerBureau' && divisionCode === '152921' ? 3 : handlersIn[kind];

/** The handlers of a unit and the head who endorses their replies; a gacha has no head, its sumu answers for it. */
const unitPosts = (unit: SeedUnit): Post[] => {
  const count = handlerCount(unit);
  const post = (role: Role, suffix: string): Post => ({
    username: `${unit.id}-${suffix}`,
    role,
    unitId: unit.id,
    skills: [],
  });
  return [
    ...Array.from({ length: count }, (_, at) => post('handler', `handler${String(at + 1)}`)),
    ...(count > 0 && unit.kind !== 'gacha' ? [post('unitHead', 'head')] : []),
  ];
};

const random = randomFrom(12_345);

/** Everybody with an account in the demo league, under invented names. */
export const people: readonly SeedUser[] = [...centrePosts, ...units.flatMap(unitPosts)].map((post) => ({
  ...post,
  name: personName(random, post.unitId.startsWith('g') || post.skills.includes('mn') ? 0.8 : 0.3),
}));
