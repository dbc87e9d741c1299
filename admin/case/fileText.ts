/** Where a file of a case is fetched from. */
export const fileUrl = (caseId: string, id: string, rest = ''): string =>
  `/api/cases/${encodeURIComponent(caseId)}/attachments/${encodeURIComponent(id)}${rest}`;

const kilo = 1_024;

/** `840 KB`, `2.4 MB`. */
export const sizeText = (bytes: number): string =>
  bytes < kilo * kilo
    ? `${String(Math.max(1, Math.round(bytes / kilo)))} KB`
    : `${(bytes / kilo / kilo).toFixed(1)} MB`;
