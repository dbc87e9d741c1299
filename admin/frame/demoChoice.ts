import type { DemoAccount } from '../data/types.ts';

const most = 30;
const isUnitRole = ({ role }: DemoAccount): boolean => role === 'handler' || role === 'unitHead';

const sizeOf = (accounts: readonly DemoAccount[], unit: string): number =>
  accounts.filter((account) => account.unit === unit).length;

/** The unit with the most accounts: the one where a visitor finds work. */
function busiestUnit(accounts: readonly DemoAccount[]): string | undefined {
  const units = [...new Set(accounts.filter(isUnitRole).map(({ unit }) => unit))];
  return units.toSorted((a, b) => sizeOf(accounts, b) - sizeOf(accounts, a))[0];
}

/** One account for each role, those of units from one unit, so that a case can be followed from desk to desk. */
function onePerRole(accounts: readonly DemoAccount[]): DemoAccount[] {
  const unit = busiestUnit(accounts);
  const fitting = accounts.filter((account) => !isUnitRole(account) || account.unit === unit);
  return fitting.filter(({ role }, at) => fitting.findIndex((other) => other.role === role) === at);
}

/** The demo accounts to offer: one per role, or those whose name, unit or username hold what was typed. */
export function demoChoice(accounts: readonly DemoAccount[], typed: string): DemoAccount[] {
  const sought = typed.trim();
  if (sought === '') return onePerRole(accounts);
  return accounts
    .filter(({ name, unit, username }) => [name, unit, username].some((t) => t.includes(sought)))
    .slice(0, most);
}
