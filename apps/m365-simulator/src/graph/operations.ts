import { deviceOperations } from './devices';
import { driveOperations } from './drives';
import { groupOperations } from './groups';
import { licenceOperations } from './licences';
import { mailboxOperations } from './mailboxes';
import type { Operation } from './operation';
import { serviceOperations } from './service';
import { userOperations } from './users';

/** Everything this service can do; what is not here is unknown to it. */
export const operations: readonly Operation[] = [
  ...userOperations,
  ...licenceOperations,
  ...mailboxOperations,
  ...groupOperations,
  ...driveOperations,
  ...deviceOperations,
  ...serviceOperations,
];

const compiled = operations.map((operation) => ({ operation, pattern: patternOf(operation.path) }));

function patternOf(path: string): RegExp {
  const source = path.replace(/[.$()]/g, String.raw`\$&`).replace(/\{(\w+)\}/g, '(?<$1>[^/]+)');
  return new RegExp(`^${source}$`, 'i');
}

/** The operation of a path, the most literal first; `known` tells a wrong method from an unknown path. */
export function find(
  method: string,
  path: string,
): { operation: Operation | null; known: boolean; values: Record<string, string> } {
  const fitting = compiled.filter(({ pattern }) => pattern.test(path));
  const fit = fitting.find(({ operation }) => operation.method === method);
  const groups = fit?.pattern.exec(path)?.groups ?? {};
  const values = Object.fromEntries(
    Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]),
  );
  return { operation: fit?.operation ?? null, known: fitting.length > 0, values };
}
