#!/usr/bin/env node
// Stand-in for Prisma's native `schema-engine` where that cannot be downloaded: the same JSON-RPC 2.0 over stdio,
// backed by the WebAssembly build of the same engine commit, which is on npm.
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import pg from 'pg';
import { parse as parseConnectionString } from 'pg-connection-string';

const require = createRequire(import.meta.url);
const engineFolder = path.dirname(require.resolve('@prisma/schema-engine-wasm'));
const argv = process.argv.slice(2);
const option = (name) => (argv.includes(name) ? argv[argv.indexOf(name) + 1] : undefined);
const datasource = JSON.parse(option('--datasource') ?? '{}');
const datamodelPaths = argv.flatMap((arg, i) => (arg === '--datamodels' ? [argv[i + 1]] : []));

const log = (level, message, extra = {}) => {
  const line = { timestamp: new Date().toISOString(), level, fields: { message, ...extra } };
  process.stderr.write(JSON.stringify({ ...line, target: 'schema_engine::logger' }) + '\n');
};

const PRISMA_PARAMETERS = [
  'schema',
  'connection_limit',
  'pool_timeout',
  'connect_timeout',
  'pgbouncer',
  'statement_cache_size',
  'socket_timeout',
];

/** Never yields a connectionString: it would win over { database }, and the shadow database would be the real one. */
const parse = (url) => {
  const parsed = new URL(url);
  const schema = parsed.searchParams.get('schema') ?? undefined;
  for (const name of PRISMA_PARAMETERS) parsed.searchParams.delete(name);
  const { host, port, user, password, database, ssl, application_name, options } = parseConnectionString(parsed.href);
  const searchPath = schema ? `-c search_path=${schema.replaceAll(/[\\ ]/g, '\\$&')}` : undefined;
  const given = {
    host,
    port: port ? Number(port) : 5432,
    user,
    password,
    database,
    ssl,
    application_name,
    options: [options, searchPath].filter(Boolean).join(' ') || undefined,
  };
  const config = Object.fromEntries(Object.entries(given).filter(([, value]) => value != null));
  return { config, schema, database };
};

const once = async (config, sql) => {
  const client = new pg.Client(config);
  await client.connect();
  try {
    if (sql) await client.query(sql);
  } finally {
    await client.end();
  }
};

// "char", name, name[], regtype and their like, mapped to types the adapter knows.
const CATALOGUE_TYPES = new Map([
  [18, 1042],
  [19, 25],
  [1003, 1009],
  [2205, 25],
  [2206, 25],
  [24, 25],
  [194, 25],
  [2202, 25],
]);
const CHAR = 18;

/** Adds what a migration needs and the adapter lacks: whole scripts (it splits on ';') and catalogue types. */
const complete = (connection) => {
  connection.executeScript = async (sql) => {
    try {
      await connection.underlyingDriver().query(sql);
    } catch (error) {
      connection.onError(error);
    }
  };
  const charColumns = new WeakMap();
  const performIO = connection.performIO.bind(connection);
  connection.performIO = async (query) => {
    const all = await performIO(query);
    const result = Array.isArray(all) ? all.at(-1) : all;
    charColumns.set(
      query,
      result.fields.flatMap((field, i) => (field.dataTypeID === CHAR ? [i] : [])),
    );
    for (const field of result.fields) field.dataTypeID = CATALOGUE_TYPES.get(field.dataTypeID) ?? field.dataTypeID;
    return result;
  };
  const queryRaw = connection.queryRaw.bind(connection);
  connection.queryRaw = async (query) => {
    const result = await queryRaw(query);
    for (const i of charColumns.get(query) ?? []) result.columnTypes[i] = ColumnTypeEnum.Character;
    return result;
  };
  return connection;
};

// The engine never disposes a shadow connection, so they are dropped after every call.
const shadows = [];
const dropShadows = async () => {
  for (const drop of shadows.splice(0)) await drop().catch((error) => log('WARN', error.message));
};

const connect = async (config, schema) =>
  complete(await new PrismaPg({ ...config, max: 1, idleTimeoutMillis: 0 }, { schema }).connect());

class Factory extends PrismaPg {
  constructor(source, shadowUrl) {
    super({ ...source.config, max: 1, idleTimeoutMillis: 0 }, { schema: source.schema });
    this.source = source;
    this.shadowUrl = shadowUrl;
  }

  async connect() {
    return complete(await super.connect());
  }

  async connectToShadowDb() {
    const { config, schema } = this.source;
    if (this.shadowUrl) {
      const shadow = parse(this.shadowUrl);
      return connect(shadow.config, shadow.schema);
    }
    const database = `prisma_migrate_shadow_db_${randomUUID()}`;
    await once(config, `CREATE DATABASE "${database}"`);
    const connection = await connect({ ...config, database }, schema);
    connection.underlyingDriver().on('error', (error) => log('WARN', error.message));
    shadows.push(async () => {
      await connection.underlyingDriver().end();
      await once(config, `DROP DATABASE IF EXISTS "${database}" WITH (FORCE)`);
    });
    return connection;
  }
}

const quote = (name) => '"' + name.replaceAll('"', '""') + '"';

const administer = async (command, source) => {
  const maintenance = { ...source.config, database: 'postgres' };
  if (command === 'can-connect-to-database') return once(source.config);
  if (command === 'create-database') return once(maintenance, `CREATE DATABASE ${quote(source.database)}`);
  if (command === 'drop-database') {
    return once(maintenance, `DROP DATABASE IF EXISTS ${quote(source.database)} WITH (FORCE)`);
  }
  throw new Error(`unknown command ${command}`);
};

const cli = async (command) => {
  const source = parse(datasource.url);
  process.stderr.write('\n');
  try {
    await administer(command, source);
    process.exit(0);
  } catch (error) {
    const known = {
      '3D000': ['P1003', `Database \`${source.database}\` does not exist`],
      '28P01': ['P1000', 'Authentication failed'],
      ECONNREFUSED: ['P1001', "Can't reach database server"],
      '42P04': ['P1009', `Database \`${source.database}\` already exists`],
    };
    const [code, message] = known[error.code] ?? ['P1010', error.message];
    log('ERROR', message, { error_code: code, is_panic: false });
    process.exit(1);
  }
};

if (argv.includes('--version')) {
  const manifest = JSON.parse(await readFile(path.join(engineFolder, 'package.json'), 'utf8'));
  console.log(`schema-engine-wasm ${manifest.version}`);
  process.exit(0);
}
if (argv.includes('cli')) await cli(argv[argv.indexOf('cli') + 1]);

const loadEngine = async () => {
  globalThis.PRISMA_WASM_PANIC_REGISTRY = {
    message: '',
    set_message(message) {
      this.message = message;
    },
  };
  const glue = await import(pathToFileURL(path.join(engineFolder, 'schema_engine_bg.js')).href);
  const wasm = await readFile(path.join(engineFolder, 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': glue });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  const read = async (file) => [file, await readFile(file, 'utf8')];
  const datamodels = datamodelPaths.length > 0 ? await Promise.all(datamodelPaths.map(read)) : undefined;
  const source = parse(datasource.url ?? 'postgresql://127.0.0.1:1/none');
  const factory = bindMigrationAwareSqlAdapterFactory(new Factory(source, datasource.shadowDatabaseUrl));
  const engine = await glue.SchemaEngine.new({ datamodels }, () => undefined, factory);
  return { engine, errors: factory.errorRegistry };
};
let loaded;

const send = (message) => process.stdout.write(JSON.stringify({ jsonrpc: '2.0', ...message }) + '\n');
let printId = 1_000_000;

const call = async (method, params) => {
  const { engine } = await (loaded ??= loadEngine());
  if (method === 'getDatabaseVersion') return engine.version(params);
  if (method === 'diff') {
    const result = await engine.diff(params);
    if (result.stdout) send({ id: printId++, method: 'print', params: { content: result.stdout } });
    return { exitCode: result.exitCode, stdout: null };
  }
  if (typeof engine[method] !== 'function') {
    throw new Error(`method ${method} is not available in the WebAssembly schema engine`);
  }
  return (await engine[method](params)) ?? {};
};

/** Finds the database's own error behind the engine's number for it, and the code inside an error that is JSON. */
const explain = async (error) => {
  const external = /^External error id#(\d+)/.exec(error.message ?? '');
  const cause = external ? (await loaded)?.errors?.consumeError(Number(external[1]))?.error : undefined;
  const shown = cause ?? error;
  let known = {};
  if (/^\{/.test(shown.message ?? '')) known = JSON.parse(shown.message);
  return {
    is_panic: false,
    message: known.message ?? shown.message ?? String(shown),
    error_code: shown.code ?? known.error_code,
    meta: shown.meta ?? known.meta,
  };
};

const handle = async ({ id, method, params }) => {
  if (method === undefined) return; // the answer to our own print
  try {
    const result = await call(method, params);
    await dropShadows();
    send({ id, result });
  } catch (error) {
    await dropShadows();
    const message = 'An error happened. Check the data field for details.';
    send({ id, error: { code: 4466, message, data: await explain(error) } });
  }
};

// A Rust panic surfaces as WebAssembly 'unreachable'.
process.on('uncaughtException', (error) => {
  log('ERROR', globalThis.PRISMA_WASM_PANIC_REGISTRY?.message || error.stack, { is_panic: true });
  process.exit(101);
});

let queue = Promise.resolve();
createInterface({ input: process.stdin, crlfDelay: Infinity })
  .on('line', (line) => {
    if (line.trim()) queue = queue.then(() => handle(JSON.parse(line)));
  })
  .on('close', () => queue.then(() => process.exit(0)));
