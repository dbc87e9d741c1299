import type pg from 'pg';
import type { Database } from './database.ts';

/** Says something to every process that listens on this channel of the database; nobody keeps it. Up to 8,000 bytes. */
export async function announce(database: Database, channel: string, said: object): Promise<void> {
  await database.query({ name: 'announce', text: 'select pg_notify($1, $2)', values: [channel, JSON.stringify(said)] });
}

const againMs = 2_000;

/**
 * Hears what is announced from now on in some channels, by one connection of its own; one that breaks is made anew, and
 * what was said meanwhile is lost. Answers how to stop.
 */
export function listen(
  database: Database,
  heard: Readonly<Record<string, (text: string) => void>>,
  onError: (error: unknown) => void,
): () => void {
  let ear: pg.PoolClient | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  const breaks = (client: pg.PoolClient | undefined, error: unknown): void => {
    if (client !== ear || isOver) return;
    ear = undefined;
    client?.release(true);
    onError(error);
    timer = setTimeout(() => void begin(), againMs);
  };
  const begin = async (): Promise<void> => {
    try {
      const client = await database.connect();
      if (isOver) {
        client.release(true);
        return;
      }
      ear = client;
      client.on('error', (error) => breaks(client, error));
      client.on('notification', ({ channel, payload = '' }) => heard[channel]?.(payload));
      for (const channel of Object.keys(heard)) await client.query(`listen ${channel}`);
    } catch (error) {
      breaks(ear, error);
    }
  };
  void begin();
  return () => {
    isOver = true;
    clearTimeout(timer);
    ear?.release(true);
  };
}
