import { expect, test } from '@jest/globals';
import { Register } from '../../domain/case/commands.ts';
import { emptyCall, hasStrayControl, registrationOf, titleOf } from '../../admin/desks/intake/draft.ts';
import { hintsByInitials } from '../../admin/desks/intake/initials.ts';
import { pathsOf, placesFor } from '../../admin/desks/intake/places.ts';

const typed = {
  ...emptyCall,
  phone: '139 0483 0001',
  content: '祥和小区四号楼只有十四度。老人和孩子都冻感冒了，希望尽快恢复供热。',
  divisionCode: '152921100',
  categoryId: '01.03.02',
};
const parsed = (draft: typeof emptyCall, kind: Parameters<typeof registrationOf>[1]) =>
  Register.safeParse({ type: 'register', ...registrationOf(draft, kind, 'zhujian') });

test('a call becomes a registration with its first sentence as title', () => {
  expect(parsed(typed, 'triage').data).toMatchObject({
    title: '祥和小区四号楼只有十四度',
    channel: 'phone',
    language: 'zh',
    caller: { phone: '13904830001' },
    outcome: { kind: 'triage' },
  });
});

test('Mongolian words make it a Mongolian case', () => {
  expect(registrationOf({ ...typed, mongolian: 'ᠮᠠᠨ ᠤ ᠭᠡᠷ' }, 'triage')).toMatchObject({ language: 'mn' });
});

test.each([
  ['answered', { answer: '室温不低于十八度' }],
  ['redirected', { way: 'petition', wayText: '请向原受理机关查询' }],
  ['dispatched', {}],
  ['invalid', { invalid: 'silent' }],
] as const)('it can end as %s', (kind, more) => {
  expect(parsed({ ...typed, ...more }, kind).success).toBe(true);
});

test('what is missing is named by its field', () => {
  const wrong = parsed({ ...emptyCall, phone: '12' }, 'redirected').error?.issues.map((i) => i.path.join('.'));
  expect(wrong).toEqual(
    expect.arrayContaining(['title', 'content', 'categoryId', 'place.divisionCode', 'caller.phone']),
  );
});

test('a title is cut by characters, never inside one', () => {
  expect(titleOf('𠮷'.repeat(60))).toBe('𠮷'.repeat(40));
});

test('a variation selector after no letter is a slip', () => {
  expect(hasStrayControl('ᠪᠠᠶᠢᠨ᠎ᠠ ᠮᠢᠨᠦ᠋ᠲ᠋')).toBe(false);
  expect(hasStrayControl('ᠪᠠᠶᠢᠨ ᠋ᠠ')).toBe(true);
  expect(hasStrayControl('')).toBe(false);
});

test('a place is found by any parts of its path, nearest names first', () => {
  const divisions = [
    { code: '1529', name: '阿拉善盟', parentCode: null },
    { code: '152921', name: '阿拉善左旗', parentCode: '1529' },
    { code: '152921100', name: '巴彦浩特镇', parentCode: '152921' },
    { code: '152921101', name: '巴润别立镇', parentCode: '152921' },
  ];
  const paths = pathsOf(divisions);
  expect(paths.get('152921100')).toBe('阿拉善左旗 › 巴彦浩特镇');
  expect(placesFor('左旗 巴', divisions, paths).map((p) => p.id)).toEqual(['152921100', '152921101']);
  expect(placesFor('巴彦', divisions, paths)[0]?.label).toBe('阿拉善左旗 › 巴彦浩特镇');
  expect(placesFor(' ', divisions, paths)).toEqual([]);
});

test('initials find a category by its own name before those above it, and leaves only', () => {
  const tree = [
    { id: '01.03', name: '供热', path: '公用事业 › 供热', initials: 'ggsy gr' },
    {
      id: '01.03.02',
      name: '室温不达标',
      path: '公用事业 › 供热 › 室温不达标',
      initials: 'ggsy gr swbdb',
      profile: 'utility',
    },
    {
      id: '01.04.01',
      name: '管网热力',
      path: '公用事业 › 供水 › 管网热力',
      initials: 'ggsy gs gwrl',
      profile: 'utility',
    },
    { id: '02.01.01', name: '公人', path: '住房 › 物业 › 公人', initials: 'zf wy gr', profile: 'ordinary' },
  ];
  expect(hintsByInitials('gr', tree).map((h) => h.id)).toEqual(['02.01.01', '01.03.02']);
});
