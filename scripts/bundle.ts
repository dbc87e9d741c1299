import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { hashOf, isBuiltFrom } from './sources.ts';

const bundle = path.resolve('dist/workflows.js');
const stamp = 'dist/.workflows';

/** Bundles the workflows unless they were bundled from these very sources; answers where. The worker then needs no bundler in memory. */
export async function bundleWorkflows(): Promise<string> {
  const hash = hashOf(['workflows', 'domain']);
  if (isBuiltFrom(stamp, hash)) return bundle;
  await promisify(execFile)(process.execPath, ['--import', 'tsx', 'scripts/bundle.ts', '--now']);
  writeFileSync(stamp, hash);
  return bundle;
}

if (process.argv.includes('--now')) {
  const { bundleWorkflowCode } = await import('@temporalio/worker');
  const { code } = await bundleWorkflowCode({ workflowsPath: path.resolve('workflows/index.ts') });
  mkdirSync('dist', { recursive: true });
  writeFileSync(bundle, code);
}
