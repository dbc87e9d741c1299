import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { forget, freePort, identityOf, isPortFree, recall, remember, start } from '../../scripts/processes.ts';
import { keepAlive } from '../../scripts/supervise.ts';

let folder = '';
const waiting = ['-e', 'setTimeout(() => {}, 60000)'];

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'yihao-processes-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

test('a noted process is found while it lives, and ended by whoever finds it', async () => {
  const child = spawn(process.execPath, waiting);
  remember(folder, 'part', child.pid ?? 0, { port: 1234 });
  const { running, port } = recall(folder, 'part');
  expect({ pid: running?.pid, port }).toEqual({ pid: child.pid, port: 1234 });
  const ended = once(child, 'exit');
  await running?.stop();
  await ended;
  expect(recall(folder, 'part')).toMatchObject({ port: 1234 });
  expect(recall(folder, 'part').running).toBeUndefined();
  forget(folder, 'part');
  expect(recall(folder, 'part')).toEqual({});
});

test('another process with the same number is not taken for the noted one', () => {
  remember(folder, 'other', process.pid);
  expect(recall(folder, 'other').running?.pid).toBe(process.pid);
  const earlier = { pid: process.pid, identity: `${identityOf(process.pid) ?? ''}0` };
  writeFileSync(path.join(folder, 'run', 'other.json'), JSON.stringify(earlier));
  expect(recall(folder, 'other').running).toBeUndefined();
});

test('a process that does not end when asked is ended by force', async () => {
  const stubborn = start(
    process.execPath,
    ['-e', 'process.on("SIGTERM", () => {}); console.log(1); setInterval(() => {}, 1e3)'],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  if (stubborn.child.stdout) await once(stubborn.child.stdout, 'data');
  await stubborn.stop('SIGTERM', 100);
  expect(await stubborn.ended).toBe('ended by SIGKILL');
});

test('a part that ends by itself is launched again, and not after it was stopped', async () => {
  const pids: number[] = [];
  const said: string[] = [];
  let again: () => void = () => undefined;
  const launchedAgain = new Promise<void>((resolve) => (again = resolve));
  const launch = () => {
    const running = start(process.execPath, pids.length === 0 ? ['-e', 'process.exit(3)'] : waiting, {
      stdio: 'ignore',
    });
    if (pids.push(running.pid) === 2) again();
    return running;
  };
  const part = await keepAlive('part', launch, (line) => said.push(line));
  await launchedAgain;
  await part.stop();
  expect(pids).toHaveLength(2);
  expect(said).toEqual([expect.stringContaining('part ended with code 3')]);
});

test('a port in use is not free, and another one is chosen', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  expect(await isPortFree('127.0.0.1', port)).toBe(false);
  expect(await freePort(port)).not.toBe(port);
  server.close();
  await once(server, 'close');
  expect(await freePort(port)).toBe(port);
});
