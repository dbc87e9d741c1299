import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const files = ['temporal.db', 'temporal.db-wal', 'api.log', 'worker.log', 'temporal.log', 'postgres.log'];

/** What of a person's words and numbers stands in the engine's database or in any log, as `file: trace`. */
export function tracesIn(dataDir: string, words: readonly string[]): string[] {
  return files.flatMap((name) => {
    const file = path.join(dataDir, name);
    const bytes = existsSync(file) ? readFileSync(file) : Buffer.alloc(0);
    return words.filter((word) => bytes.includes(word)).map((word) => `${name} holds ${word}`);
  });
}
