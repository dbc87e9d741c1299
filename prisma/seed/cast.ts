import type { Actor, Role, Skill } from '../../domain/people.ts';
import { groupBy } from './groupBy.ts';
import { people, type SeedUser } from './people.ts';
import { pick, type Random } from './random.ts';

const grouped = groupBy(people, ({ unitId, role }) => `${unitId} ${role}`);

export const asActor = ({ username, role, unitId }: SeedUser): Actor => ({ id: username, roles: [role], unitId });

/** Somebody in that role of a unit, of the centre unless told otherwise; with the skill when one is asked for. */
export function somebody(random: Random, role: Role, unitId = 'centre', skill?: Skill): Actor {
  const all = grouped.get(`${unitId} ${role}`) ?? [];
  const skilled = skill === undefined ? all : all.filter(({ skills }) => skills.includes(skill));
  return asActor(pick(random, skilled));
}

/** The citizen himself, who came with the link of a message. */
export const citizen: Actor = { id: 'citizen', roles: ['citizen'], unitId: 'centre' };
