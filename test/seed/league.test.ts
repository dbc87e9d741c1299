import { describe, expect, test } from '@jest/globals';
import { Role } from '../../domain/people.ts';
import { startingPolicy } from '../../domain/policy.ts';
import { catalogue } from '../../prisma/seed/catalogue.ts';
import { categories, leaves } from '../../prisma/seed/categories.ts';
import { banners, divisions, towns, villages } from '../../prisma/seed/divisions.ts';
import { people } from '../../prisma/seed/people.ts';
import { unitById, units } from '../../prisma/seed/units.ts';

const identifier = /^[A-Za-z0-9._-]{1,64}$/;

describe('the units of the demo league', () => {
  test('are a tree of readable identifiers, parents first', () => {
    const seen = new Set<string>();
    for (const unit of units) {
      expect(unit.id).toMatch(identifier);
      expect(seen.has(unit.id)).toBe(false);
      expect(unit.parentId === null ? unit.id === 'league' : seen.has(unit.parentId)).toBe(true);
      seen.add(unit.id);
    }
  });

  test('hold every town and village, and lie in divisions that exist', () => {
    const codes = new Set(divisions.map(({ code }) => code));
    expect(units.filter(({ divisionCode }) => !codes.has(divisionCode))).toEqual([]);
    expect(towns.filter(({ code }) => !unitById(`s${code}`))).toEqual([]);
    expect(villages.filter(({ code }) => !unitById(`g${code}`))).toEqual([]);
  });
});

describe('the categories', () => {
  test('are a tree with at least 130 leaves, each with a profile of the policy', () => {
    const ids = new Set(categories.map(({ id }) => id));
    expect(ids.size).toBe(categories.length);
    expect(categories.filter(({ parentId }) => parentId !== null && !ids.has(parentId))).toEqual([]);
    expect(leaves.length).toBeGreaterThanOrEqual(130);
    expect(leaves.filter(({ profile }) => !(profile in startingPolicy.profiles))).toEqual([]);
    expect(leaves.filter(({ keywords, basis }) => keywords.length < 2 || basis.length < 8)).toEqual([]);
  });

  test('have no level without leaves', () => {
    const above = new Set(leaves.flatMap(({ id }) => [id.slice(0, 2), id.slice(0, 5)]));
    expect(categories.filter(({ id }) => id.length < 8 && !above.has(id))).toEqual([]);
  });
});

describe('the catalogue', () => {
  test('has one line for every leaf in every banner, with units that exist', () => {
    expect(new Set(catalogue.map((line) => `${line.categoryId} ${line.divisionCode}`)).size).toBe(
      leaves.length * banners.length,
    );
    const unknown = catalogue.filter(({ leadUnitId, coUnitIds }) => ![leadUnitId, ...coUnitIds].every(unitById));
    expect(unknown).toEqual([]);
    expect(catalogue.filter(({ leadUnitId, coUnitIds }) => coUnitIds.includes(leadUnitId))).toEqual([]);
  });

  test('stays within the banner, at the league or with a company that serves there', () => {
    const astray = catalogue.filter(({ divisionCode, leadUnitId, coUnitIds }) =>
      [leadUnitId, ...coUnitIds].some((id) => !divisionCode.startsWith(unitById(id)?.divisionCode ?? 'nowhere')),
    );
    expect(astray).toEqual([]);
  });

  test('leaves nothing to a sumu or a gacha', () => {
    const kinds = new Set(catalogue.map(({ leadUnitId }) => unitById(leadUnitId)?.kind));
    expect(kinds).not.toContain('sumu');
    expect(kinds).not.toContain('gacha');
  });
});

describe('the people', () => {
  const of = (unitId: string, role: string) => people.filter((p) => p.unitId === unitId && p.role === role).length;

  test('fill every role under names of their own', () => {
    expect(Role.options.filter((role) => !people.some((p) => p.role === role))).toEqual([]);
    expect(new Set(people.map(({ username }) => username)).size).toBe(people.length);
    expect(people.filter(({ username }) => !identifier.test(username))).toEqual([]);
  });

  test('include bilingual and enterprise seats', () => {
    const skilled = (skill: 'mn' | 'enterprise') =>
      people.filter((p) => p.role === 'operator' && p.skills.includes(skill));
    expect(skilled('mn').length).toBeGreaterThanOrEqual(2);
    expect(skilled('enterprise').length).toBeGreaterThanOrEqual(1);
  });

  test('leave no lead or co-handler of the catalogue without a handler and a head', () => {
    const asked = new Set(catalogue.flatMap(({ leadUnitId, coUnitIds }) => [leadUnitId, ...coUnitIds]));
    expect([...asked].filter((id) => of(id, 'handler') < 1 || of(id, 'unitHead') < 1)).toEqual([]);
  });

  test('are two handlers or more in each bureau of the league and of the Left Banner', () => {
    const bureaus = units.filter(
      (u) => u.kind === 'leagueBureau' || (u.kind === 'bannerBureau' && u.divisionCode === '152921'),
    );
    expect(bureaus.length).toBeGreaterThan(60);
    expect(bureaus.filter(({ id }) => of(id, 'handler') < 2)).toEqual([]);
  });
});
