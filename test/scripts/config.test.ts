import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readConfig, readServiceConfig } from '../../config.ts';
import { keyFile } from '../../scripts/keys.ts';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'yihao-config-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('the environment', () => {
  test('may be empty', () => {
    expect(readConfig({})).toMatchObject({ port: 3000, host: '127.0.0.1', demo: false, databaseUrl: undefined });
  });

  test('counts an empty variable as absent', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 3000, databaseUrl: undefined });
  });

  test.each([
    ['PORT', 'many'],
    ['PORT', '70000'],
    ['DATABASE_URL', 'mysql://localhost/yihao'],
    ['TEMPORAL_ADDRESS', 'localhost'],
    ['TEMPORAL_CLI', '/nowhere/temporal'],
    ['DEMO', 'perhaps'],
    ['YIHAO_KEYS', '/nowhere/keys.json'],
    ['YIHAO_KEYS', '{"current":'],
    ['SMTP_URL', 'http://mail'],
    ['LOG_LEVEL', 'loud'],
  ])('is refused by the name of the variable: %s=%s', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(name);
  });
});

describe('the keys', () => {
  test('are made once, with a mode that keeps others out, and can be read', () => {
    const file = keyFile(folder);
    expect(keyFile(folder)).toBe(file);
    const keys = readConfig({ YIHAO_KEYS: file }).keys;
    expect(keys?.byId.get(keys.current)).toHaveLength(32);
  });

  test('are refused when the current one is not among them', () => {
    const file = path.join(folder, 'wrong.json');
    const key = Buffer.alloc(32).toString('base64');
    writeFileSync(file, JSON.stringify({ current: 'k2', keys: { k1: key }, phoneHash: key, session: key }));
    expect(() => readConfig({ YIHAO_KEYS: file })).toThrow('current key');
  });

  test.each(['DATABASE_URL', 'TEMPORAL_ADDRESS', 'YIHAO_KEYS'])('a service refuses to start without %s', (name) => {
    const whole = {
      DATABASE_URL: 'postgresql://localhost/yihao',
      TEMPORAL_ADDRESS: 'localhost:7233',
      YIHAO_KEYS: keyFile(folder),
    };
    expect(() => readServiceConfig(whole)).not.toThrow();
    expect(() => readServiceConfig({ ...whole, [name]: undefined })).toThrow(name);
  });
});
