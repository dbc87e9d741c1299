import { beforeAll, expect, test } from '@jest/globals';
import english from 'ra-language-english';
import { scanStates } from '../../domain/attachments.ts';
import * as code from '../../domain/case/codes.ts';
import { Act, PauseReason, plainClocks } from '../../domain/case/clocks.ts';
import { commandTypes, leadsTo } from '../../domain/case/machine.ts';
import { LimitUnit } from '../../domain/limits.ts';
import { queueNames } from '../../domain/lists.ts';
import { templates } from '../../domain/case/effects.ts';
import { audiences, placeholders } from '../../domain/templates.ts';
import { Role, Skill } from '../../domain/people.ts';
import { unitKinds } from '../../domain/world.ts';
import { en } from '../../admin/i18n/en/index.ts';
import { flat } from '../../admin/i18n/flat.ts';
import { i18nProvider, restoreLocale } from '../../admin/i18n/provider.ts';
import { mn } from '../../admin/i18n/mn/index.ts';
import { reactAdminChinese } from '../../admin/i18n/reactAdminChinese.ts';
import { zh } from '../../admin/i18n/zh/index.ts';

const keys = (messages: object): string[] => Object.keys(messages).sort();
const variables = (text: string): string[] => (text.match(/%\{\w+\}/g) ?? []).sort();

const codes: Record<string, readonly string[]> = {
  status: code.statuses,
  type: code.CaseType.options,
  urgency: code.Urgency.options,
  channel: code.Channel.options,
  language: code.Language.options,
  way: code.Way.options,
  occasion: [...templates, 'rateLink'],
  placeholder: placeholders,
  audience: audiences,
  invalidReason: code.InvalidReason.options,
  result: code.Result.options,
  sendBack: code.SendBackReason.options,
  satisfaction: code.Satisfaction.options,
  callOutcome: code.CallOutcome.options,
  ruling: code.Ruling.options,
  closedHow: code.ClosedHow.options,
  alarm: code.Alarm.options,
  returnReason: code.ReturnReason.options,
  ground: code.Ground.options,
  upperOutcome: code.UpperOutcome.options,
  pauseReason: PauseReason.options,
  role: [...Role.options, 'citizen', 'upper', 'clock'],
  skill: Skill.options,
  clock: plainClocks,
  act: Act.options,
  limitUnit: LimitUnit.options,
  command: commandTypes,
  queue: queueNames,
  unitKind: unitKinds,
  scan: scanStates,
};

test.each([
  ['English', en],
  ['Mongolian', mn],
])('%s has exactly the keys of Chinese, and the same places to fill', (_, messages) => {
  expect(keys(messages)).toEqual(keys(zh));
  for (const key of Object.keys(zh) as (keyof typeof zh)[])
    expect([key, variables(messages[key])]).toEqual([key, variables(zh[key])]);
});

test.each(Object.entries(codes))('every %s of the domain has its word', (kind, options) => {
  for (const option of options) expect(zh).toHaveProperty([`${kind}.${option}`]);
});

test('every fact that the rules can state has its sentence', () => {
  for (const type of Object.keys(leadsTo)) expect(zh).toHaveProperty([`fact.${type}`]);
});

test('react-admin speaks Chinese in full', () => {
  expect(keys(flat(reactAdminChinese))).toEqual(keys(flat(english)));
});

beforeAll(() => {
  const kept = new Map<string, string>();
  const localStorage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, to: string) => kept.set(key, to),
  };
  Object.assign(globalThis, { document: { documentElement: {} }, localStorage });
});

test('a switch of language changes what is said, and back', async () => {
  expect(i18nProvider.translate('status.triage')).toBe('待派单');
  await i18nProvider.changeLocale('en');
  expect(i18nProvider.translate('lamp.left', { span: '3 h' })).toBe('3 h left');
  await i18nProvider.changeLocale('zh');
  expect(i18nProvider.translate('lamp.left', { span: '3 小时' })).toBe('剩 3 小时');
});

test('the language chosen last is found again', async () => {
  await Promise.all([i18nProvider.changeLocale('mn'), i18nProvider.changeLocale('en')]);
  await restoreLocale();
  expect(i18nProvider.getLocale()).toBe('en');
  await i18nProvider.changeLocale('zh');
});

test('an unknown key falls back to what was given, and plural forms are chosen', () => {
  expect(i18nProvider.translate('no.such', { _: '原样' })).toBe('原样');
  expect(i18nProvider.translate('no.such', { _: 'one |||| %{smart_count} many', smart_count: 3 })).toBe('3 many');
});
