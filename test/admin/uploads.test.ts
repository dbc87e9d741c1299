import { describe, expect, test } from '@jest/globals';
import { fileUrl, sizeText } from '../../admin/case/fileText.ts';
import { changed, sizeProblem, type Upload } from '../../admin/data/uploads.ts';

const upload = (key: string): Upload => ({
  ...{ key, person: 'batu', caseId: '1' },
  file: new File(['x'], `${key}.pdf`),
});

describe('files on their way', () => {
  test('come at the end, change by their click and go by it', () => {
    const two = changed([], { add: [upload('a'), upload('b')] });
    expect(two.map(({ key }) => key)).toEqual(['a', 'b']);
    expect(changed(two, { add: [upload('a')] })).toEqual(two);
    const going = changed(two, { key: 'b', to: { share: 0.5 } });
    expect(going.map(({ share }) => share)).toEqual([undefined, 0.5]);
    expect(changed(going, { drop: 'a' })).toEqual([going[1]]);
    expect(changed(going, { drop: 'c' })).toEqual(going);
  });

  test.each([
    [0, 'fileEmpty'],
    [1, undefined],
    [20 * 2 ** 20, undefined],
    [20 * 2 ** 20 + 1, 'fileTooLarge'],
  ])('of %i bytes are judged before they are sent: %s', (size, code) => {
    expect(sizeProblem({ size })?.code).toBe(code);
  });
});

test.each([
  [1, '1 KB'],
  [21_300, '21 KB'],
  [1_048_576, '1.0 MB'],
  [20_971_520, '20.0 MB'],
])('%i bytes are said as %s', (bytes, text) => {
  expect(sizeText(bytes)).toBe(text);
});

test('the address of a file has nothing but its path', () => {
  expect(fileUrl('c/1', 'f?2', '/preview')).toBe('/api/cases/c%2F1/attachments/f%3F2/preview');
});
