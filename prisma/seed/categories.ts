import { z } from 'zod';
import { csvRows } from './csv.ts';

/** Who leads: a kind of bureau at the banner where the place lies, that bureau of the league, or one unit everywhere. */
export type Lead = { bureau: string; level: 'banner' | 'league' } | { unitId: string };

const Listed = z.string().transform((cell) => (cell === '' ? [] : cell.split('|')));
const Flag = z.enum(['y', 'n']).transform((cell) => cell === 'y');
const Leading = z
  .string()
  .regex(/^([a-z]+@(banner|league)|#[a-z-]+)$/)
  .transform((cell): Lead => {
    if (cell.startsWith('#')) return { unitId: cell.slice(1) };
    const [bureau = '', level] = cell.split('@');
    return { bureau, level: level === 'league' ? 'league' : 'banner' };
  });

const Leaf = z.object({
  profile: z.enum(['consultation', 'utility', 'ordinary', 'complaint', 'complex']),
  urgency: z.enum(['normal', 'urgent', 'critical']),
  evidence: Flag,
  solved: Flag,
  satisfied: Flag,
  lead: Leading,
  co: Listed,
  weight: z.coerce.number().int().positive(),
  keywords: Listed,
  basis: z.string().min(1),
});

const Row = z.looseObject({ code: z.string().regex(/^\d\d(\.\d\d){0,2}$/), name: z.string().min(1) });

export interface SeedCategory {
  id: string;
  name: string;
  parentId: string | null;
}

/** A category that a case can be given: its limits, what counts for it, and who handles it on which legal basis. */
export interface SeedLeaf extends SeedCategory {
  profile: z.infer<typeof Leaf>['profile'];
  urgency: z.infer<typeof Leaf>['urgency'];
  needsEvidence: boolean;
  countsSolved: boolean;
  countsSatisfied: boolean;
  lead: Lead;
  /** Kinds of bureau or companies that co-handle; a company only where it serves. */
  co: readonly string[];
  /** How often the demo league's callers ask about it, relative to the others. */
  weight: number;
  keywords: readonly string[];
  basis: string;
}

const parentOf = (code: string): string | null => (code.length > 2 ? code.slice(0, -3) : null);

const node = (row: z.infer<typeof Row>): SeedCategory | SeedLeaf => {
  const base = { id: row.code, name: row.name, parentId: parentOf(row.code) };
  if (row.code.length < 8) return base;
  const { evidence, solved, satisfied, ...rest } = Leaf.parse(row);
  return { ...base, ...rest, needsEvidence: evidence, countsSolved: solved, countsSatisfied: satisfied };
};

export const isLeaf = (category: SeedCategory): category is SeedLeaf => 'profile' in category;

/** The category tree (`LL`, `LL.MM`, `LL.MM.NN`), parents first. */
export const categories: readonly (SeedCategory | SeedLeaf)[] = csvRows('categories.csv', Row).map(node);
export const leaves: readonly SeedLeaf[] = categories.filter(isLeaf);
