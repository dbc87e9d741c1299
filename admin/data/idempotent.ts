/** What a command says beside its body. */
export interface SubmitOptions {
  /** The id of the click: the same one on every retry. */
  commandId: string;
  /** The facts that the person has seen; a newer one makes the answer 412. */
  expectedSeq?: number | undefined;
}

/** The headers of a command that is given once however often it is sent. */
export const idempotent = ({ commandId, expectedSeq }: SubmitOptions): Record<string, string> => ({
  'Idempotency-Key': commandId,
  ...(expectedSeq === undefined ? {} : { 'If-Match': `"${String(expectedSeq)}"` }),
});
