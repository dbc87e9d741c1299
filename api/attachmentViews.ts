import { fileKinds, type AttachmentView } from '../domain/attachments.ts';
import type { Case } from '../domain/case/case.ts';
import { isEnded } from '../domain/case/codes.ts';
import { isUnitDesk, seesOriginals, type Actor } from '../domain/people.ts';
import type { Attachment } from '../store/attachments.ts';
import { namesOf } from '../store/people.ts';
import type { Parts } from './parts.ts';

/** Whether the actor gets this file as it came, rather than its preview. */
export const opensOriginal = (actor: Actor, kase: Case, { kind, unitId }: Attachment): boolean =>
  !fileKinds[kind].isPlaced || seesOriginals(actor, kase, unitId);

/** When and where a picture was taken: no word of it for those who may not open it as it came. */
const takenView = ({ device, photo }: Attachment) =>
  (device ?? photo) && { taken: { ...(device && { device }), ...(photo && { photo }) } };

/** Files as this actor may see them. A unit does not learn who of another unit added one before the case has ended. */
export async function attachmentView(
  { database, world }: Parts,
  kase: Case,
  actor: Actor,
  files: readonly Attachment[],
): Promise<AttachmentView[]> {
  const names = await namesOf(database, [...new Set(files.map(({ uploadedBy }) => uploadedBy))]);
  const hidesPeople = isUnitDesk(actor) && !isEnded(kase.status);
  return files.map((file) => {
    const { id, name, kind, size, at, unitId, scan, preview } = file;
    const original = opensOriginal(actor, kase, file);
    const isNamed = !hidesPeople || unitId === actor.unitId;
    return {
      ...{ id, name, kind, size, at: at.toISOString(), scan, preview: preview !== null },
      by: {
        name: isNamed ? (names.get(file.uploadedBy) ?? null) : null,
        ...{ unitId, unitName: world().units.get(unitId)?.name ?? unitId },
      },
      original,
      ...(original && takenView(file)),
    };
  });
}
