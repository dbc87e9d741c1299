import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { findBinaries } from './postgresBinaries.ts';
import { runAs, serverUser, type User } from './serverUser.ts';
import { adopt, freePort, identityOf, recall, remember, start, type Running } from './processes.ts';

export interface Postgres extends Running {
  url: string;
  port: number;
  /** True when the server was already running. */
  found: boolean;
}

export interface PostgresOptions {
  dataDir: string;
  /** The database to create when absent. */
  database?: string;
  /** Server settings on top of the usual ones. */
  settings?: Record<string, string>;
}

const usual = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '256MB',
  effective_cache_size: '2GB',
  random_page_cost: '1.1',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  wal_compression: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
  jit: 'off',
  log_error_verbosity: 'terse', // a detail may quote a row
};

const owner = 'yihao';
const encoding = ['--encoding=UTF8', '--locale-provider=builtin', '--locale=C.UTF-8'];

const tailOf = (file: string) => readFileSync(file, 'utf8').trimEnd().split('\n').slice(-8).join('\n');

function initialise(cluster: string, initdb: string, password: string, user: User | undefined): void {
  const passwordFile = `${cluster}.password`;
  const fresh = `${cluster}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true, mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) for (const file of [fresh, passwordFile]) chownSync(file, user.uid, user.gid);
  const args = [`--pgdata=${fresh}`, `--username=${owner}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256'];
  const run = runAs(user, initdb, [...args, ...encoding], fresh);
  try {
    execFileSync(run.command, run.args, { stdio: 'pipe', cwd: path.dirname(cluster), ...run.options });
  } catch (cause) {
    const advice = 'A checkout outside of a closed home folder, or DATABASE_URL, gets round it.';
    throw new Error(`PostgreSQL could not make its data folder ${cluster}. ${advice}\n${String(cause)}`, { cause });
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(fresh, cluster);
}

/** The password of the embedded server, made at its first start and kept with mode 600. */
function passwordIn(dataDir: string): string {
  const file = path.join(dataDir, 'postgres-password');
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  chmodSync(file, 0o600);
  return readFileSync(file, 'utf8');
}

async function query<T extends pg.QueryResultRow>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    await query(url, 'SELECT 1');
    return true;
  } catch {
    return false;
  }
}

/** The server that already runs on this cluster, whoever started it; a server that does not answer is ended. */
async function findRunning(
  cluster: string,
  urlAt: (port: number) => string,
): Promise<Omit<Postgres, 'url'> | undefined> {
  const pidFile = path.join(cluster, 'postmaster.pid');
  if (!existsSync(pidFile)) return undefined;
  const [pid = 0, folder, , port = 0] = readFileSync(pidFile, 'utf8')
    .split('\n')
    .map((line, i) => (i === 1 ? line : Number(line)));
  const note = recall(path.dirname(cluster), 'postgres');
  if (note.running?.pid !== pid && !isServerOf(Number(pid), String(folder))) return undefined;
  const identity = identityOf(Number(pid));
  if (identity === undefined) return undefined;
  const running = adopt(Number(pid), identity);
  for (let tries = 0; tries < 50; tries++) {
    if (await answers(urlAt(Number(port)))) return { ...running, port: Number(port), found: true };
    await sleep(100);
  }
  await running.stop('SIGQUIT');
  return undefined;
}

const isServerOf = (pid: number, folder: string): boolean => {
  try {
    const command = execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return command.includes('postgres') && command.includes(folder);
  } catch {
    return false;
  }
};

async function launch(cluster: string, postgres: string, user: User | undefined, settings: Record<string, string>) {
  const dataDir = path.dirname(cluster);
  const port = await freePort(recall(dataDir, 'postgres').port);
  const logFile = path.join(dataDir, 'postgres.log');
  const log = openSync(logFile, 'a');
  const flags = Object.entries({ ...usual, ...settings }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const { command, args, options } = runAs(user, postgres, ['-D', cluster, '-p', String(port), ...flags], cluster);
  const running = start(command, args, { stdio: ['ignore', log, log], cwd: dataDir, ...options });
  running.child.unref();
  remember(dataDir, 'postgres', running.pid, { port });
  return { running, port, logFile };
}

/**
 * Starts the embedded PostgreSQL of `dataDir`, or finds it running, and returns once it answers. The cluster is made at
 * the first start. Survives an earlier start that was killed.
 */
export async function startPostgres({
  dataDir,
  database = 'yihao',
  settings = {},
}: PostgresOptions): Promise<Postgres> {
  mkdirSync(dataDir, { recursive: true });
  const cluster = path.join(dataDir, 'postgres');
  const password = passwordIn(dataDir);
  const urlAt = (port: number, name = 'postgres') => `postgresql://${owner}:${password}@127.0.0.1:${port}/${name}`;
  const { initdb, postgres } = await findBinaries();
  const user = serverUser();
  if (!existsSync(path.join(cluster, 'PG_VERSION'))) initialise(cluster, initdb, password, user);
  const server =
    (await findRunning(cluster, urlAt)) ?? (await launchUntilReady(cluster, postgres, user, settings, urlAt));
  const rows = await query(urlAt(server.port), `SELECT 1 FROM pg_database WHERE datname = '${database}'`);
  if (rows.length === 0) await query(urlAt(server.port), `CREATE DATABASE "${database}"`);
  const stop: Running['stop'] = (signal = 'SIGINT', patienceMs = 15_000) => server.stop(signal, patienceMs);
  return { ...server, stop, url: urlAt(server.port, database) };
}

async function launchUntilReady(
  cluster: string,
  postgres: string,
  user: User | undefined,
  settings: Record<string, string>,
  urlAt: (port: number) => string,
): Promise<Omit<Postgres, 'url'>> {
  // The children of a killed server take a moment to notice; until then the new one refuses to start.
  for (let tries = 1; ; tries++) {
    const { running, port, logFile } = await launch(cluster, postgres, user, settings);
    let reason: string | undefined;
    void running.ended.then((words) => (reason = words));
    while (reason === undefined) {
      if (await answers(urlAt(port))) return { ...running, port, found: false };
      await sleep(50);
    }
    if (tries === 5) throw new Error(`PostgreSQL ${reason}:\n${tailOf(logFile)}`);
    await sleep(1_000);
  }
}
