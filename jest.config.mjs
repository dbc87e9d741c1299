const swc = {
  jsc: {
    parser: { syntax: 'typescript', tsx: true },
    target: 'es2023',
    transform: { react: { runtime: 'automatic' } },
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
};

/** One project per what its tests need running; a project's servers start only when one of its tests is chosen. */
const project = (displayName, folders, more = {}) => ({
  displayName,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  testMatch: folders.map((folder) => `<rootDir>/test/${folder}/**/*.test.{ts,tsx}`),
  moduleNameMapper: { '\\.css$': '<rootDir>/test/support/empty.ts' },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
  transform: { '^.+\\.tsx?$': ['@swc/jest', swc] },
  ...more,
});

export default {
  testTimeout: 60_000,
  projects: [
    project('rules', ['domain', 'admin', 'scripts', 'seed']),
    project('database', ['store', 'api', 'prisma'], {
      globalSetup: '<rootDir>/test/support/database.setup.mjs',
      globalTeardown: '<rootDir>/test/support/teardown.mjs',
    }),
    project('engine', ['engine', 'workflows', 'activities', 'e2e', 'chaos'], {
      globalSetup: '<rootDir>/test/support/engine.setup.mjs',
      globalTeardown: '<rootDir>/test/support/teardown.mjs',
    }),
  ],
};
