import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const at = (...parts) => path.join(root, ...parts);
const changedAt = (file) => (existsSync(file) ? statSync(file).mtimeMs : 0);

const refuseOldNode = () => {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`需要 Node 20.19 或更高版本 Node ${process.versions.node} is too old: 20.19 or later is needed.`);
  process.exit(1);
};

const npm = (...args) => {
  const { npm_execpath: script } = process.env;
  const [command, first] = script?.endsWith('.js') ? [process.execPath, [script]] : ['npm', []];
  execFileSync(command, [...first, ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
};

/** Installs what package-lock.json names unless npm has done so since that file changed. */
const install = () => {
  if (changedAt(at('node_modules', '.package-lock.json')) >= changedAt(at('package-lock.json'))) return;
  console.log('安装依赖 installing dependencies (npm ci, about a minute) …');
  npm('ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error');
};

/** Generates Prisma's client unless it was generated from this very schema. */
const generate = () => {
  const version = readFileSync(at('node_modules', 'prisma', 'package.json'));
  const schema = readFileSync(at('prisma', 'schema.prisma'));
  const hash = createHash('sha256').update(version).update(schema).digest('hex');
  const stamp = at('node_modules', '.cache', 'yihao', 'prisma-client');
  const isFresh = existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;
  if (isFresh && existsSync(at('prisma', 'generated', 'client.ts'))) return;
  console.log('生成数据库客户端 generating the database client …');
  const prisma = at('node_modules', 'prisma', 'build', 'index.js');
  execFileSync(process.execPath, [prisma, 'generate', '--no-hints'], {
    cwd: root,
    stdio: 'pipe',
  });
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
};

/** Makes a fresh clone runnable: dependencies and generated code. Takes no time when there is nothing to do. */
export const prepare = () => {
  refuseOldNode();
  process.chdir(root);
  try {
    install();
    generate();
  } catch (error) {
    console.error(`准备失败 the preparation failed: ${error.message}`);
    process.exit(1);
  }
};
