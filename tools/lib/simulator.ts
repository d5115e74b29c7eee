import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlainError } from './console.ts';
import { startNode } from './node-process.ts';
import { freePort, run, sleep } from './processes.ts';
import type { Supervised } from './supervisor.ts';
import { apiCli, root, simulatorMain } from './workspace.ts';

const READY_MS = 20_000;

/** A running simulator of Microsoft 365. */
export interface SimulatorProcess extends Supervised {
  readonly port: number;
}

/** What the product has to know so as to speak to it: addresses, and nothing else. */
export const microsoftOf = ({ port }: { port: number }) => ({
  MICROSOFT_LOGIN_URL: `http://127.0.0.1:${port}`,
  MICROSOFT_GRAPH_URL: `http://127.0.0.1:${port}`,
});

/**
 * Starts the Microsoft 365 of the demonstration. It forgets everything when it stops: each time it is told the application
 * and its certificates as the product has them now.
 */
export async function startSimulator(
  dataDir: string,
  env: NodeJS.ProcessEnv,
  before?: { port: number },
): Promise<SimulatorProcess> {
  const folder = join(dataDir, 'simulator');
  const application = join(folder, 'application.json');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const told = await run(process.execPath, ['--enable-source-maps', apiCli, 'm365-application'], {
    cwd: root,
    env,
  });
  if (told.code !== 0) throw new PlainError(`L’application Microsoft ne se lit pas :\n${told.text}`);
  writeFileSync(application, told.text.trim().split('\n').at(-1) ?? 'null');
  const port = before?.port ?? (await freePort());
  const started = await startNode({
    name: 'Microsoft 365 (simulateur)',
    script: simulatorMain,
    env: { ...env, PORT: String(port), SPEED: '1', DEMO: 'true', APPLICATION: application },
    log: join(dataDir, 'logs', 'simulator.log'),
  });
  await untilHealthy(port);
  return Object.assign(started, { port });
}

/** One that knows nobody yet: whoever asked for it says what it holds. */
export async function startEmptySimulator(dataDir: string): Promise<SimulatorProcess> {
  const port = await freePort();
  const started = await startNode({
    name: 'Microsoft 365 (simulateur)',
    script: simulatorMain,
    // The argument is for those who look for what a killed run has left behind.
    args: [`--data=${dataDir}/`],
    env: { ...process.env, PORT: String(port) },
    log: join(dataDir, 'logs', 'simulator.log'),
  });
  await untilHealthy(port);
  return Object.assign(started, { port });
}

async function untilHealthy(port: number): Promise<void> {
  const limit = Date.now() + READY_MS;
  while (Date.now() < limit) {
    const answer = await fetch(`http://127.0.0.1:${port}/health`).catch(() => undefined);
    if (answer?.ok === true) return;
    await sleep(50);
  }
  throw new PlainError('Le simulateur de Microsoft 365 ne répond pas.');
}
