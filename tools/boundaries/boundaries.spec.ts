import { join } from 'node:path';
import {
  makeSampleWorkspace,
  projects,
  readSamples,
  sourceFolder,
  write,
  type Finding,
} from './workspace.ts';

/** What each scope may import, said a second time and on purpose: this table is the architecture's, not the lint's. */
const MAY_IMPORT: Record<string, string> = {
  rules: '',
  wire: 'rules',
  ui: 'wire rules',
  console: 'ui wire rules',
  portal: 'ui wire rules',
  platform: 'wire rules',
  directory: 'platform wire rules',
  contracts: 'directory platform wire rules',
  tickets: 'contracts directory platform wire rules',
  accounts: 'tickets contracts directory platform wire rules',
  backups: 'tickets contracts directory platform wire rules',
  compliance: 'tickets contracts directory platform wire rules',
  billing: 'tickets contracts directory platform wire rules',
  adapters: 'accounts backups compliance billing tickets contracts directory platform wire rules',
  api: 'adapters accounts backups compliance billing tickets contracts directory platform wire rules',
  worker: 'adapters accounts backups compliance billing tickets contracts directory platform wire rules',
  'm365-simulator': 'wire rules',
  e2e: 'tools wire rules',
  tools: 'wire rules',
};
const BOUNDARY = '@nx/enforce-module-boundaries';

const repository = join(__dirname, '..', '..');
const samples = readSamples(join(__dirname, 'samples'));
const workspace = makeSampleWorkspace(repository);
const others = (scope: string) => projects.map((project) => project.scope).filter((name) => name !== scope);
const importFile = (scope: string) => {
  const project = projects.find((candidate) => candidate.scope === scope);
  return project === undefined ? '' : `${sourceFolder(project)}/imports-everything.ts`;
};
let findings = new Map<string, Finding[]>();

beforeAll(() => {
  for (const sample of samples) write(join(workspace.root, sample.file), sample.text);
  for (const { scope } of projects) {
    const lines = others(scope).map(
      (other, index) => `export { marker as m${index} } from '@vigie/${other}';\n`,
    );
    write(join(workspace.root, importFile(scope)), lines.join(''));
  }
  findings = workspace.lint();
}, 180_000);

afterAll(() => {
  workspace.remove();
});

describe('each deliberately illegal sample', () => {
  it.each(samples.filter((sample) => sample.rule !== 'nothing'))(
    '$name is refused by $rule',
    ({ file, rule, says }) => {
      const messages = (findings.get(file) ?? []).filter((finding) => finding.rule === rule);
      expect(messages.map((finding) => finding.message)).toContainEqual(expect.stringContaining(says));
    },
  );

  it('covers every rule of the house', () => {
    expect(samples.length).toBeGreaterThan(45);
  });
});

describe('each legal sample', () => {
  it.each(samples.filter((sample) => sample.rule === 'nothing'))('$name is accepted', ({ file }) => {
    expect(findings.has(file)).toBe(true);
    expect(findings.get(file)).toEqual([]);
  });
});

describe('each direction', () => {
  it('has a row for every scope', () => {
    expect(Object.keys(MAY_IMPORT).toSorted()).toEqual(projects.map((project) => project.scope).toSorted());
  });

  it.each(projects)('$scope imports what is right of it, nothing else', ({ scope }) => {
    const refused = new Set(
      (findings.get(importFile(scope)) ?? []).filter(isBoundary).map((finding) => finding.line),
    );
    const accepted = others(scope).filter((_, index) => !refused.has(index + 1));
    const expected = (MAY_IMPORT[scope] ?? '').split(' ').filter((name) => name !== '');
    expect(accepted.toSorted()).toEqual(expected.toSorted());
  });
});

function isBoundary(finding: Finding): boolean {
  return finding.rule === BOUNDARY;
}
