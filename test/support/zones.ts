import { spawn } from 'node:child_process';
import { childEnvironment } from '../../config.ts';

/** Runs node with tsx in a process of another time zone; answers what it printed, or what went wrong. */
export async function inZone(timeZone: string, ...args: string[]): Promise<string> {
  const env = childEnvironment({ TZ: timeZone, NODE_OPTIONS: '' });
  const child = spawn(process.execPath, ['--import', 'tsx', ...args], { env });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (said += text.toString()));
  await new Promise((resolve) => child.once('close', resolve));
  return said.trim();
}
