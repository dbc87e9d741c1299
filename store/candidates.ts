import type { LimitAmount } from '../domain/limits.ts';
import type { Case } from '../domain/case/case.ts';
import { ruleOf } from '../domain/policy.ts';
import { rulesOf } from '../domain/case/moment.ts';
import { catalogueLineOf, type World } from '../domain/world.ts';
import type { Database } from './database.ts';
import { precedents } from './views.ts';

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

/** Units ranked for a case: the catalogue first, then who handled the same matter lately, then the place. */
export async function rank(database: Database, world: World, kase: Case): Promise<Candidate[]> {
  const line = catalogueLineOf(world, kase);
  const before = await precedents(database, kase.categoryId, kase.divisionCode);
  const { policy } = rulesOf(world, kase.rules);
  const { limit } = ruleOf(policy, kase.profile, kase.urgency, 'handle');
  const found = new Map<string, Candidate>();
  const add = (unitId: string, role: Candidate['role'], score: number, reason: string): void => {
    const unit = world.units.get(unitId);
    const known = found.get(unitId);
    if (!unit?.active) return;
    if (known)
      found.set(unitId, { ...known, reason: `${known.reason} · ${reason}`, score: Math.min(99, known.score + 4) });
    else found.set(unitId, { unitId, name: unit.name, role, reason, score, limit });
  };
  if (line) add(line.leadUnitId, 'lead', 92, `派单目录 ${line.categoryId} · ${line.basis}`);
  for (const id of line?.coUnitIds ?? []) add(id, 'co', 70, `派单目录 ${kase.categoryId} 协办`);
  for (const { unitId, count, here } of before)
    add(unitId, 'lead', here > 0 ? 60 : 45, `近半年同类 ${String(count)} 件由其主办`);
  for (const unit of world.units.values())
    if (unit.kind === 'sumu' && kase.divisionCode.startsWith(unit.divisionCode))
      add(unit.id, 'lead', 12, '属地 · 无执法权，一般不作主办');
  return [...found.values()].sort((a, b) => b.score - a.score).slice(0, most);
}
