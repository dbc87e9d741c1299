import { defineConfig } from 'eslint/config';
import prettier from 'eslint-config-prettier';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const noEnvironment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'config.ts is the one reader of the environment.',
};
const noClock = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'The instant is a parameter.' },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'The instant is a parameter.',
  },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'Chance is a parameter.',
  },
];
const outsideTheSandbox = [
  { group: ['node:*', '**/prisma/**', '@prisma/*', 'pg', 'express'], message: 'A workflow does no input or output.' },
  { group: ['**/api/**', '**/store/**'], message: 'A workflow reaches the world through activities only.' },
  { group: ['**/activities/**'], message: 'Import the type of the activities only.', allowTypeImports: true },
];

export default defineConfig(
  { ignores: ['dist/', '.data/', 'coverage/', 'prisma/generated/', 'node_modules/'] },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { project: ['./tsconfig.json', './admin/tsconfig.json'], tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      complexity: ['error', { max: 10, variant: 'modified' }],
      eqeqeq: 'error',
      'max-lines': ['error', 250],
      'max-lines-per-function': ['error', 50],
      'no-restricted-syntax': ['error', noEnvironment],
    },
  },
  {
    files: ['domain/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', noEnvironment, ...noClock] },
  },
  {
    files: ['domain/case/decide.ts', 'domain/case/evolve.ts'],
    rules: { complexity: 'off', 'max-lines-per-function': 'off' },
  },
  {
    files: ['workflows/**/*.ts'],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: outsideTheSandbox }] },
  },
  {
    files: ['admin/**/*.{ts,tsx}', 'portal/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: reactHooks.configs.recommended.rules,
  },
  {
    files: ['test/**/*.{ts,tsx}'],
    rules: { complexity: 'off', 'max-lines-per-function': 'off', '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['config.ts', 'prisma.config.ts', '**/vite.config.ts', 'test/support/**/*.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['**/data/**/*.ts', '**/*.data.ts'],
    rules: { 'max-lines': 'off' },
  },
  prettier,
);
