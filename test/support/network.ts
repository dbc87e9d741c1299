import type { Actor } from '../../domain/people.ts';
import { startingPolicy, type Policy } from '../../domain/policy.ts';
import type { CatalogueLine, Unit, World } from '../../domain/world.ts';
import { effectsOf } from '../../domain/case/effects.ts';
import { isRefusal } from '../../domain/case/moment.ts';
import { stagesOf } from './invariants.ts';
import { actor, cast, steps, tell, typesOf, worldOf, type Step, type Told } from './league.ts';

/** A second version of the limits: a day more for the ordinary matter. */
const laterPolicy: Policy = {
  ...startingPolicy,
  version: 2,
  base: {
    ...startingPolicy.base,
    handle: { ...startingPolicy.base.handle, limit: { amount: 6, unit: 'workingDays' } },
  },
};

const unit = (id: string, kind: Unit['kind'], parentId: string, active = true): Unit => ({
  ...{ id, name: `${id}局`, short: id, parentId, kind, divisionCode: '1529', active },
});
const lower = [
  unit('banner', 'banner', 'league'),
  unit('office', 'bannerBureau', 'banner'),
  unit('gacha', 'gacha', 'street'),
  unit('farGacha', 'gacha', 'banner'),
  unit('gone', 'bannerBureau', 'banner', false),
];
const evidenced: CatalogueLine = {
  ...{
    categoryId: '01.02.05',
    divisionCode: '1529',
    leadUnitId: 'zjj',
    coUnitIds: ['street'],
    basis: '物业管理条例',
    active: true,
  },
};

/** The small league with its lower levels, a matter that needs evidence, a second dispatcher, and a second version of the limits. */
export function networkOf(policy: Policy = startingPolicy): World {
  const small = worldOf(policy);
  return {
    ...small,
    units: new Map([...small.units, ...lower.map((u) => [u.id, u] as const)]),
    categories: new Map([
      ...small.categories,
      [
        '01.02.05',
        {
          ...{ id: '01.02.05', name: '路灯损坏', parentId: '01', profile: 'ordinary' },
          ...{ needsEvidence: true, active: true },
        },
      ],
    ]),
    catalogue: new Map([...small.catalogue, ['01.02.05', [evidenced]]]),
    handlers: new Map([
      ...small.handlers,
      ['heat-handler', { unitId: 'heat', roles: ['handler'] }],
      ['dispatcher', { unitId: 'centre', roles: ['dispatcher'] }],
      ['dispatcher-2', { unitId: 'centre', roles: ['dispatcher'] }],
    ]),
    policies: new Map([...small.policies, [2, laterPolicy]]),
  };
}
export const network = networkOf();

/** Everybody who has a part in the stories. */
export const company = {
  ...cast,
  secondDispatcher: { ...actor('dispatcher'), id: 'dispatcher-2' },
  teamLead: actor('teamLead'),
  supervisor: actor('supervisor'),
  leader: actor('leader'),
  auditor: actor('auditor'),
  admin: actor('admin'),
  secondAdjudicator: { ...actor('adjudicator'), id: 'adjudicator-2' },
  citizen: actor('citizen'),
  upper: actor('upper'),
  coHead: actor('unitHead', 'heat'),
  streetHead: actor('unitHead', 'street'),
  gachaHandler: actor('handler', 'gacha'),
  officeHead: actor('unitHead', 'office'),
} as const satisfies Record<string, Actor>;

/** A story told in the network. */
export const told = (...story: Step[]): Told => tell(story, true, network);
/** What came of the last step: the types of its facts, or why it was refused. */
export const lastOf = (...story: Step[]): string | string[] => typesOf(told(...story).last);
/** What the last step owes to people. */
export function owedAfter(...story: Step[]): string[] {
  const { last } = told(...story);
  const before = told(...story.slice(0, -1)).kase;
  const stages = isRefusal(last) ? [] : stagesOf(before, last.facts, 'case-1');
  return stages.flatMap(({ kase, fact }) => effectsOf(kase, fact).map(({ template, to }) => `${template} → ${to}`));
}

/** Steps that many chapters begin with. */
export const chapter = {
  sent: [steps.register, steps.dispatch],
  signed: [steps.register, steps.dispatch, steps.sign],
  together: [steps.register, steps.dispatchTogether, steps.sign],
  replied: [steps.register, steps.dispatch, steps.sign, steps.reply, steps.endorse],
  passed: [steps.register, steps.dispatch, steps.sign, steps.reply, steps.endorse, steps.pass],
  disputed: [
    ...[steps.register, steps.dispatch, steps.sign, steps.reply, steps.endorse, steps.pass],
    steps.dissatisfied,
  ],
} as const satisfies Record<string, readonly Step[]>;
