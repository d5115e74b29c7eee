import { readFileSync } from 'node:fs';
import { Simulator } from './simulator';
import type { TenantSeed } from './tenant/seed';
import { VirtualClock } from './virtual-clock';

/** `PORT` to listen on, `SPEED` of its clock (1 is real time), `SEED` a file of tenants to begin with. */
async function main({ PORT = '4380', SPEED = '1', SEED }: NodeJS.ProcessEnv): Promise<void> {
  const simulator = new Simulator(new VirtualClock(Date.now(), Number(SPEED)));
  if (SEED !== undefined)
    for (const tenant of JSON.parse(readFileSync(SEED, 'utf8')) as TenantSeed[]) simulator.seed(tenant);
  const url = await simulator.listen(Number(PORT));
  process.stdout.write(`Microsoft Graph (simulateur) : ${url}\n`);
  const stop = () => void simulator.close();
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

void main(process.env);
