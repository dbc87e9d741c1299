import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { phoneHash, seal, stableJson, unseal, type Keys } from '../../store/seal.ts';

const old: Keys = { current: 'k1', byId: new Map([['k1', Buffer.alloc(32, 1)]]), phoneHash: Buffer.alloc(32, 3) };
const renewed: Keys = { ...old, current: 'k2', byId: new Map([...old.byId, ['k2', Buffer.alloc(32, 2)]]) };

describe('sealed text', () => {
  test('opens to what was sealed, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(unseal(old, 'k1', 'here', seal(old, 'here', text))).toBe(text);
      }),
    );
  });

  test('does not open at another place, with another key, or altered', () => {
    const sealed = seal(old, 'here', '原文');
    expect(() => unseal(old, 'k1', 'there', sealed)).toThrow();
    expect(() => unseal(renewed, 'k2', 'here', sealed)).toThrow();
    expect(() => unseal(old, 'k9', 'here', sealed)).toThrow('k9');
    for (const at of [0, 13, sealed.length - 1]) {
      const altered = Buffer.from(sealed);
      altered[at] = (altered[at] ?? 0) ^ 1;
      expect(() => unseal(old, 'k1', 'here', altered)).toThrow();
    }
  });

  test('of an old key opens after the key was renewed', () => {
    expect(unseal(renewed, 'k1', 'here', seal(old, 'here', '旧钥匙'))).toBe('旧钥匙');
  });

  test('of the same text is never the same twice', () => {
    expect(seal(old, 'here', '同').equals(seal(old, 'here', '同'))).toBe(false);
  });
});

test('a phone is found by its keyed hash, which another site cannot make', () => {
  expect(phoneHash(old, '13904830001').equals(phoneHash(renewed, '13904830001'))).toBe(true);
  expect(
    phoneHash(old, '13904830001').equals(phoneHash({ ...old, phoneHash: Buffer.alloc(32, 4) }, '13904830001')),
  ).toBe(false);
});

test('stable JSON does not depend on the order in which keys were set', () => {
  expect(stableJson({ b: 1, a: [{ d: 1, c: 2 }] })).toBe('{"a":[{"c":2,"d":1}],"b":1}');
  expect(stableJson({ a: [{ c: 2, d: 1 }], b: 1 })).toBe(stableJson({ b: 1, a: [{ d: 1, c: 2 }] }));
});
