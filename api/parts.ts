import type { Logger } from 'pino';
import type pg from 'pg';
import type { Case } from '../domain/case/case.ts';
import type { World } from '../domain/world.ts';
import type { Blobs } from '../store/blobs.ts';
import type { Database } from '../store/database.ts';
import type { Ledger } from '../store/ledger.ts';
import type { Keys } from '../store/seal.ts';

/** Everything the API needs from outside. */
export interface Parts {
  ledger: Ledger;
  database: Database;
  blobs: Blobs;
  /** A small pool of its own for sessions, without pipelining. */
  sessionPool: pg.Pool;
  keys: Keys;
  world: () => World;
  /** Reads the reference data anew, after it has been changed here. */
  refreshWorld: () => Promise<void>;
  sessionSecret: string;
  logger: Logger;
  engine: () => 'ok' | 'down';
  /** Since when the engine has not answered; undefined while it does. */
  engineAwaySince: () => Date | undefined;
  publicUrl?: string | undefined;
  /** Where the engine's own pages show workflows, up to the id of one; for those who operate the system. */
  workflowsUrl?: string | undefined;
  /** The file with the accounts of the demonstration, only where one runs. */
  demoAccounts?: string | undefined;
  metricsToken?: string | undefined;
  /** What the telephone exchange carries; without it, it has no address here. */
  phoneToken?: string | undefined;
  /** The folder of the built console. */
  consoleDir?: string | undefined;
  /** How long what is known of a person is believed, in ms. */
  personForMs?: number;
  /** Holds every answer against its published schema: for tests. */
  checkAnswers?: boolean;
}

/** What the routes have beside: who hears of every accepted command, after its commit. */
export interface Hearing extends Parts {
  onCommitted: (kase: Case) => void;
}
