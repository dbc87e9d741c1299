import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

const started = (globalThis.startedServers ??= []);

/** Starts the named servers unless the environment names running ones, and puts their addresses into the environment. */
export async function ensure(servers) {
  const missing = Object.entries(servers).flatMap(([name, variable]) => (process.env[variable] ? [] : [name]));
  if (missing.length === 0) return;
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/servers.ts', ...missing], {
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: true,
  });
  started.push(child);
  const [line] = await Promise.race([once(createInterface(child.stdout), 'line'), once(child, 'exit')]);
  if (typeof line !== 'string') throw new Error(`The test servers did not start: ${missing.join(', ')}`);
  Object.assign(process.env, JSON.parse(line));
}

/** Ends the servers that `ensure` started. */
export async function endAll() {
  for (const child of started.splice(0)) {
    child.stdin.end();
    if (child.exitCode === null) await once(child, 'exit');
  }
}
