import type { Position } from '../../domain/taken.ts';
import { newId } from './drafts.ts';
import { callError, mayPass, problemOf } from './http.ts';
import { dropFile, keepFile, keptFiles } from './keptFiles.ts';
import { uploadFile } from './upload.ts';
import { changed, sizeProblem, type Upload } from './uploads.ts';

let uploads: readonly Upload[] = [];
const watchers = new Set<() => void>();
type Arrived = (caseId: string) => Promise<unknown>;
const arrivals = new Set<Arrived>();

const change = (to: Parameters<typeof changed>[1]): void => {
  uploads = changed(uploads, to);
  for (const watcher of watchers) watcher();
};

/** The files on their way, of all cases and of whoever uses this device. */
export const uploadsNow = (): readonly Upload[] => uploads;

export const watchUploads = (watcher: () => void): (() => void) => {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
};

/** Tells of every file that the server has taken, before it leaves the files on their way. */
export const watchArrivals = (arrived: Arrived): (() => void) => {
  arrivals.add(arrived);
  return () => arrivals.delete(arrived);
};

/** Whether a file of the case still has to go: what names it must wait. */
export const isUnderway = (person: string, caseId: string): boolean =>
  uploads.some((one) => one.person === person && one.caseId === caseId && !one.problem);

const forget = (key: string): Promise<void> => dropFile(key).catch(() => undefined);

/** Photos of which the device is still asked where it is. */
const asked = new Map<string, Promise<unknown>>();

/** Sends one file; false when it has to wait for the network. */
async function send(next: Upload): Promise<boolean> {
  const { key, caseId, file } = next;
  try {
    const wrong = sizeProblem(file);
    if (wrong) throw callError(wrong);
    change({ key, to: { share: 0 } });
    await asked.get(key);
    const { device } = uploads.find((one) => one.key === key) ?? next;
    await uploadFile({ ...next, device }, (share) => change({ key, to: { share } }));
    await forget(key);
    await Promise.allSettled([...arrivals].map((arrived) => arrived(caseId)));
    change({ drop: key });
    return true;
  } catch (error) {
    const problem = problemOf(error);
    if (mayPass(problem)) change({ key, to: { share: undefined } });
    else change({ key, to: { problem, share: undefined } });
    return !mayPass(problem);
  }
}

async function sendAll(person: string): Promise<boolean> {
  for (;;) {
    const next = uploads.find((one) => one.person === person && !one.problem);
    if (!next) return true;
    if (!(await send(next))) return false;
  }
}

let line: Promise<unknown> = Promise.resolve();

/** Sends the files of this person one after the other; false when some must wait for the network. */
export function sendFiles(person: string): Promise<boolean> {
  const sent = line.then(() => sendAll(person));
  line = sent.catch(() => undefined);
  return sent;
}

/** Takes up the files that an earlier page of this person left on the device. */
export async function takeUpFiles(person: string): Promise<void> {
  const kept = await keptFiles(person).catch(() => []);
  change({ add: kept });
}

/** Keeps what fits on the device, then sends all. */
function keepAndSend(person: string, added: readonly Upload[]): string[] {
  change({ add: added });
  const kept = added.filter(({ file }) => !sizeProblem(file));
  void Promise.allSettled(kept.map(keepFile)).then(() => sendFiles(person));
  return added.map(({ key }) => key);
}

/** Adds files to a case: kept on the device first, then sent. Answers the ids that they will have. */
export const addFiles = (person: string, caseId: string, files: readonly File[]): string[] =>
  keepAndSend(
    person,
    files.map((file) => ({ key: newId(), person, caseId, file })),
  );

/** Adds photos that were just taken: the time is the device's, the place too when it knows that before they go. */
export function addPhotos(
  person: string,
  caseId: string,
  files: readonly File[],
  where: Promise<Position | undefined>,
): string[] {
  const photos = files.map((file): Upload => {
    const device = { at: new Date(file.lastModified).toISOString() };
    return { key: newId(), person, caseId, file, device };
  });
  const place = async (photo: Upload): Promise<void> => {
    const position = await where;
    if (!position || !uploads.some(({ key }) => key === photo.key)) return;
    const device = { ...photo.device, position };
    change({ key: photo.key, to: { device } });
    await keepFile({ ...photo, device });
  };
  const keys = keepAndSend(person, photos);
  for (const photo of photos) {
    const placing = place(photo)
      .catch(() => undefined)
      .finally(() => asked.delete(photo.key));
    asked.set(photo.key, placing);
  }
  return keys;
}

export function retryFile({ key, person }: Upload): void {
  change({ key, to: { problem: undefined } });
  void sendFiles(person);
}

export function dismissFile(key: string): void {
  change({ drop: key });
  void forget(key);
}
