import { describe, expect, test } from '@jest/globals';
import { afterRefused, afterTaken, movedByClock, movedTo, type Waiting, withOne } from '../../admin/data/waiting.ts';

const step = (commandId: string, change: Partial<Waiting> = {}): Waiting => ({
  ...{ person: 'batu', caseId: 'one', number: '20261124000001', commandId, expectedSeq: 2 },
  ...{ command: { type: 'sign' }, ...change },
});
const chain = [
  step('a'),
  step('b', { command: { type: 'logContact', reached: true } }),
  step('c', { command: { type: 'addNote', text: '已到现场' } }),
  step('other', { caseId: 'two' }),
];
const gist = (now: readonly Waiting[]) =>
  now.map(({ commandId, expectedSeq, problem }) => [commandId, problem?.code ?? expectedSeq]);

test('what follows a step that was taken has seen its facts, of this case only', () => {
  expect(gist(afterTaken(chain, step('a'), 4))).toEqual([
    ...[
      ['b', 4],
      ['c', 4],
      ['other', 2],
    ],
  ]);
});

test('what was pressed on a later screen keeps what it has seen', () => {
  expect(gist(afterTaken([...chain, step('d', { expectedSeq: 9 })], step('a'), 4)).at(-1)).toEqual(['d', 9]);
});

test('what follows a step that was refused is not sent; what stands before it, and other cases, are', () => {
  const problem = { status: 409, code: 'status', title: '' };
  expect(gist(afterRefused(chain, step('b'), problem))).toEqual([
    ...[
      ['a', 2],
      ['b', 'status'],
      ['c', 'stepBefore'],
      ['other', 2],
    ],
  ]);
});

test.each<[seq: number | undefined, ...since: string[]]>([
  [undefined],
  [3, 'clock struck'],
  [4, 'clock struck', 'clock supervised'],
  [undefined, 'clock struck', 'dispatcher recalled'],
  [undefined, 'supervisor supervised'],
  [undefined, 'clock closed'],
])('how far the clock alone has brought it: %s', (seq, ...since) => {
  const facts = ['operator registered', 'dispatcher dispatched', ...since].map((said, i) => {
    const [role, type] = said.split(' ');
    return { seq: i + 1, type, by: { role } } as Parameters<typeof movedByClock>[1][number];
  });
  expect(movedByClock(step('a'), facts)).toBe(seq);
});

test('a warning that struck meanwhile moves the whole chain on', () => {
  expect(gist(movedTo(chain, step('a'), 3))).toEqual([
    ...[
      ['a', 3],
      ['b', 3],
      ['c', 3],
      ['other', 2],
    ],
  ]);
});

describe('pressed again', () => {
  test('a step that is given once replaces the one before', () => {
    expect(gist(withOne(chain, step('e')))).toEqual([
      ...[
        ['b', 2],
        ['c', 2],
        ['other', 2],
        ['e', 2],
      ],
    ]);
  });

  test('a contact is another contact, the same click the same', () => {
    const again = { command: { type: 'logContact', reached: false } } as const;
    expect(withOne(chain, step('e', again))).toHaveLength(5);
    expect(withOne(chain, step('b', again))).toHaveLength(4);
  });
});
