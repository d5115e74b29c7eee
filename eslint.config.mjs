import eslint from '@eslint/js';
import nx from '@nx/eslint-plugin';
import angular from 'angular-eslint';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';
import { featureScopes, moduleBoundaries } from './tools/eslint/boundaries.mjs';
import { restrictedImports, restrictedSyntax, roomNames } from './tools/eslint/restrictions.mjs';
import { routePermission } from './tools/eslint/route-permission.mjs';

const TESTS = ['**/*.spec.ts', '**/src/testing/**/*.ts', 'apps/e2e/**/*.ts', '**/test-setup.ts'];
const ANGULAR = ['apps/console', 'apps/portal', 'libs/ui'];
const angularFiles = (pattern) => ANGULAR.map((folder) => `${folder}/${pattern}`);

const budgets = {
  'max-lines': ['error', { max: 400 }],
  'max-lines-per-function': ['error', { max: 60, skipComments: true }],
  'max-depth': ['error', 4],
  complexity: ['error', 15],
};

const typescript = {
  files: ['**/*.ts'],
  extends: [eslint.configs.recommended, tseslint.configs.strictTypeChecked],
  languageOptions: {
    parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
  },
  plugins: { '@nx': nx, vigie: { rules: { 'route-permission': routePermission } } },
  rules: {
    ...budgets,
    eqeqeq: ['error', 'always'],
    'no-console': 'error',
    // French typography wants its no-break spaces.
    'no-irregular-whitespace': ['error', { skipStrings: true, skipTemplates: true, skipRegExps: true }],
    'no-restricted-syntax': restrictedSyntax(),
    'no-restricted-imports': restrictedImports(),
    '@nx/enforce-module-boundaries': moduleBoundaries(),
    'vigie/route-permission': 'error',
    '@typescript-eslint/switch-exhaustiveness-check': 'error',
    '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
    '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowNever: true }],
    '@typescript-eslint/no-unused-vars': [
      'error',
      { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
    ],
    '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
    '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
    '@typescript-eslint/no-unnecessary-type-parameters': 'off',
    // Plain objects stand in for option classes everywhere in Angular's CDK and in TypeORM.
    '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
  },
};

const rooms = roomNames.map((room) => ({
  files: featureScopes.map((feature) => `libs/server/${feature}/src/${room}/**/*.ts`),
  rules: { 'no-restricted-imports': restrictedImports({ room }) },
}));

export default tseslint.config(
  {
    ignores: [
      '**/dist',
      '**/node_modules',
      '.nx',
      '.local',
      '.angular',
      'coverage',
      'tools/boundaries/samples',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  typescript,
  {
    // One program for all of them, as their types are checked: a program for each reads the same files eleven times.
    files: ['libs/server/**/*.ts', 'apps/{api,worker,m365-simulator}/**/*.ts'],
    languageOptions: { parserOptions: { projectService: false, project: 'tsconfig.server.json' } },
  },
  {
    files: ['libs/rules/**/*.ts'],
    rules: {
      'max-lines-per-function': ['error', { max: 40, skipComments: true }],
      'no-restricted-imports': restrictedImports({ pure: 'rules' }),
    },
  },
  {
    files: ['libs/wire/**/*.ts'],
    rules: { 'no-restricted-imports': restrictedImports({ pure: 'wire' }) },
  },
  {
    files: ['libs/server/**/*.ts'],
    rules: { 'no-restricted-syntax': restrictedSyntax({ server: true }) },
  },
  {
    files: ['libs/server/**/*.row.ts'],
    rules: { 'no-restricted-syntax': restrictedSyntax({ server: true, allow: ['entityPlace'] }) },
  },
  {
    files: ['libs/server/platform/src/config/**/*.ts'],
    rules: {
      'no-restricted-syntax': restrictedSyntax({ server: true, allow: ['environment'] }),
      'no-restricted-imports': restrictedImports({ allow: ['environment'] }),
    },
  },
  {
    // The entry hands the environment to the one function that reads it.
    files: ['apps/*/src/{main,cli}.ts'],
    rules: { 'no-restricted-syntax': restrictedSyntax({ allow: ['environment'] }) },
  },
  ...rooms,
  {
    files: ['tools/**/*.ts', 'apps/e2e/**/*.ts'],
    rules: {
      'no-console': 'off',
      'no-restricted-syntax': restrictedSyntax({ allow: ['environment'] }),
      '@nx/enforce-module-boundaries': moduleBoundaries({ allow: ['../../../tools/services.ts'] }),
    },
  },
  {
    // Texts and migrations are lists: they are as long as what they list.
    files: ['**/texts*.ts', '**/*.texts.ts', '**/migrations/**/*.ts', '**/*.data.ts'],
    rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' },
  },

  {
    files: angularFiles('**/*.ts'),
    extends: [angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: { '@angular-eslint/prefer-signals': 'error' },
  },
  {
    files: angularFiles('**/*.html'),
    ignores: ['**/index.html'],
    extends: [angular.configs.templateRecommended, angular.configs.templateAccessibility],
    rules: {
      '@angular-eslint/template/prefer-control-flow': 'error',
      '@angular-eslint/template/button-has-type': 'error',
    },
  },

  {
    files: TESTS,
    rules: {
      'max-lines': ['error', { max: 600 }],
      'max-lines-per-function': 'off',
      'no-restricted-imports': 'off',
      'no-restricted-syntax': restrictedSyntax({ allow: ['environment'] }),
      '@typescript-eslint/no-non-null-assertion': 'off',
      // The body of an HTTP answer has no type until the test has looked at it.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },

  {
    files: ['**/*.{js,cjs,mjs}'],
    extends: [eslint.configs.recommended],
    languageOptions: {
      globals: Object.fromEntries(
        ['process', 'console', 'module', 'require', '__dirname', 'setInterval', 'clearInterval'].map(
          (name) => [name, false],
        ),
      ),
    },
  },
  prettier,
);
