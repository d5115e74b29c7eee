import { globSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import ts from 'typescript';

const SOURCES = ['apps/*/src/**/*.ts', 'libs/*/src/**/*.ts', 'libs/server/*/src/**/*.ts', 'tools/**/*.ts'];

/** Which source file imports which, types included; aliases of tsconfig.base.json are followed. */
export function readImports(repository: string): Map<string, string[]> {
  const files = globSync(SOURCES, { cwd: repository, exclude: ['tools/boundaries/samples/**'] });
  const known = new Set(files);
  const { compilerOptions } = JSON.parse(readFileSync(join(repository, 'tsconfig.base.json'), 'utf8')) as {
    compilerOptions: { paths: Record<string, string[]> };
  };
  const alias = (name: string) => compilerOptions.paths[name]?.[0]?.replace('./', '');
  const graph = new Map<string, string[]>();
  for (const file of files) {
    const { importedFiles } = ts.preProcessFile(readFileSync(join(repository, file), 'utf8'), true, true);
    const targets = importedFiles.map(({ fileName }) => resolveImport(file, fileName, known, alias));
    graph.set(
      file,
      targets.filter((target) => target !== undefined),
    );
  }
  return graph;
}

function resolveImport(
  from: string,
  name: string,
  known: Set<string>,
  alias: (name: string) => string | undefined,
): string | undefined {
  if (!name.startsWith('.')) return alias(name);
  const base = posix.join(dirname(from), name);
  return [base, `${base}.ts`, `${base}/index.ts`].find((candidate) => known.has(candidate));
}

/** The knots of a graph (Tarjan): each a sorted list of the files that reach each other. */
export function findCycles(graph: Map<string, string[]>): string[][] {
  const state = new Map<string, { index: number; low: number; open: boolean }>();
  const stack: string[] = [];
  const knots: string[][] = [];

  function visit(node: string): { index: number; low: number; open: boolean } {
    const own = { index: state.size, low: state.size, open: true };
    state.set(node, own);
    stack.push(node);
    for (const next of graph.get(node) ?? []) {
      const seen = state.get(next);
      if (seen === undefined) own.low = Math.min(own.low, visit(next).low);
      else if (seen.open) own.low = Math.min(own.low, seen.index);
    }
    if (own.low === own.index) closeKnot(node);
    return own;
  }

  function closeKnot(node: string): void {
    const members = stack.splice(stack.indexOf(node));
    for (const member of members) {
      const entry = state.get(member);
      if (entry !== undefined) entry.open = false;
    }
    const isKnot = members.length > 1 || (graph.get(node) ?? []).includes(node);
    if (isKnot) knots.push(members.toSorted());
  }

  for (const node of graph.keys()) if (!state.has(node)) visit(node);
  return knots.toSorted((left, right) => (left[0] ?? '').localeCompare(right[0] ?? ''));
}
