import type { FactType } from '../domain/case/facts.ts';
import type { Database } from './database.ts';
import { unseal, type Keys } from './seal.ts';
import { wordsPlace } from './write.ts';

/** What was said with one fact, by field. */
export interface Said {
  seq: number;
  type: FactType;
  words: Record<string, string>;
}

interface Row {
  seq: number;
  type: FactType;
  field: string;
  keyId: string;
  sealed: Buffer;
}

const text = `select w.seq, e.type, w.field, w.key_id as "keyId", w.sealed
  from case_words w join case_event e on e.case_id = w.case_id and e.seq = w.seq
  where w.case_id = $1 order by w.seq`;

/** Opens everything that was said about a case, in order; what was erased is not there. */
export async function readWords(database: Database, keys: Keys, caseId: string): Promise<Said[]> {
  const { rows } = await database.query<Row>({ name: 'read-words', text, values: [caseId] });
  const bySeq = new Map<number, Said>();
  for (const { seq, type, field, keyId, sealed } of rows) {
    const said = bySeq.get(seq) ?? { seq, type, words: {} };
    said.words[field] = unseal(keys, keyId, wordsPlace(caseId, seq, field), sealed);
    bySeq.set(seq, said);
  }
  return [...bySeq.values()];
}

/** The citizen's words as they stand now: those of the registration, mended by every correction. */
export const presentWords = (said: readonly Said[]): Record<string, string> =>
  Object.assign(
    {},
    ...said.filter(({ type }) => type === 'registered' || type === 'corrected').map(({ words }) => words),
  ) as Record<string, string>;

/** The words of the last reply. */
export const replyWords = (said: readonly Said[]): Record<string, string> | undefined =>
  said.findLast(({ type }) => type === 'replied')?.words;
