/** What may not be written, and in which folder. Composed here because ESLint replaces these options, never merges them. */

const syntax = {
  environment: {
    selector: "MemberExpression[object.name='process'][property.name='env']",
    message: 'Settings are read once, in libs/server/platform/src/config.',
  },
  bypassSecurity: {
    selector: '[property.name=/^bypassSecurityTrust/], Identifier[name=/^bypassSecurityTrust/]',
    message: "Angular's sanitizer is never bypassed.",
  },
  defaultExport: {
    selector: 'ExportDefaultDeclaration, ExportSpecifier[exported.name="default"]',
    message: 'A named export: the name is the same everywhere.',
  },
  enumeration: {
    selector: 'TSEnumDeclaration',
    message: 'A union of string literals instead of an enum.',
  },
  repositorySave: {
    selector: "CallExpression[callee.property.name='save']",
    message: 'save() checks no version and writes a stale row back: insert(), or updateVersioned().',
  },
  entityPlace: {
    selector: "Decorator[expression.callee.name='Entity']",
    message: 'An entity lives in a file named <name>.row.ts.',
  },
};

const tooMany = (selector, max, what) => ({
  selector: `${selector}[params.length>${max}]`,
  message: `${what}: at most ${max}. Group them in one object.`,
});
const parameters = [
  tooMany('FunctionDeclaration', 5, 'Parameters'),
  tooMany('ArrowFunctionExpression', 5, 'Parameters'),
  tooMany('MethodDefinition[kind!="constructor"] > FunctionExpression', 6, 'Parameters'),
  tooMany('MethodDefinition[kind="constructor"] > FunctionExpression', 7, 'Dependencies of a class'),
];

/** Options of no-restricted-syntax: everything, less what a folder is allowed. */
export function restrictedSyntax({ server = false, allow = [] } = {}) {
  const common = ['environment', 'bypassSecurity', 'defaultExport', 'enumeration'];
  const names = server ? [...common, 'repositorySave', 'entityPlace'] : common;
  return [
    'error',
    ...names.filter((name) => !allow.includes(name)).map((name) => syntax[name]),
    ...parameters,
  ];
}

const imports = {
  environment: {
    regex: '^(node:)?process$',
    message: 'Settings are read once, in libs/server/platform/src/config.',
  },
  testing: {
    regex: '^@vigie/[a-z-]+/testing$|/testing(/|$)',
    message: 'Builders and fakes are for tests only.',
  },
  rulesPure: {
    regex: '^(?!\\.|fraction\\.js$|ibantools$|croner$)',
    message: 'libs/rules is pure: no package but exact fractions, account numbers and cron, no node:*.',
  },
  wirePure: {
    regex: '^(?!\\.|zod$|@vigie/rules$)',
    message: 'libs/wire knows zod and @vigie/rules, nothing else.',
  },
};

/** Rooms of a server feature: what each may not reach. http, jobs -> use-cases, queries -> store, ports -> rules. */
const rooms = {
  http: ['store', 'ports', 'jobs'],
  jobs: ['store', 'ports', 'http'],
  'use-cases': ['http', 'jobs'],
  queries: ['http', 'jobs', 'use-cases', 'ports'],
  store: ['http', 'jobs', 'use-cases', 'queries', 'ports'],
  ports: ['http', 'jobs', 'use-cases', 'queries', 'store'],
};
export const roomNames = Object.keys(rooms);
const roomsOfEntities = ['store', 'queries'];

function roomPatterns(room) {
  const patterns = [
    {
      regex: `^\\.{1,2}/(.*/)?(${rooms[room].join('|')})(/|$)`,
      message: `${room} does not reach ${rooms[room].join(', ')}: http, jobs -> use-cases, queries -> store, ports -> rules.`,
    },
  ];
  if (!roomsOfEntities.includes(room)) {
    patterns.push(
      { regex: '\\.row$', message: 'Entities never leave store and queries.' },
      { regex: '^typeorm($|/)', message: 'The database is the business of store and queries.' },
    );
  }
  return patterns;
}

/** Options of no-restricted-imports for a folder. */
export function restrictedImports({ room, pure, allow = [] } = {}) {
  const patterns = [imports.environment, imports.testing];
  if (pure !== undefined) patterns.push(pure === 'rules' ? imports.rulesPure : imports.wirePure);
  if (room !== undefined) patterns.push(...roomPatterns(room));
  const kept = patterns.filter((pattern) => !allow.some((name) => imports[name] === pattern));
  return ['error', { patterns: kept }];
}
