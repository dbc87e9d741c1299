const swc = {
  jsc: {
    parser: { syntax: 'typescript', tsx: true },
    target: 'es2023',
    transform: { react: { runtime: 'automatic' } },
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
};

const folder = (name) => `<rootDir>/test/${name}/`;
const onDatabase = ['store', 'api', 'prisma'].map(folder);
const onEngine = ['engine', 'workflows', 'activities', 'e2e', 'chaos'].map(folder);

const project = (displayName, folders, more) => ({
  displayName,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  testMatch: folders.map((start) => `${start}**/*.test.{ts,tsx}`),
  moduleNameMapper: { '\\.css$': '<rootDir>/test/support/empty.ts' },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
  transform: { '^.+\\.tsx?$': ['@swc/jest', swc] },
  ...more,
});

const servers = (name) => ({
  globalSetup: `<rootDir>/test/support/${name}.setup.mjs`,
  globalTeardown: '<rootDir>/test/support/teardown.mjs',
});

// One project per what its tests need running: a project's servers start only when one of its tests is chosen.
export default {
  testTimeout: 60_000,
  projects: [
    project('rules', ['<rootDir>/test/'], { testPathIgnorePatterns: ['/node_modules/', ...onDatabase, ...onEngine] }),
    project('database', onDatabase, servers('database')),
    project('engine', onEngine, servers('engine')),
  ],
};
