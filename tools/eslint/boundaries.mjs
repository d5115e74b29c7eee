/**
 * Who may import whom, for @nx/enforce-module-boundaries: one row per scope and one per type, no '*' row.
 * The words are those of the architecture: left imports right, never back.
 */
const below = {
  rules: [],
  wire: ['rules'],
  ui: ['wire', 'rules'],
  console: ['ui', 'wire', 'rules'],
  portal: ['ui', 'wire', 'rules'],
  platform: ['wire', 'rules'],
};
below.directory = ['platform', ...below.platform];
below.contracts = ['directory', ...below.directory];
below.tickets = ['contracts', ...below.contracts];
for (const peer of ['accounts', 'backups', 'compliance', 'billing'])
  below[peer] = ['tickets', ...below.tickets];
below.adapters = ['accounts', 'backups', 'compliance', 'billing', ...below.accounts];
below.api = ['adapters', ...below.adapters];
below.worker = below.api;
below['m365-simulator'] = ['wire', 'rules'];
below.tools = ['wire', 'rules'];
below.e2e = ['tools', 'wire', 'rules'];

const types = {
  rules: ['rules'],
  wire: ['wire', 'rules'],
  ui: ['wire', 'rules'],
  platform: ['wire', 'rules'],
  feature: ['feature', 'platform', 'wire', 'rules'],
  adapter: ['feature', 'platform', 'wire', 'rules'],
  app: ['adapter', 'feature', 'platform', 'ui', 'wire', 'rules'],
  tool: ['wire', 'rules'],
  e2e: ['tool', 'wire', 'rules'],
};

export const scopes = Object.keys(below);
export const kinds = Object.keys(types);

export const browserScopes = ['ui', 'console', 'portal'];
export const featureScopes = [
  'directory',
  'contracts',
  'tickets',
  'accounts',
  'backups',
  'compliance',
  'billing',
];
export const serverScopes = ['platform', ...featureScopes, 'adapters', 'api', 'worker'];

const serverPackages = [
  '@nestjs/*',
  'typeorm',
  'bullmq',
  'ioredis',
  'mysql2',
  'express',
  'pino',
  'pino-http',
  'imapflow',
  'nodemailer',
  'mailparser',
  'reflect-metadata',
];
const browserPackages = ['@angular/*', 'angular-eslint'];
/** Packages that speak to somebody outside: only the adapters know them. */
export const vendorPackages = [
  'imapflow',
  'nodemailer',
  'mailparser',
  'smtp-server',
  'request-filtering-agent',
  'fast-xml-parser',
  'jose',
  '@peculiar/x509',
];

function bannedFor(scope) {
  if (browserScopes.includes(scope)) return serverPackages;
  if (scope === 'adapters') return browserPackages;
  if (serverScopes.includes(scope)) return [...browserPackages, ...vendorPackages];
  return [];
}

const scopeRows = scopes.map((scope) => ({
  sourceTag: `scope:${scope}`,
  onlyDependOnLibsWithTags: [`scope:${scope}`, ...below[scope].map((name) => `scope:${name}`)],
  ...(bannedFor(scope).length > 0 ? { bannedExternalImports: bannedFor(scope) } : {}),
}));

const typeRows = kinds.map((kind) => ({
  sourceTag: `type:${kind}`,
  onlyDependOnLibsWithTags: types[kind].map((name) => `type:${name}`),
}));

export function moduleBoundaries(options = {}) {
  return [
    'error',
    {
      enforceBuildableLibDependency: false,
      // A dynamic import in one place does not forbid the static ones elsewhere: nothing here is a lazy bundle.
      checkDynamicDependenciesExceptions: ['@vigie/**'],
      depConstraints: [...scopeRows, ...typeRows],
      ...options,
    },
  ];
}
