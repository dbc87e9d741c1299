import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const secret = z.base64().transform((text) => Buffer.from(text, 'base64'));
const key = secret.refine((bytes) => bytes.length === 32, 'is not 32 bytes of base64');

/** The keys that seal personal data, find a caller by telephone number, and sign session cookies. */
const Keys = z
  .object({ current: z.string(), keys: z.record(z.string(), key), phoneHash: key, session: z.string().min(32) })
  .refine((ring) => ring.current in ring.keys, 'names a current key that is not among its keys')
  .transform(({ current, keys, phoneHash, session }) => ({
    current,
    byId: new Map(Object.entries(keys)),
    phoneHash,
    session,
  }));

const KeysText = z.string().transform((text, context) => {
  try {
    return JSON.parse(text.trimStart().startsWith('{') ? text : readFileSync(text, 'utf8')) as unknown;
  } catch {
    context.addIssue({ code: 'custom', message: 'is neither JSON nor the path of a readable JSON file' });
    return z.NEVER;
  }
});

const Environment = z.object({
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z
    .string()
    .default('.data')
    .transform((dir) => path.resolve(dir)),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  TEMPORAL_ADDRESS: z
    .string()
    .regex(/^[^\s:]+:\d+$/, 'is not host:port')
    .optional(),
  TEMPORAL_NAMESPACE: z.string().default('default'),
  TEMPORAL_UI_URL: z.url({ protocol: /^https?$/ }).optional(),
  TEMPORAL_CLI: z.string().refine(existsSync, 'names no existing file').optional(),
  DEMO: z.stringbool().default(false),
  YIHAO_KEYS: KeysText.pipe(Keys).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  SMS_URL: z.url({ protocol: /^https?$/ }).optional(),
  SMS_TOKEN: z.string().optional(),
  SCANNER_COMMAND: z.string().optional(),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  METRICS_TOKEN: z.string().min(16).optional(),
  PHONE_TOKEN: z.string().min(16).optional(),
  WORKFLOW_BUNDLE: z.string().refine(existsSync, 'names no existing file').optional(),
  PATH: z.string().default(''),
  CHROME_PATH: z.string().refine(existsSync, 'names no existing file').optional(),
});

const settings = (env: z.infer<typeof Environment>) => ({
  port: env.PORT,
  host: env.HOST,
  dataDir: env.DATA_DIR,
  databaseUrl: env.DATABASE_URL,
  temporalAddress: env.TEMPORAL_ADDRESS,
  temporalNamespace: env.TEMPORAL_NAMESPACE,
  temporalUiUrl: env.TEMPORAL_UI_URL,
  temporalCli: env.TEMPORAL_CLI,
  demo: env.DEMO,
  keys: env.YIHAO_KEYS,
  smtpUrl: env.SMTP_URL,
  smsUrl: env.SMS_URL,
  smsToken: env.SMS_TOKEN,
  scannerCommand: env.SCANNER_COMMAND,
  publicUrl: env.PUBLIC_URL,
  logLevel: env.LOG_LEVEL,
  metricsToken: env.METRICS_TOKEN,
  phoneToken: env.PHONE_TOKEN,
  workflowBundle: env.WORKFLOW_BUNDLE,
  searchPath: env.PATH,
  chromePath: env.CHROME_PATH,
});

export type Config = ReturnType<typeof settings>;

/** What an API or worker process needs: all of Config, with the database, the engine and the keys present. */
export type ServiceConfig = Config & {
  databaseUrl: string;
  temporalAddress: string;
  keys: z.infer<typeof Keys>;
};

type Variables = Record<string, string | undefined>;

/** Reads the environment; an empty variable counts as absent. Throws an Error that names each wrong variable. */
export function readConfig(variables: Variables = process.env): Config {
  const given = Object.entries(variables).filter(([, value]) => value !== undefined && value !== '');
  const parsed = Environment.safeParse(Object.fromEntries(given));
  if (parsed.success) return settings(parsed.data);
  const lines = parsed.error.issues.map(({ path: at, message }) => `${at.join(' ')} ${message}`);
  throw new Error(`The environment is not usable:\n  ${lines.join('\n  ')}`);
}

/** Reads the environment of an API or worker process. Throws an Error that names what is missing. */
export function readServiceConfig(variables: Variables = process.env): ServiceConfig {
  const config = readConfig(variables);
  const { databaseUrl, temporalAddress, keys } = config;
  if (databaseUrl === undefined) throw new Error('DATABASE_URL is missing.');
  if (temporalAddress === undefined) throw new Error('TEMPORAL_ADDRESS is missing.');
  if (keys === undefined) throw new Error('YIHAO_KEYS is missing: JSON, or the path of a JSON file.');
  return { ...config, databaseUrl, temporalAddress, keys };
}

/** The environment for a child process: this one's, with `more` on top. */
export const childEnvironment = (more: Variables = {}): NodeJS.ProcessEnv => ({ ...process.env, ...more });
