import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kinds, scopes } from './eslint/boundaries.mjs';
import { findCycles, readImports } from './lib/import-graph.ts';

const repository = join(__dirname, '..');
const PROJECTS = [
  'apps/*/project.json',
  'libs/*/project.json',
  'libs/server/*/project.json',
  'tools/project.json',
];

describe('project tags', () => {
  const files = globSync(PROJECTS, { cwd: repository });

  it.each(files)('%s has exactly one known scope and one known type', (file) => {
    const { tags } = JSON.parse(readFileSync(join(repository, file), 'utf8')) as { tags: string[] };
    const scope = tags.filter((tag) => tag.startsWith('scope:'));
    const type = tags.filter((tag) => tag.startsWith('type:'));
    expect(tags).toHaveLength(2);
    expect(scope).toHaveLength(1);
    expect(type).toHaveLength(1);
    expect(scopes).toContain(scope[0]?.slice('scope:'.length));
    expect(kinds).toContain(type[0]?.slice('type:'.length));
  });

  it('belongs to every folder of sources', () => {
    const sources = globSync(['apps/*/src', 'libs/*/src', 'libs/server/*/src'], { cwd: repository });
    const described = files.map((file) => file.replace('project.json', 'src'));
    expect(sources.filter((folder) => !described.includes(folder))).toEqual([]);
  });
});

describe('import cycles', () => {
  it('finds the cycles of a made-up graph', () => {
    const graph = new Map([
      ['a', ['b']],
      ['b', ['c', 'd']],
      ['c', ['a']],
      ['d', ['d']],
      ['e', ['a']],
    ]);
    expect(findCycles(graph)).toEqual([['a', 'b', 'c'], ['d']]);
  });

  it('has none in the sources', () => {
    const graph = readImports(repository);
    expect(graph.size).toBeGreaterThan(20);
    expect(findCycles(graph)).toEqual([]);
  });
});
