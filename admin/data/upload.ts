import { geoText } from '../../domain/taken.ts';
import type { KeptFile } from './keptFiles.ts';
import type { AttachmentView } from './types.ts';
import { callError, csrfNow, type Problem } from './http.ts';

const broken: Problem = { status: 0, code: 'uploadBroken', title: 'the upload broke off' };

const problemIn = (request: XMLHttpRequest): Problem => {
  const { status, responseText, statusText } = request;
  try {
    return { ...(JSON.parse(responseText) as Problem), status };
  } catch {
    return { status, code: `http-${String(status)}`, title: statusText };
  }
};

/** Sends one file to its case and tells how much has gone, 0 to 1; the same click adds it once. Throws a `CallError`. */
export function uploadFile(
  { key, caseId, file, device }: KeptFile,
  onProgress: (share: number) => void,
): Promise<AttachmentView> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest(); // fetch does not tell how much has gone
    request.open('POST', `/api/cases/${encodeURIComponent(caseId)}/attachments`);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.setRequestHeader('X-File-Name', encodeURIComponent(file.name.toWellFormed()));
    request.setRequestHeader('X-CSRF-Token', csrfNow());
    request.setRequestHeader('Idempotency-Key', key);
    if (device?.at !== undefined) request.setRequestHeader('X-Taken-At', device.at);
    if (device?.position) request.setRequestHeader('X-Taken-Where', geoText(device.position));
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
    request.onload = () => {
      if (request.status === 201) resolve(JSON.parse(request.responseText) as AttachmentView);
      else reject(callError(problemIn(request)));
    };
    request.onerror = request.ontimeout = request.onabort = () => reject(callError(broken));
    request.send(file);
  });
}
