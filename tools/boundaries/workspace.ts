import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A workspace with the real lint settings and one empty project per known scope, where samples can be laid. */
export interface SampleWorkspace {
  root: string;
  /** Lints everything once; messages by file. */
  lint(): Map<string, Finding[]>;
  remove(): void;
}

export interface Finding {
  rule: string;
  line: number;
  message: string;
}

interface Project {
  scope: string;
  kind: string;
  folder: string;
}

const SHARED = [
  'eslint.config.mjs',
  'nx.json',
  'package.json',
  'package-lock.json',
  'tsconfig.server.json',
  'tools/eslint',
];
const FEATURES = ['directory', 'contracts', 'tickets', 'accounts', 'backups', 'compliance', 'billing'];
const APPS = ['api', 'worker', 'console', 'portal', 'm365-simulator'];
const EXTRA_FILES = [
  'http/tickets.controller',
  'jobs/sla-due.job',
  'use-cases/open-ticket',
  'queries/list-tickets',
  'store/tickets.store',
  'store/ticket.row',
  'ports/mailbox',
].map((name) => `libs/server/tickets/src/${name}.ts`);

export const projects: Project[] = [
  { scope: 'rules', kind: 'rules', folder: 'libs/rules' },
  { scope: 'wire', kind: 'wire', folder: 'libs/wire' },
  { scope: 'ui', kind: 'ui', folder: 'libs/ui' },
  { scope: 'platform', kind: 'platform', folder: 'libs/server/platform' },
  ...FEATURES.map((scope) => ({ scope, kind: 'feature', folder: `libs/server/${scope}` })),
  { scope: 'adapters', kind: 'adapter', folder: 'libs/server/adapters' },
  ...APPS.map((scope) => ({ scope, kind: 'app', folder: `apps/${scope}` })),
  { scope: 'e2e', kind: 'e2e', folder: 'apps/e2e' },
  { scope: 'tools', kind: 'tool', folder: 'tools' },
];

const MARKER = 'export const marker = 1;\n';
const PLATFORM = `${MARKER}const nothing = () => undefined;
export const Allow = (permission: string): MethodDecorator => (permission === '' ? nothing : nothing);
export const Public = (): MethodDecorator => nothing;
`;

export function sourceFolder(project: Project): string {
  return project.scope === 'tools' ? project.folder : `${project.folder}/src`;
}

export function makeSampleWorkspace(repository: string): SampleWorkspace {
  const root = mkdtempSync(join(tmpdir(), 'vigie-lint-'));
  for (const name of SHARED) cpSync(join(repository, name), join(root, name), { recursive: true });
  symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'));
  for (const project of projects) layProject(root, project);
  for (const file of EXTRA_FILES) write(join(root, file), MARKER);
  write(join(root, 'libs/server/platform/src/testing/index.ts'), MARKER);
  write(join(root, 'tools/services.ts'), MARKER);
  writeTsconfig(repository, root);
  // The graph is taken of the legal workspace: the samples lie in it afterwards, as a careless change would.
  command(root, 'nx', ['show', 'projects', '--json']);
  return {
    root,
    lint: () => lint(root),
    remove: () => {
      rmSync(root, { recursive: true, force: true });
    },
  };
}

function layProject(root: string, { scope, kind, folder }: Project): void {
  const application = folder.startsWith('apps/');
  const projectFile = {
    name: scope,
    projectType: application ? 'application' : 'library',
    sourceRoot: folder,
    tags: [`scope:${scope}`, `type:${kind}`],
  };
  const up = folder.split('/').map(() => '..');
  const tsconfig = {
    extends: `${up.join('/')}/tsconfig.server.json`,
    compilerOptions: { lib: ['es2024', 'dom'], types: [], allowImportingTsExtensions: true },
    include: ['**/*.ts'],
  };
  write(join(root, folder, 'project.json'), JSON.stringify(projectFile));
  write(join(root, folder, 'tsconfig.json'), JSON.stringify(tsconfig));
  write(
    join(root, sourceFolder({ scope, kind, folder }), 'index.ts'),
    scope === 'platform' ? PLATFORM : MARKER,
  );
}

/** The real options, with an alias for every scope, applications included: a wrong import must resolve to be judged. */
function writeTsconfig(repository: string, root: string): void {
  const real = JSON.parse(readFileSync(join(repository, 'tsconfig.base.json'), 'utf8')) as {
    compilerOptions: { paths: Record<string, string[]> };
  };
  for (const project of projects) {
    real.compilerOptions.paths[`@vigie/${project.scope}`] = [`./${sourceFolder(project)}/index.ts`];
  }
  write(join(root, 'tsconfig.base.json'), JSON.stringify(real));
}

function lint(root: string): Map<string, Finding[]> {
  const output = command(root, 'eslint', ['--format', 'json', 'apps', 'libs', 'tools']);
  const results = JSON.parse(output) as {
    filePath: string;
    messages: { ruleId: string | null; line: number; message: string }[];
  }[];
  return new Map(
    results.map((result) => [
      result.filePath.slice(root.length + 1),
      result.messages.map(({ ruleId, line, message }) => ({ rule: ruleId ?? 'parser', line, message })),
    ]),
  );
}

function command(root: string, name: string, args: string[]): string {
  const kept = Object.entries(process.env).filter(([key]) => !/^(NX_|NODE_OPTIONS|JEST_|npm_)/.test(key));
  const env = { ...Object.fromEntries(kept), NX_DAEMON: 'false', NX_TUI: 'false', FORCE_COLOR: '0' };
  const file = join(root, 'node_modules', '.bin', name);
  const result = spawnSync(file, args, { cwd: root, env, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (result.stdout.trim() === '') throw new Error(`${name} ${args.join(' ')}: ${result.stderr}`);
  if (result.stdout.includes('No cached ProjectGraph'))
    throw new Error('The boundary rule was skipped: no project graph.');
  return result.stdout;
}

export interface Sample {
  name: string;
  file: string;
  rule: string;
  says: string;
}

/** Lays the samples of a folder where their first lines say; the Angular and TypeScript ones alike. */
export function readSamples(folder: string): (Sample & { text: string })[] {
  return globSync('*.{ts,html}', { cwd: folder })
    .toSorted()
    .map((name) => {
      const text = readFileSync(join(folder, name), 'utf8');
      return {
        name: name.replace(/\.\w+$/, ''),
        file: headline(text, 'lies in'),
        rule: headline(text, 'refused by'),
        says: headline(text, 'says'),
        text,
      };
    });
}

function headline(text: string, label: string): string {
  return new RegExp(`^(?://|<!--) ${label}: (.*?)(?: -->)?$`, 'm').exec(text)?.[1] ?? '';
}

export function write(file: string, text: string): void {
  if (!existsSync(dirname(file))) mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
