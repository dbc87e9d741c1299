import { describe, expect, test } from '@jest/globals';
import { inZone } from '../support/zones.ts';
import { hold, names } from './laws.ts';

describe('a law over random calendars, limits, pauses and ways of counting', () => {
  test.each(names)('%s', (name) => {
    hold(name, 300);
  });
});

test.each(['UTC', 'Asia/Shanghai', 'America/New_York'])(
  'all laws hold in a process that lives in %s',
  async (timeZone) => {
    const each = Math.ceil(36_000 / names.length);
    const said = await inZone(timeZone, 'test/domain/laws.ts', String(each));
    expect(JSON.parse(said)).toEqual({ timeZone, cases: each * names.length });
  },
);
