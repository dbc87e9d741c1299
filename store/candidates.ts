import type { LimitAmount } from '../domain/limits.ts';
import type { Case } from '../domain/case/case.ts';
import { ruleOf } from '../domain/policy.ts';
import { rulesOf } from '../domain/case/moment.ts';
import { catalogueLineOf, type World } from '../domain/world.ts';
import type { Database } from './database.ts';
import { precedents } from './views.ts';

interface Counted {
  unitId: string;
  count: number;
}

/** How the objections of a category were ruled in the last two years: who was found not to be in charge, and who instead. */
async function rulings(database: Database, categoryId: string): Promise<{ released: Counted[]; suggested: Counted[] }> {
  const { rows } = await database.query<Counted & { kind: 'released' | 'suggested' }>({
    name: 'rulings',
    text: `with ruled as (select fact from case_event where type = 'returnUpheld' and fact->>'categoryId' = $1
        and at > clock_timestamp() - interval '2 years' limit 2000)
      select 'released' as kind, fact->>'unitId' as "unitId", count(*)::int as count from ruled group by 2
      union all select 'suggested', fact->>'suggestedUnitId', count(*)::int from ruled
        where fact ? 'suggestedUnitId' group by 2`,
    values: [categoryId],
  });
  const of = (wanted: string): Counted[] => rows.filter(({ kind }) => kind === wanted);
  return { released: of('released'), suggested: of('suggested') };
}

/** A unit that was found not to be in charge comes later, and it is said why. */
function lower(found: Map<string, Candidate>, unitId: string, count: number): void {
  const known = found.get(unitId);
  if (known)
    found.set(unitId, {
      ...known,
      score: Math.max(1, known.score - 15 * count),
      reason: `${known.reason} · 曾退单获准 ${String(count)} 次`,
    });
}

/** A unit that could handle a case, and why. */
export interface Candidate {
  unitId: string;
  name: string;
  role: 'lead' | 'co';
  reason: string;
  /** 0 to 100. */
  score: number;
  /** The limit that the rules give for handling it. */
  limit: LimitAmount;
}

const most = 5;

interface Reason {
  unitId: string;
  role: Candidate['role'];
  score: number;
  reason: string;
}
const lead = (unitId: string, score: number, reason: string): Reason => ({ unitId, role: 'lead', score, reason });

/** What speaks for a unit: the catalogue, then who handled the same matter lately, then rulings on objections, then the place. */
function reasonsFor(
  world: World,
  kase: Case,
  before: readonly (Counted & { here: number })[],
  suggested: readonly Counted[],
): Reason[] {
  const line = catalogueLineOf(world, kase);
  const local = [...world.units.values()].filter(
    (unit) => unit.kind === 'sumu' && kase.divisionCode.startsWith(unit.divisionCode),
  );
  return [
    ...(line ? [lead(line.leadUnitId, 92, `派单目录 ${line.categoryId} · ${line.basis}`)] : []),
    ...(line?.coUnitIds ?? []).map((unitId): Reason => ({
      ...{ unitId, role: 'co', score: 70, reason: `派单目录 ${kase.categoryId} 协办` },
    })),
    ...before.map(({ unitId, count, here }) =>
      lead(unitId, here > 0 ? 60 : 45, `近半年同类 ${String(count)} 件由其主办`),
    ),
    ...suggested.map(({ unitId, count }) => lead(unitId, 65, `退单裁定 ${String(count)} 次认定由其主办`)),
    ...local.map((unit) => lead(unit.id, 12, '属地 · 无执法权，一般不作主办')),
  ];
}

/** Units ranked for a case, each with everything that speaks for it or against it. */
export async function rank(database: Database, world: World, kase: Case): Promise<Candidate[]> {
  const [before, ruled] = await Promise.all([
    precedents(database, kase.categoryId, kase.divisionCode),
    rulings(database, kase.categoryId),
  ]);
  const { policy } = rulesOf(world, kase.rules);
  const { limit } = ruleOf(policy, kase.profile, kase.urgency, 'handle');
  const found = new Map<string, Candidate>();
  for (const { unitId, role, score, reason } of reasonsFor(world, kase, before, ruled.suggested)) {
    const unit = world.units.get(unitId);
    const known = found.get(unitId);
    if (!unit?.active) continue;
    if (known)
      found.set(unitId, { ...known, reason: `${known.reason} · ${reason}`, score: Math.min(99, known.score + 4) });
    else found.set(unitId, { unitId, name: unit.name, role, reason, score, limit });
  }
  for (const { unitId, count } of ruled.released) lower(found, unitId, count);
  return [...found.values()].sort((a, b) => b.score - a.score).slice(0, most);
}
