import type { FactRow } from '../data/types.ts';
import type { T } from '../i18n/useT.ts';

const isUnitRole = (role: string): boolean => role === 'handler' || role === 'unitHead';

/** Who did it, as the line of a case says it: `话务员 萨仁`, `左旗住建局 巴图`, `系统`. */
export function whoText(t: T, by: FactRow['by']): string {
  const role = t(`role.${by.role}`);
  if (by.role === 'clock' || by.role === 'citizen' || by.role === 'upper') return role;
  const desk = isUnitRole(by.role) && by.unitName ? by.unitName : role;
  return by.name ? `${desk} ${by.name}` : desk;
}
