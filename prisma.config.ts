import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'prisma/config';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const hasNativeEngine = () => {
  try {
    return readdirSync(at('./node_modules/@prisma/engines/')).some((name) => name.startsWith('schema-engine-'));
  } catch {
    return false;
  }
};

// Behind a firewall the engine cannot be downloaded; the same engine as WebAssembly stands in for it.
if (!hasNativeEngine()) process.env['PRISMA_SCHEMA_ENGINE_BINARY'] ??= at('./tools/schema-engine.mjs');

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations', seed: 'tsx prisma/seed/main.ts' },
  datasource: { url: process.env['DATABASE_URL'] ?? 'postgresql://127.0.0.1:5432/yihao' },
});
