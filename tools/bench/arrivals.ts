import { randomUUID } from 'node:crypto';
import { Agent } from 'node:http';
import { performance } from 'node:perf_hooks';
import type { Connection } from 'mysql2/promise';
import { PlainError, step } from '../lib/console.ts';
import { sleep } from '../lib/processes.ts';
import { signInAdministrator, signInContacts, type Caller } from './callers.ts';
import { ask } from './closed-loop.ts';
import { column, count } from './database.ts';

export interface ArrivalsResult {
  plans: number;
  /** From the first launch to the last automatic step. */
  seconds: number;
  failed: number;
  /** Asked of Microsoft, what was refused for asking too much among them. */
  requests: number;
  throttled: number;
  /** How many requests of a tenant pass in ten seconds. */
  quota: number;
}

const plans = 100;
/** A small tenant of Microsoft lets about as many through. */
const quota = 350;
/** Minutes of Microsoft's own work go by in seconds. */
const speed = 60;
const patienceMs = 15 * 60_000;
const sku = { skuId: 'cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46', skuPartNumber: 'SPB' };

interface Where {
  port: number;
  simulatorUrl: string;
}

/** A hundred arrivals launched at once on one tenant that throttles, to the last thing that Microsoft does. */
export async function measureArrivals(connection: Connection, where: Where): Promise<ArrivalsResult> {
  const admin = await signInAdministrator(connection);
  // The first client has the tenant of ten thousand people.
  const [, contact] = await signInContacts(connection, 2);
  if (!contact) throw new PlainError('Aucun demandeur.');
  const agent = new Agent({ keepAlive: true });
  const api = sender(where.port, agent);
  try {
    const tenantId = await connect(connection, where, { admin, contact, api });
    const proposed = await step(`${plans} arrivées préparées`, () => propose(api, admin, contact));
    return await step(`${plans} arrivées exécutées`, async () => {
      await control(where, 'PUT', '/quota', { per10s: quota });
      const began = performance.now();
      for (const { id, version } of proposed)
        await api(admin, 'POST', `/api/account-plans/${id}/launch`, { when: { at: 'now' }, version }, 200);
      const failed = await untilDone(connection);
      const seconds = (performance.now() - began) / 1000;
      const { lines } = (await control(where, 'GET', `/journal?tenantId=${tenantId}`)) as Journal;
      const throttled = lines.filter(({ status }) => status === 429).length;
      return { plans, seconds, failed, requests: lines.length, throttled, quota };
    });
  } finally {
    agent.destroy();
  }
}

interface Journal {
  lines: { status: number }[];
}
type Method = 'GET' | 'POST' | 'PUT';
type ControlMethod = Method | 'PATCH';
type Api = ReturnType<typeof sender>;

const sender =
  (port: number, agent: Agent) =>
  async (
    { cookie }: Caller,
    method: Method,
    path: string,
    body: object | undefined,
    status: number,
  ): Promise<Record<string, unknown>> => {
    const call = { method, path, cookie, status, word: '', ...(body && { body }) };
    const { text } = await ask(port, agent, call);
    return text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : { text };
  };

async function control({ simulatorUrl }: Where, method: ControlMethod, path: string, body?: object) {
  const answer = await fetch(`${simulatorUrl}/__sim${path}`, {
    method,
    ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  if (!answer.ok) throw new PlainError(`${method} ${path} : ${answer.status} ${await answer.text()}`);
  return answer.status === 204 ? null : answer.json();
}

/** Our application with its certificate, a tenant that consented to it, and its client. */
async function connect(
  connection: Connection,
  where: Where,
  { admin, contact, api }: { admin: Caller; contact: Caller; api: Api },
): Promise<string> {
  const before = await api(admin, 'GET', '/api/m365/application', undefined, 200);
  const { clientId: known, version } = before;
  const clientId = typeof known === 'string' ? known : randomUUID();
  await api(admin, 'PUT', '/api/m365/application', { clientId, version }, 200);
  const made = await api(admin, 'POST', '/api/m365/certificates', undefined, 201);
  const certificates = made['certificates'] as { id: string; state: string }[];
  const active = certificates.find(({ state }) => state === 'active') ?? certificates[0];
  const file = `/api/m365/certificates/${active?.id ?? ''}/file?format=pem`;
  const { text: pem } = await api(admin, 'GET', file, undefined, 200);
  const tenantId = randomUUID();
  await control(where, 'POST', '/tenants', {
    id: tenantId,
    name: 'Banc',
    domains: ['arrivees.test'],
    skus: [{ ...sku, enabled: plans + 10, plans: ['exchange', 'onedrive', 'teams', 'intune'] }],
    users: [],
    groups: [],
  });
  await control(where, 'POST', '/clock', { speed });
  const [client] = await column<number>(connection, 'SELECT client_id FROM person WHERE id = ?', [
    contact.personId,
  ]);
  const input = { tenant: tenantId, domain: 'arrivees.test', naming: 'first.last' };
  const connected = await api(admin, 'POST', `/api/tenants/${client ?? ''}`, input, 201);
  const permissions = (connected['permissions'] as { name: string }[]).map(({ name }) => name);
  await control(where, 'PUT', '/applications', { clientId, certificates: [pem], permissions });
  await control(where, 'PATCH', `/tenants/${tenantId}`, { consents: { [clientId]: permissions } });
  return tenantId;
}

async function propose(api: Api, admin: Caller, contact: Caller): Promise<{ id: string; version: number }[]> {
  const proposed: { id: string; version: number }[] = [];
  for (let number = 1; number <= plans; number += 1) {
    const names = {
      firstName: 'Zoé',
      lastName: `Léger ${'abcdefghij'[Math.floor((number - 1) / 10)] ?? ''}${number}`,
    };
    const form = { ...names, jobTitle: 'Comptable', effectiveDate: '2030-03-01' };
    const request = { kind: 'account.arrival', form };
    const { ticketId } = await api(contact, 'POST', '/api/portal/requests', request, 201);
    const facts = {
      ...{ kind: 'arrival', ...names, jobTitle: 'Comptable', address: null, templateId: null },
      ...{ licences: [sku.skuId], groups: [], manager: null, tasks: [] },
    };
    const plan = await api(admin, 'POST', `/api/tickets/${String(ticketId)}/account-plans`, { facts }, 201);
    proposed.push({ id: String(plan['id']), version: Number(plan['version']) });
  }
  return proposed;
}

/** Waits until nothing is left to Microsoft; returns how many steps failed on the way there. */
async function untilDone(connection: Connection): Promise<number> {
  const limit = Date.now() + patienceMs;
  const open = `SELECT COUNT(*) FROM account_step s JOIN account_plan p ON p.id = s.plan_id
    WHERE p.state IN ('running', 'needs-attention') AND s.kind <> 'hand-over-password' AND s.state NOT IN ('done', 'failed')`;
  while ((await count(connection, open)) > 0) {
    if (Date.now() > limit) throw new PlainError('Des arrivées ne finissent pas.');
    await sleep(500);
  }
  return count(connection, "SELECT COUNT(*) FROM account_step WHERE state = 'failed'");
}
