import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Command, Register, schemaOf } from '../../domain/case/commands.ts';
import { maskName, maskPhone, normalPhone } from '../../domain/phone.ts';
import { words, wordsIn } from '../../domain/text.ts';
import { registration } from '../support/league.ts';

interface PhoneCases {
  cases: { value: string; valid: boolean | 'normalise' | 'accept_local'; why: string }[];
}
const phones = JSON.parse(readFileSync(new URL('../data/cn_phone_cases.json', import.meta.url), 'utf8')) as PhoneCases;

describe('phone numbers', () => {
  test.each(phones.cases)('$value is valid: $valid ($why)', ({ value, valid, why }) => {
    const phone = normalPhone(value);
    if (valid === false) expect(phone).toBeUndefined();
    else expect(phone).toBeDefined();
    if (valid === 'normalise') expect(phone).toBe('13800138000');
    expect(why).toBeDefined();
  });

  test('one landline has one spelling, and masks show neither name nor number', () => {
    expect(new Set(['0483-8331234', '04838331234', '(0483)8331234'].map(normalPhone)).size).toBe(1);
    expect(maskPhone('13904830001')).toBe('139****0001');
    expect([maskName('王女士'), maskName('𠮷田')]).toEqual(['王**', '𠮷**']);
  });
});

describe('words', () => {
  test.each([
    ['a\u0000b', false],
    ['\ud800', false],
    ['   \n\u200b', false],
    ['', false],
    ['x'.repeat(51), false],
    [' 两头有空格 ', true],
    ['𠮷田👨‍👩‍👧', true],
    ['ᠮᠣᠩᠭᠣᠯ ᠪᠢᠴᠢᠭ᠌', true],
  ])('%j may be stored: %s', (text, fine) => {
    const parsed = words(50).safeParse(text);
    expect(parsed.success).toBe(fine);
    if (parsed.success) expect(parsed.data).toBe(text);
  });

  test('are found in a command wherever they stand, and a caller is not among them', () => {
    const command = registration({ outcome: { kind: 'redirected', way: 'legalPath', text: '请起诉' } });
    expect(wordsIn(Register, command)).toEqual({
      title: '室温不足十五度',
      content: '来电人反映小区连续三天室温不足。',
      address: '锡林北路',
      text: '请起诉',
    });
  });

  test('are what of a list of reasons is no code', () => {
    const back = Command.parse({ type: 'sendBackReply', reasons: ['incomplete', '照片模糊', '缺日期'] });
    expect(wordsIn(schemaOf('sendBackReply'), back)).toEqual({ reasons: '照片模糊\n缺日期' });
  });

  test('of a reply are both its texts', () => {
    const reply = Command.parse({ type: 'reply', result: 'solved', contacted: true, text: '内', publicText: '外' });
    expect(wordsIn(schemaOf('reply'), reply)).toEqual({ text: '内', publicText: '外' });
  });
});

test.each([
  [{ type: 'sign', extra: 1 }, ''],
  [{ type: 'dispatch' }, 'leadUnitId'],
  [{ type: 'dispatch', leadUnitId: 'zjj', limit: { amount: 0, unit: 'days' } }, 'limit.amount'],
  [{ type: 'reply', result: 'fine', contacted: true, text: 'x' }, 'result'],
  [{ type: 'fly' }, 'type'],
])('%j is refused at %s', (body, path) => {
  const parsed = Command.safeParse(body);
  expect(parsed.error?.issues[0]?.path.join('.')).toBe(path);
});
