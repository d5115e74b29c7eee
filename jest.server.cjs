/** Jest settings of everything that runs on Node: SWC with Nest's decorator metadata, aliases of tsconfig.base.json. */
const { paths } = require('./tsconfig.base.json').compilerOptions;

// NestJS, nodemailer, imapflow and others are ES modules only; Jest loads them through node:vm.
if (require('node:vm').SourceTextModule === undefined) {
  throw new Error(
    'Run these tests with `npm test -- --only <project>` (they need NODE_OPTIONS=--experimental-vm-modules).',
  );
}

const moduleNameMapper = Object.fromEntries(
  Object.entries(paths).map(([alias, [file]]) => [`^${alias}$`, `${__dirname}/${file.slice(2)}`]),
);

module.exports = (displayName) => ({
  displayName,
  testEnvironment: `${__dirname}/tools/jest/one-context-environment.cjs`,
  runtime: `${__dirname}/tools/jest/shared-packages.cjs`,
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        swcrc: false,
        jsc: {
          target: 'es2024',
          keepClassNames: true,
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  moduleNameMapper,
});
