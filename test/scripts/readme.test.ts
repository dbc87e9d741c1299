import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { stateTable } from '../../scripts/states.ts';

const plain = (text: string): string =>
  text
    .replace(/-{2,}/g, '--')
    .replace(/[ \t]+/g, ' ')
    .trim();

test("the README's state table is the one in machine.ts", () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const [, table = ''] = /<!-- states -->([\s\S]*)<!-- \/states -->/.exec(readme) ?? [];
  expect(plain(table)).toBe(plain(stateTable()));
});
