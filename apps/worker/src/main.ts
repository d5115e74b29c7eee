import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { MailIntake } from '@vigie/adapters';
import { readConfig, RotateKeys, WorkerLoop } from '@vigie/platform';
import { WebhookLanes } from '@vigie/tickets';
import { WorkerModule } from './worker.module';

async function main(): Promise<void> {
  const app = await NestFactory.createApplicationContext(WorkerModule.with(readConfig(process.env)), {
    logger: ['error', 'warn'],
  });
  await app.get(RotateKeys).checkKeys();
  app.enableShutdownHooks();
  app.get(WorkerLoop).start();
  app.get(MailIntake).start();
  app.get(WebhookLanes).start();
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
