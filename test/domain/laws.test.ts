import { describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { childEnvironment } from '../../config.ts';
import { hold, names } from './laws.ts';

describe('a law over random calendars, limits, pauses and ways of counting', () => {
  test.each(names)('%s', (name) => {
    hold(name, 300);
  });
});

/** Runs every law in a process of another time zone; answers what it printed, or what went wrong. */
const inZone = async (timeZone: string, each: number): Promise<string> => {
  const args = ['--import', 'tsx', 'test/domain/laws.ts', String(each)];
  const child = spawn(process.execPath, args, { env: childEnvironment({ TZ: timeZone, NODE_OPTIONS: '' }) });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (said += text.toString()));
  await new Promise((resolve) => child.once('close', resolve));
  return said.trim();
};

test.each(['UTC', 'Asia/Shanghai', 'America/New_York'])(
  'all laws hold in a process that lives in %s',
  async (timeZone) => {
    const each = Math.ceil(36_000 / names.length);
    expect(JSON.parse(await inZone(timeZone, each))).toEqual({ timeZone, cases: each * names.length });
  },
);
