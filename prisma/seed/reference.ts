import type { Prisma } from '../../store/database.ts';
import { startingPolicy } from '../../domain/policy.ts';
import { catalogue } from './catalogue.ts';
import { categories, isLeaf } from './categories.ts';
import { divisions } from './divisions.ts';
import { startingBook } from './holidays.ts';
import { units } from './units.ts';

const categoryRows = categories.map((category) => {
  const { id, name, parentId } = category;
  if (!isLeaf(category)) return { id, name, parentId };
  const { profile, urgency, needsEvidence, countsSolved, countsSatisfied, keywords } = category;
  return {
    id,
    name,
    parentId,
    profile,
    urgency,
    needsEvidence,
    countsSolved,
    countsSatisfied,
    keywords: [...keywords],
  };
});

/** Writes the reference data of the demo league, leaving rows that exist as they are. */
export async function seedReference(prisma: Prisma): Promise<void> {
  const skipDuplicates = true;
  await prisma.division.createMany({ data: [...divisions], skipDuplicates });
  await prisma.unit.createMany({ data: [...units], skipDuplicates });
  await prisma.category.createMany({ data: categoryRows, skipDuplicates });
  const lines = catalogue.map((line) => ({ ...line, coUnitIds: [...line.coUnitIds] }));
  await prisma.catalogueLine.createMany({ data: lines, skipDuplicates });
  await prisma.calendarVersion.createMany({
    data: [{ version: startingBook.version, body: startingBook, note: '国务院办公厅2020—2026年节假日安排通知' }],
    skipDuplicates,
  });
  await prisma.policyVersion.createMany({
    data: [{ version: startingPolicy.version, body: startingPolicy, note: '初始时限方案' }],
    skipDuplicates,
  });
}
