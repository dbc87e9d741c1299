import type { LimitAmount } from '../../domain/limits.ts';
import type { ClockName } from '../../domain/case/clocks.ts';
import type { Act } from '../../domain/case/clocks.ts';
import type { T } from '../i18n/useT.ts';

export const sayLimit = (t: T, limit: LimitAmount): string => `${String(limit.amount)} ${t(`limitUnit.${limit.unit}`)}`;

export type UnitNames = ReadonlyMap<string, string>;

/** The name of a clock; a co-handler's says whose. */
export function sayClock(t: T, clock: ClockName, units: UnitNames): string {
  if (!isCo(clock)) return t(`clock.${clock}`);
  const unitId = clock.slice('co:'.length);
  return t('clock.co', { unit: units.get(unitId) ?? unitId });
}
const isCo = (clock: ClockName): clock is `co:${string}` => clock.startsWith('co:');

export const sayActs = (t: T, acts: readonly Act[]): string => acts.map((act) => t(`act.${act}`)).join('，');
