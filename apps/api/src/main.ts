import 'reflect-metadata';
import path from 'node:path';
import { readConfig, RotateKeys } from '@vigie/platform';
import { createHttpApp } from './http-app';

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const app = await createHttpApp(config, path.resolve(__dirname, '..'));
  await app.get(RotateKeys).checkKeys();
  await app.listen(config.port);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
