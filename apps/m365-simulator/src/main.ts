import { readFileSync } from 'node:fs';
import type { Application } from './sign-in/tokens';
import { Simulator } from './simulator';
import { demoTenants } from './tenant/demo';
import type { TenantSeed } from './tenant/seed';
import { VirtualClock } from './virtual-clock';

/**
 * `PORT` to listen on, `SPEED` of its clock (1 is real time), `SEED` a file of tenants to begin with, `APPLICATION` a file
 * with an application; `DEMO=true` adds the tenants of the demonstration, which know that application.
 */
async function main({
  PORT = '4380',
  SPEED = '1',
  SEED,
  APPLICATION,
  DEMO,
}: NodeJS.ProcessEnv): Promise<void> {
  const simulator = new Simulator(new VirtualClock(Date.now(), Number(SPEED)));
  const tenants = SEED === undefined ? [] : read<TenantSeed[]>(SEED);
  const application = APPLICATION === undefined ? null : read<Application | null>(APPLICATION);
  if (application) simulator.register(application);
  if (DEMO === 'true') tenants.push(...demoTenants(application));
  for (const tenant of tenants) simulator.seed(tenant);
  const url = await simulator.listen(Number(PORT));
  process.stdout.write(`Microsoft Graph (simulateur) : ${url}\n`);
  const stop = () => void simulator.close();
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

const read = <Content>(file: string) => JSON.parse(readFileSync(file, 'utf8')) as Content;

void main(process.env);
