import { join } from 'node:path';
import { PlainError } from './console.ts';
import { startNode } from './node-process.ts';
import { freePort, sleep } from './processes.ts';
import type { Supervised } from './supervisor.ts';
import { inseeMain } from './workspace.ts';

const READY_MS = 20_000;

/** A running local INSEE. */
export interface InseeProcess extends Supervised {
  readonly port: number;
}

/** What the product has to know so as to read from it: addresses, and nothing else. */
export const inseeOf = ({ port }: { port: number }) => ({
  INSEE_URL: `http://127.0.0.1:${port}/series/sdmx`,
  INSEE_FALLBACK_URL: `http://127.0.0.1:${port}/series/BDM/V1`,
});

/** Starts the INSEE of the demonstration; it forgets what was published by hand when it stops. */
export async function startInsee(dataDir: string, before?: { port: number }): Promise<InseeProcess> {
  const port = before?.port ?? (await freePort());
  const started = await startNode({
    name: 'INSEE (local)',
    script: inseeMain,
    // The argument is for those who look for what a killed run has left behind.
    args: [`--data=${dataDir}/`],
    env: { ...process.env, NODE_OPTIONS: '', PORT: String(port) },
    log: join(dataDir, 'logs', 'insee.log'),
  });
  const limit = Date.now() + READY_MS;
  while (Date.now() < limit) {
    const answer = await fetch(`http://127.0.0.1:${port}/__insee/requests`).catch(() => undefined);
    if (answer?.ok === true) return Object.assign(started, { port });
    await sleep(50);
  }
  throw new PlainError('L’INSEE local ne répond pas.');
}
