import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { childEnvironment, readConfig, type Config } from '../config.ts';
import { bundleWorkflows } from './bundle.ts';
import { buildConsole } from './console.ts';
import { demoPhoneToken, keyFile } from './keys.ts';
import { migrate } from './migrate.ts';
import { takeOver, watchParent } from './onlyOne.ts';
import { startPostgres } from './postgres.ts';
import { forget, isPortFree, recall, start, standBack, type Running } from './processes.ts';
import { keepAlive, lastLines, startProgram, type Part } from './supervise.ts';
import { startTemporal, temporalPorts } from './temporal.ts';
import { findTemporal } from './temporalProgram.ts';

const isEmbedded = readConfig().databaseUrl === undefined;
const config = readConfig(isEmbedded ? { DEMO: 'true', ...childEnvironment() } : childEnvironment());
const { dataDir, port, host } = config;
const isDev = process.argv.includes('--dev');
const began = Date.now();
const parts: Part[] = [];
const stopOrder = ['seed', 'vite', 'api', 'worker', 'Temporal', 'PostgreSQL'];
let isStopping = false;

const say = (line: string) => console.log(`[${((Date.now() - began) / 1_000).toFixed(1).padStart(5)} s] ${line}`);
const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

async function keep(name: string, launch: Parameters<typeof keepAlive>[1]): Promise<void> {
  if (isStopping) return;
  const part = keepAlive(name, launch, say);
  parts.push({ name, stop: () => part.then((it) => it.stop()).catch(() => undefined) });
  await part;
}

async function stopAll(): Promise<never> {
  if (isStopping) process.exit(1);
  isStopping = true;
  say('正在停止 stopping (again to stop at once) …');
  for (const part of parts.toSorted((a, b) => stopOrder.indexOf(a.name) - stopOrder.indexOf(b.name))) {
    await part.stop();
    say(`${part.name} 已停止 stopped`);
  }
  if (recall(dataDir, 'start').running?.pid === process.pid) forget(dataDir, 'start');
  process.exit();
}

async function database(): Promise<string> {
  if (config.databaseUrl !== undefined) return config.databaseUrl;
  let url = '';
  await keep('PostgreSQL', async () => {
    const postgres = await startPostgres({ dataDir });
    url = postgres.url;
    return postgres;
  });
  say('数据库 PostgreSQL 已启动 is up');
  return url;
}

/** The engine's address at once; `ready` settles with whether the engine is up. */
async function engine(): Promise<{ address: string; uiUrl?: string; ready: Promise<boolean> }> {
  const { temporalAddress, temporalCli, searchPath } = config;
  if (temporalAddress !== undefined) return { address: temporalAddress, ready: Promise.resolve(true) };
  const ports = await temporalPorts(dataDir);
  const launch = async () => {
    const program = await findTemporal(temporalCli, searchPath, say);
    await keep('Temporal', () => startTemporal(dataDir, program, ports));
    say('流程引擎 Temporal 已启动 is up');
    return true;
  };
  const ready = launch().catch((error: unknown) => {
    say(
      `${messageOf(error)}\n  工单照常受理，计时与通知待引擎恢复 Cases are accepted all the same; the engine catches up later.`,
    );
    return false;
  });
  return { address: `127.0.0.1:${ports.port}`, uiUrl: `http://127.0.0.1:${ports.uiPort}`, ready };
}

async function seed(env: NodeJS.ProcessEnv): Promise<void> {
  const accounts = path.join(dataDir, 'demo-accounts.json');
  if (!env['DEMO'] || existsSync(accounts)) return;
  say('写入演示数据 seeding the demo league …');
  const seeding = start(process.execPath, ['--import', 'tsx', 'prisma/seed/main.ts'], { env, stdio: 'inherit' });
  parts.push({ name: 'seed', stop: () => seeding.stop() });
  const words = await seeding.ended;
  parts.splice(
    parts.findIndex(({ name }) => name === 'seed'),
    1,
  );
  if (words !== 'ended with code 0') throw new Error(`the seed ${words}`);
}

async function pages(): Promise<void> {
  if (isDev) {
    const env = childEnvironment({ API_URL: `http://127.0.0.1:${port}` });
    await keep('vite', () => startProgram('vite', ['node_modules/vite/bin/vite.js', 'admin'], env, dataDir));
  } else if (await buildConsole()) say('控制台 the console is built');
}

async function untilReady(url: string): Promise<boolean> {
  for (const until = Date.now() + 60_000; Date.now() < until;) {
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    if (answer?.ok) return true;
    await sleep(100);
  }
  return false;
}

const services = (env: NodeJS.ProcessEnv) => {
  const args = isDev ? ['node_modules/tsx/dist/cli.mjs', 'watch', '--clear-screen=false'] : ['--import', 'tsx'];
  return (name: string, entry: string, after = (running: Running) => running) =>
    keep(name, () => after(startProgram(name, [...args, entry], env, dataDir)));
};

const environmentOf = (
  databaseUrl: string,
  [temporalAddress, uiUrl]: readonly [string, string | undefined],
  settings: Config,
): NodeJS.ProcessEnv =>
  childEnvironment({
    NODE_ENV: isDev ? 'development' : 'production',
    DATABASE_URL: databaseUrl,
    TEMPORAL_ADDRESS: temporalAddress,
    ...(uiUrl !== undefined && { TEMPORAL_UI_URL: uiUrl }),
    DATA_DIR: dataDir,
    HOST: host,
    PORT: String(port),
    DEMO: settings.demo ? 'true' : '',
    ...(settings.keys === undefined && { YIHAO_KEYS: keyFile(dataDir) }),
    ...(settings.demo && settings.phoneToken === undefined && { PHONE_TOKEN: demoPhoneToken(dataDir) }),
  });

async function main(): Promise<void> {
  mkdirSync(dataDir, { recursive: true });
  await takeOver(dataDir, say);
  if (!(await isPortFree(host, port))) {
    throw new Error(`端口 ${port} 已被占用 The port is in use. Another one: PORT=${port + 1} npm start`);
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stopAll());
  watchParent(() => void stopAll());
  const { address, uiUrl, ready } = await engine();
  const databaseUrl = await database();
  for (const name of await migrate(databaseUrl)) say(`数据库结构 migration ${name}`);
  const env = environmentOf(databaseUrl, [address, uiUrl], config);
  const [workflowBundle] = await Promise.all([isDev ? '' : bundleWorkflows(), seed(env), pages()]);
  env['WORKFLOW_BUNDLE'] = workflowBundle;
  const service = services(env);
  await service('api', 'api/main.ts');
  void ready.then((isUp) => (isUp ? service('worker', 'activities/main.ts', standBack) : undefined));
  const url = `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`;
  if (!(await untilReady(url)))
    throw new Error(`the API does not answer:\n${lastLines(path.join(dataDir, 'api.log'))}`);
  say(`一号 Yihao 已就绪 is ready\n`);
  console.log(`  地址 address        ${isDev ? 'http://127.0.0.1:5173' : url}`);
  if (config.demo) console.log(`  演示账号 accounts   ${path.relative('.', path.join(dataDir, 'demo-accounts.json'))}`);
  if (uiUrl !== undefined) console.log(`  流程引擎 Temporal   ${uiUrl}`);
  console.log('  停止 stop           Ctrl-C\n');
}

main().catch(async (error: unknown) => {
  if (isStopping) return;
  console.error(`启动失败 the start failed: ${messageOf(error)}`);
  process.exitCode = 1;
  await stopAll();
});
