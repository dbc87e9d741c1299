import { tsImport } from 'tsx/esm/api';
import { ensure } from './servers.mjs';

export default async () => {
  await ensure({ postgres: 'TEST_DATABASE_URL' });
  const { prepareTemplate } = await tsImport('./template.ts', import.meta.url);
  process.env.TEST_TEMPLATE = await prepareTemplate(process.env.TEST_DATABASE_URL);
};
