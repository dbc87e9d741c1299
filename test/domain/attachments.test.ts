import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { attachmentLimits, fileKinds, kindOfEnding, safeName, type FileKind } from '../../domain/attachments.ts';
import { seesOriginals, type Actor, type Role } from '../../domain/people.ts';

const kinds = Object.keys(fileKinds) as FileKind[];

describe('a file name', () => {
  test.each([
    ['照片.jpg', 'jpeg', '照片.jpg'],
    ['照片.JPEG', 'jpeg', '照片.jpg'],
    ['照片.png', 'jpeg', '照片.png.jpg'],
    ['C:\\Users\\巴图\\合同.pdf', 'pdf', '合同.pdf'],
    ['../../etc/passwd', 'pdf', 'passwd.pdf'],
    ['gpj.\u202eexe', 'png', 'gpj.exe.png'],
    ['.bashrc', 'mp3', 'bashrc.mp3'],
    ['a\r\nSet-Cookie: x.wav', 'wav', 'aSet-Cookie_ x.wav'],
    ['', 'gif', 'file.gif'],
    ['ᠮᠣᠩᠭᠣᠯ\u180eᠠ.docx', 'docx', 'ᠮᠣᠩᠭᠣᠯ\u180eᠠ.docx'],
  ] as const)('%j that is %s by content becomes %j', (given, kind, name) => {
    expect(safeName(given, kind)).toBe(name);
  });

  test('has no folder, no control character and the ending of its content, whatever was given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.constantFrom(...kinds), (given, kind) => {
        const name = safeName(given, kind);
        expect(name).not.toMatch(/[/\\\p{Cc}\u202e]|^\./u);
        expect(name.isWellFormed()).toBe(true);
        expect(Array.from(name).length).toBeLessThanOrEqual(126);
        expect(name.endsWith(`.${fileKinds[kind].ending}`)).toBe(true);
        expect(safeName(name, kind)).toBe(name);
      }),
    );
  });
});

test('the kinds are known by their endings; programs, pages, drawings and archives are none', () => {
  for (const kind of kinds) expect(kindOfEnding(fileKinds[kind].ending)).toBe(kind);
  for (const ending of ['exe', 'html', 'svg', 'xml', 'zip', 'docm', 'xlsm', 'swf', 'js']) {
    expect(kindOfEnding(ending)).toBeUndefined();
  }
  expect(attachmentLimits).toEqual({ fileBytes: 20_971_520, files: 20, caseBytes: 104_857_600 });
});

describe('the original of a photo', () => {
  const open = { leadUnitId: 'lead', coHandlers: [{ unitId: 'co' }], confidential: false, anonymous: false };
  const who = (role: Role, unitId = 'centre'): Actor => ({ id: 'x', roles: [role], unitId });

  test.each<[Role, boolean]>([
    ['operator', true],
    ['teamLead', true],
    ['dispatcher', true],
    ['reviewer', true],
    ['callbackAgent', true],
    ['adjudicator', true],
    ['inspector', false],
    ['supervisor', false],
    ['leader', false],
    ['auditor', false],
    ['admin', false],
    ['knowledgeEditor', false],
  ])('is for %s: %s', (role, isOpen) => {
    expect(seesOriginals(who(role), open, 'centre')).toBe(isOpen);
  });

  test('is for the lead unit, not for a co-handler, unless it added it', () => {
    expect(seesOriginals(who('handler', 'lead'), open, 'centre')).toBe(true);
    expect(seesOriginals(who('unitHead', 'co'), open, 'centre')).toBe(false);
    expect(seesOriginals(who('unitHead', 'co'), open, 'co')).toBe(true);
    expect(seesOriginals(who('handler', 'other'), open, 'other')).toBe(false);
    expect(seesOriginals(who('admin', 'lead'), open, 'lead')).toBe(false);
  });

  test.each([{ confidential: true }, { anonymous: true }])(
    'is not for the lead unit when the caller is %j',
    (secret) => {
      const kase = { ...open, ...secret };
      expect(seesOriginals(who('handler', 'lead'), kase, 'centre')).toBe(false);
      expect(seesOriginals(who('handler', 'lead'), kase, 'lead')).toBe(true);
      expect(seesOriginals(who('dispatcher'), kase, 'centre')).toBe(true);
    },
  );
});
