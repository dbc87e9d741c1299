import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { childEnvironment, readConfig } from '../config.ts';
import { findChromium } from './chromium.ts';
import { start } from './processes.ts';

interface JestResults {
  numPassedTests: number;
  numFailedTests: number;
  numRuntimeErrorTestSuites: number;
}

const bin = (name: string) => `node_modules/${name}`;

const checks: { name: string; args: string[] }[] = [
  { name: '格式 format', args: [bin('prettier/bin/prettier.cjs'), '--check', '.', '--log-level', 'warn'] },
  { name: '规范 lint', args: [bin('eslint/bin/eslint.js'), '.', '--max-warnings', '0'] },
  { name: '类型 types', args: [bin('typescript/bin/tsc'), '-p', 'tsconfig.json'] },
  { name: '控制台类型 types of the console', args: [bin('typescript/bin/tsc'), '-p', 'admin/tsconfig.json'] },
  {
    name: '分层 layers',
    args: [bin('dependency-cruiser/bin/dependency-cruise.mjs'), '.', '--output-type', 'err-long'],
  },
  { name: '无用代码 unused code', args: [bin('knip/bin/knip.js'), '--no-progress'] },
];

const began = Date.now();
const say = (line: string) => console.log(`[${((Date.now() - began) / 1_000).toFixed(0).padStart(4)} s] ${line}`);

async function succeeds(args: string[], env = childEnvironment()): Promise<boolean> {
  const running = start(process.execPath, args, { stdio: 'inherit', detached: false, env });
  return (await running.ended) === 'ended with code 0';
}

async function check(): Promise<{ passed: number; failed: number }> {
  const tally = { passed: 0, failed: 0 };
  for (const { name, args } of checks) {
    const isGood = await succeeds(args);
    tally[isGood ? 'passed' : 'failed']++;
    say(`${isGood ? '通过 passed' : '失败 FAILED'}  ${name}`);
  }
  return tally;
}

/** The browser's path; undefined, with the reason said, when there is none, and then the browser tests fail. */
async function browser(): Promise<string | undefined> {
  const { chromePath, searchPath } = readConfig();
  try {
    return await findChromium(chromePath, searchPath, say);
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

async function jest(chromePath: string | undefined): Promise<{ passed: number; failed: number }> {
  const output = path.join(tmpdir(), `yihao-jest-${process.pid}.json`);
  const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const args = [...flags, bin('jest/bin/jest.js'), '--maxWorkers=2', '--forceExit', '--json', `--outputFile=${output}`];
  const env = childEnvironment({ ...(chromePath !== undefined && { CHROME_PATH: chromePath }), NODE_ENV: 'test' });
  const isGood = await succeeds([...args, '--silent', ...process.argv.slice(2)], env);
  if (!existsSync(output)) return { passed: 0, failed: 1 };
  const results = JSON.parse(readFileSync(output, 'utf8')) as JestResults;
  rmSync(output);
  const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
  return { passed: results.numPassedTests, failed: isGood ? failed : Math.max(failed, 1) };
}

const finding = browser();
const tallies = [await check(), await jest(await finding)];
const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0);
const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0);
say('完成 done');
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
