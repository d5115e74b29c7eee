import { z } from 'zod';
import type { World } from '../graph/graph';
import { present } from '../graph/users';
import { buildTenant, tenantSeed } from '../tenant/seed';
import { CmdletError, runCmdlet } from './exchange';
import { faultSeed } from './faults';

const clockChange = z.strictObject({
  advanceSeconds: z.number().min(0).optional(),
  speed: z.number().min(0).optional(),
});
const applicationSeed = z.strictObject({
  clientId: z.uuid(),
  certificates: z.array(z.string()),
  /** What its consent page asks for. */
  permissions: z.array(z.string()).default([]),
});
const tenantChange = z.strictObject({
  consents: z.record(z.uuid(), z.array(z.string()).nullable()).optional(),
  delays: z.record(z.string(), z.number()).optional(),
  licences: z.record(z.string(), z.int()).optional(),
});
const cmdlet = z.strictObject({ tenantId: z.uuid(), line: z.string().min(1) });

export interface ControlAnswer {
  status: number;
  body?: unknown;
}

type Handler = (world: World, body: unknown, id: string, query: URLSearchParams) => ControlAnswer;

const done: ControlAnswer = { status: 204 };

function changeTenant(world: World, body: unknown, id: string): ControlAnswer {
  const tenant = world.tenants.get(id);
  if (!tenant) return { status: 404 };
  const { consents = {}, delays = {}, licences = {} } = tenantChange.parse(body);
  for (const [clientId, roles] of Object.entries(consents)) {
    if (roles === null) tenant.consents.delete(clientId);
    else tenant.consents.set(clientId, roles);
  }
  Object.assign(tenant.delays, delays);
  for (const sku of tenant.skus.values()) sku.enabled = licences[sku.skuPartNumber] ?? sku.enabled;
  return done;
}

function showTenant(world: World, id: string): ControlAnswer {
  const tenant = world.tenants.get(id);
  if (!tenant) return { status: 404 };
  const users = [...tenant.users.values()].map((user) => ({
    ...present(tenant, user),
    mailbox: user.mailbox,
    managerId: user.managerId,
    forceChange: user.forceChange,
    methods: user.methods,
  }));
  const groups = [...tenant.groups.values()].map(({ memberships: _, ...group }) => group);
  return { status: 200, body: { id, name: tenant.name, users, groups, shares: [...tenant.shares.values()] } };
}

function runLine(world: World, body: unknown): ControlAnswer {
  const { tenantId, line } = cmdlet.parse(body);
  const tenant = world.tenants.get(tenantId);
  if (!tenant) return { status: 404 };
  try {
    return { status: 200, body: { output: runCmdlet(tenant, line, world.clock.now()) } };
  } catch (error) {
    if (error instanceof CmdletError) return { status: 400, body: { error: error.message } };
    throw error;
  }
}

const handlers: Record<string, Handler> = {
  'GET /clock': ({ clock }) => ({ status: 200, body: { now: new Date(clock.now()).toISOString() } }),
  'POST /clock': ({ clock }, body) => {
    const { advanceSeconds = 0, speed } = clockChange.parse(body);
    clock.advance(advanceSeconds);
    if (speed !== undefined) clock.run(speed);
    return { status: 200, body: { now: new Date(clock.now()).toISOString() } };
  },
  'PUT /applications': (world, body) => {
    const application = applicationSeed.parse(body);
    world.tokens.applications.set(application.clientId, application);
    return done;
  },
  'POST /tenants': (world, body) => {
    const tenant = buildTenant(tenantSeed.parse(body), world.clock.now());
    world.tenants.set(tenant.id, tenant);
    return { status: 201, body: { id: tenant.id } };
  },
  'GET /tenants': (world, _body, id) => showTenant(world, id),
  'PATCH /tenants': changeTenant,
  'POST /faults': ({ faults }, body) => {
    for (const fault of z.array(faultSeed).parse(body)) faults.add(fault);
    return done;
  },
  'PUT /quota': ({ faults }, body) => {
    faults.quota = z.strictObject({ per10s: z.int().min(1).nullable() }).parse(body).per10s;
    return done;
  },
  'DELETE /faults': ({ faults }) => {
    faults.clear();
    return done;
  },
  'GET /journal': ({ journal }, _body, _id, query) => {
    const tenantId = query.get('tenantId');
    const lines = tenantId === null ? journal : journal.filter((line) => line.tenantId === tenantId);
    return { status: 200, body: { lines } };
  },
  'DELETE /journal': ({ journal }) => {
    journal.length = 0;
    return done;
  },
  'DELETE /tokens': ({ tokens }) => {
    tokens.forget();
    return done;
  },
  'POST /exchange': (world, body) => runLine(world, body),
};

/** The side door of tests and of the demonstration: `/__sim/…`. Nothing of the product goes through it. */
export function control(world: World, method: string, url: URL, text: string): ControlAnswer {
  const [, , room = '', id = ''] = url.pathname.split('/');
  const handler = handlers[`${method} /${room}`];
  if (!handler) return { status: 404, body: { error: `no ${method} ${url.pathname}` } };
  try {
    return handler(world, text === '' ? undefined : JSON.parse(text), id, url.searchParams);
  } catch (error) {
    if (error instanceof z.ZodError) return { status: 400, body: { error: z.prettifyError(error) } };
    throw error;
  }
}
