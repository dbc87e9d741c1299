import type { Taken } from '../../domain/taken.ts';

/** A file that lies on the device until the server has it: `key` is the id of the click that added it, and will be the file's. */
export interface KeptFile {
  key: string;
  person: string;
  caseId: string;
  file: File;
  /** When and where it was taken, as the device says. */
  device?: Taken | undefined;
}

const named = 'yihao';
const store = 'files';

let opening: Promise<IDBDatabase> | undefined;

const answered = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the storage of the device failed'));
  });

function open(): Promise<IDBDatabase> {
  opening ??= (() => {
    const request = indexedDB.open(named, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(store, { keyPath: 'key' }).createIndex('person', 'person');
    };
    return answered(request);
  })();
  opening.catch(() => (opening = undefined));
  return opening;
}

/** Keeps a file on the device; resolves when it would survive the end of the tab, rejects where the device keeps nothing. */
export async function keepFile(kept: KeptFile): Promise<void> {
  const change = (await open()).transaction(store, 'readwrite');
  change.objectStore(store).put(kept);
  await new Promise<void>((resolve, reject) => {
    change.oncomplete = () => resolve();
    change.onabort = change.onerror = () => reject(change.error ?? new Error('the device kept no file'));
  });
}

/** The files of this person that lie on the device, in the order in which they were added. */
export async function keptFiles(person: string): Promise<KeptFile[]> {
  const files = (await open()).transaction(store).objectStore(store).index('person');
  return answered(files.getAll(person) as IDBRequest<KeptFile[]>);
}

export async function dropFile(key: string): Promise<void> {
  await answered((await open()).transaction(store, 'readwrite').objectStore(store).delete(key));
}
