import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { templates } from '../../domain/case/effects.ts';
import { textOf } from '../../domain/notices.ts';
import { references } from '../../domain/reference.ts';
import {
  fill,
  inLanguage,
  messageTemplates,
  type MessageTemplate,
  samples,
  segmentsOf,
  templateIds,
  textFault,
} from '../../domain/templates.ts';

const of = (id: string): MessageTemplate => {
  const found = messageTemplates.get(id);
  if (!found) throw new Error(id);
  return found;
};
const faultIn = (id: string, text: string): string => {
  const fault = textFault(of(id), text);
  return fault ? `${fault.code} ${fault.what}` : 'none';
};

test.each(templateIds)('%s begins with words that may stand, in one SMS of Chinese', (id) => {
  const { audience, start } = of(id);
  expect(references.templates.safeParse({ id, ...start }).error?.issues).toBeUndefined();
  if (audience === 'citizen' && id !== 'citizen.rateLink') expect(segmentsOf(fill(start.zh, samples))).toBe(1);
});

test('every citizen and every way is answered in Mongolian too', () => {
  const without = [...messageTemplates.values()].filter(({ audience, start }) => audience !== 'desk' && !start.mn);
  expect(without).toEqual([]);
});

describe('a text', () => {
  test.each([
    ['desk.dispatched', '工单 {number} 请于 {due} 前签收。', 'none'],
    ['desk.dispatched', '工单 {number} 来电人 {phone}', 'unknownPlaceholder {phone}'],
    ['citizen.closed', '{number} {due}', 'unknownPlaceholder {due}'],
    ['citizen.closed', '已办结。', 'missingPlaceholder {number}'],
    ['citizen.rateLink', '{number} 请评价', 'missingPlaceholder {link}'],
    ['citizen.rate', '{number} {link}', 'unknownPlaceholder {link}'],
    ['citizen.closed', '{number} { number }', 'strayBrace { number }'],
    ['citizen.closed', '{number}}', 'strayBrace }'],
    ['citizen.closed', '{number} {编号}', 'strayBrace {编号}'],
    ['citizen.closed', '{number}\n办结', 'oneLine '],
    ['citizen.closed', `{number}${'长'.repeat(280)}`, 'tooLong 280'],
    ['way.petition', '请查询\n进展', 'none'],
    ['way.petition', '{number}', 'unknownPlaceholder {number}'],
  ])('for %s, %j: %s', (id, text, expected) => {
    expect(faultIn(id, text)).toBe(expected);
  });

  const pieces = fc.constantFrom('{number}', '{unit}', '{due}', '{link}', '{', '}', '工单', '{x}', '{}', ' ', '\n');
  test('is refused, or filled without a brace left; a value is never looked at again', () => {
    fc.assert(
      fc.property(fc.constantFrom(...templateIds), fc.array(pieces, { maxLength: 12 }), (id, parts) => {
        const text = parts.join('');
        if (textFault(of(id), text)) return;
        expect(fill(text, samples)).not.toMatch(/[{}]/);
        expect(fill(text, { ...samples, number: '{unit}' })).toBe(
          text
            .split(/(\{[a-z]+\})/)
            .map((part) => (part === '{number}' ? '{unit}' : fill(part, samples)))
            .join(''),
        );
      }),
    );
  });

  test.each([
    [0, 0],
    [1, 1],
    [70, 1],
    [71, 2],
    [134, 2],
    [135, 3],
    [201, 3],
  ])('of %i units takes %i SMS', (length, segments) => {
    expect(segmentsOf('字'.repeat(length))).toBe(segments);
  });

  test('speaks Chinese where it has no Mongolian', () => {
    expect(inLanguage({ zh: '汉', mn: '' }, 'mn')).toBe('汉');
    expect(inLanguage({ zh: '汉', mn: 'ᠮ' }, 'mn')).toBe('ᠮ');
    expect(inLanguage({ zh: '汉', mn: 'ᠮ' }, 'zh')).toBe('汉');
  });
});

describe('a message', () => {
  const letter = { number: 'N1', recipient: 'unit:zjj', template: 'dispatched' } as const;

  test('reads as an administrator worded it, with the case’s own values', () => {
    const changed = { 'desk.dispatched': { zh: '{unit}：{number} 限 {due}', mn: '' } };
    const dueAt = new Date('2026-12-01T16:30:00Z');
    expect(textOf({ ...letter, unit: '住建局', dueAt, changed })).toBe('住建局：N1 限 2026-12-02 00:30');
    expect(textOf({ ...letter, changed, language: 'mn' })).toBe('承办单位：N1 限 规定时限');
  });

  test('is worded for who gets it, in the language of the case', () => {
    expect(textOf({ ...letter, template: 'parked' })).toContain('挂账');
    expect(textOf({ ...letter, template: 'parked', recipient: 'citizen' })).toContain('您的诉求');
    expect(textOf({ ...letter, template: 'closed', recipient: 'citizen', language: 'mn' })).toMatch(
      /\p{Script=Mongolian}/u,
    );
    const link = 'https://12345.example.cn/rate/x';
    expect(textOf({ ...letter, template: 'rate', recipient: 'citizen' }, link)).toContain(link);
  });

  test.each(templates)('on the occasion %s names the case to everybody', (template) => {
    for (const recipient of ['citizen', 'unit:zjj', 'case:1'])
      expect(textOf({ ...letter, template, recipient })).toContain('N1');
  });
});
