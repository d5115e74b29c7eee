import { aClient, seedCatalogue } from '@vigie/directory/testing';
import { randomToken, sha256 } from '@vigie/platform';
import {
  assignment,
  clientChange,
  clientInput,
  newMessage,
  newTicket,
  permissionsOf,
  priorityChange,
  problem,
  secretRotation,
  tenantInput,
  servicePermissions,
  ticketCorrection,
  transition,
  deskImportMapping,
  deskImportStep,
  webhookInput,
  type Permission,
  newPlan,
  planLaunch,
  planCancel,
  stepDone,
  stepSkip,
} from '@vigie/wire';
import type { Agent, Response } from 'supertest';
import { fromJSONSchema } from 'zod';
import { routeNotes } from './route-notes.data';
import { TestApi } from './testing/test-api';

interface Parameter {
  in: string;
  name: string;
}
interface Operation {
  parameters?: Parameter[];
  summary?: string;
  requestBody?: { content: Record<string, { schema?: object; example?: object }> };
  responses: Record<string, { content?: Record<string, { schema?: { $ref?: string } }> }>;
  'x-permissions'?: Permission[];
}
interface Route {
  name: string;
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  path: string;
  operation: Operation;
}

let api: TestApi;
let admin: Agent;
let routes: Route[];
let components: object;
beforeAll(async () => {
  api = await TestApi.open('conventions');
  await api.database.transaction((tx) => seedCatalogue(tx));
  await aClient(api.database);
  admin = await api.staff('administrator', 'compliance');
  const { body } = await admin.get('/api/openapi.json').expect(200);
  components = body.components;
  routes = Object.entries<Record<string, Operation>>(body.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      method: method as Route['method'],
      path,
      operation,
    })),
  );
});
afterAll(() => api.close());

const held = permissionsOf(['administrator', 'compliance']);
const unknownId = '999999999';
const addressOf = ({ path }: Route) => path.replaceAll(/\{[^}]+\}/g, unknownId);
const queryOf = ({ operation }: Route) =>
  (operation.parameters ?? []).filter((parameter) => parameter.in === 'query').map(({ name }) => name);
/** What a list cannot do without. */
const needed = { from: '2026-11-01', to: '2026-11-30', of: 'opened' };
const periodOf = (route: Route) =>
  Object.fromEntries(Object.entries(needed).filter(([name]) => queryOf(route).includes(name)));
const isGuarded = ({ operation }: Route) => operation['x-permissions'] !== undefined;
const isStaffRead = ({ method, operation, name }: Route) =>
  method === 'get' &&
  name !== 'GET /api/events' &&
  (operation['x-permissions'] ?? []).some((permission) => held.has(permission));

/** The names of the routes whose answer is not what the convention says. */
async function breaking(
  walked: Route[],
  call: (route: Route) => PromiseLike<Response>,
  keeps: (response: Response) => boolean,
): Promise<string[]> {
  const broken: string[] = [];
  for (const route of walked) {
    const response = await call(route);
    if (!keeps(response)) broken.push(`${route.name}: ${response.status} ${String(response.body?.code)}`);
  }
  return broken;
}

const isProblem = (status: number, code?: string) => (response: Response) =>
  response.status === status &&
  String(response.headers['content-type']).includes('application/problem+json') &&
  problem.safeParse(response.body).success &&
  (code === undefined || response.body.code === code);

describe('every route of the description', () => {
  it('answers 401 to nobody, unless it is for everybody', async () => {
    const guarded = routes.filter(isGuarded);
    expect(guarded.length).toBeGreaterThan(80);
    const nobody = api.browser();
    expect(
      await breaking(guarded, (route) => nobody[route.method](addressOf(route)), isProblem(401)),
    ).toEqual([]);
  });

  it('is for everybody only where it must be', () => {
    const open = routes.filter((route) => !isGuarded(route)).map(({ name }) => name);
    expect(open.toSorted()).toEqual([
      // By a secret in the address, as calendar programs ask.
      'GET /api/calendars/{file}',
      'GET /api/health/live',
      'GET /api/health/ready',
      // By the signed state that the administrator of a tenant comes back with.
      'GET /api/m365/consent',
      'GET /api/one-time/{token}',
      'GET /api/portal/drafts/{token}',
      'GET /api/portal/quote-links/{token}',
      'GET /api/portal/quote-links/{token}/quote.pdf',
      'GET /api/portal/ratings/{token}',
      // By the secret in the address of a backup job, as its program tells.
      'GET /api/push/{secret}',
      'GET /api/push/{secret}/{signal}',
      'GET /api/status',
      'POST /api/one-time/{token}/open',
      'POST /api/portal/drafts/{token}/confirm',
      'POST /api/portal/quote-links/{token}/decision',
      'POST /api/portal/ratings/{token}',
      'POST /api/push/{secret}',
      'POST /api/push/{secret}/{signal}',
      'POST /api/session',
      'POST /api/session/password-reset',
      'POST /api/session/password-reset/confirm',
    ]);
  });

  it('answers 403 to a token without its permission', async () => {
    const token = await serviceToken([]);
    const call = (route: Route) =>
      api.browser()[route.method](addressOf(route)).set('Authorization', `Bearer ${token}`);
    expect(await breaking(routes.filter(isGuarded), call, isProblem(403, 'permission.missing'))).toEqual([]);
  });

  it('answers 404 to an object that does not exist', async () => {
    // A draft is asked for by the name of its form, a day of a calendar by its date: those are there, if empty.
    const byName = (path: string) => path.endsWith('{form}') || path.endsWith('{day}');
    const one = routes.filter(
      (route) => isStaffRead(route) && route.path.includes('{') && !byName(route.path),
    );
    expect(one.length).toBeGreaterThan(10);
    expect(await breaking(one, (route) => admin.get(addressOf(route)), isProblem(404, 'not-found'))).toEqual(
      [],
    );
  });

  it('refuses a parameter that it does not describe', async () => {
    const asked = routes.filter((route) => isStaffRead(route) && queryOf(route).length > 0);
    expect(asked.length).toBeGreaterThan(8);
    const call = (route: Route) => admin.get(addressOf(route)).query({ surplus: '1' });
    expect(await breaking(asked, call, isProblem(422, 'request.invalid'))).toEqual([]);
  });

  it('names the errors it answers with', () => {
    const silent = routes.filter(({ operation: { responses }, ...route }) => {
      const described = (status: number) =>
        responses[status]?.content?.['application/problem+json']?.schema?.$ref ===
        '#/components/schemas/Problem';
      const guarded = isGuarded({ ...route, operation: { responses } }) && ![401, 403, 429].every(described);
      return guarded || (route.path.includes('{') && !described(404));
    });
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  it('takes an Idempotency-Key where it is a POST', () => {
    const silent = routes.filter(
      ({ method, operation }) =>
        method === 'post' && !operation.parameters?.some(({ name }) => name === 'Idempotency-Key'),
    );
    expect(silent.map(({ name }) => name)).toEqual([]);
  });
});

describe('every list', () => {
  const lists = () => routes.filter((route) => isStaffRead(route) && queryOf(route).includes('limit'));

  it('goes on with a cursor, and answers items and the next one', async () => {
    expect(lists().length).toBeGreaterThan(8);
    const without = lists().filter((route) => !queryOf(route).includes('cursor'));
    expect(without.map(({ name }) => name)).toEqual([]);
    const whole = lists().filter(({ path }) => !path.includes('{'));
    const keeps = ({ status, body }: Response) =>
      status === 200 && Array.isArray(body.items) && (body.nextCursor === null || Boolean(body.nextCursor));
    expect(
      await breaking(whole, (route) => admin.get(route.path).query({ ...periodOf(route), limit: 1 }), keeps),
    ).toEqual([]);
  });

  it.each([{ limit: 201 }, { limit: 0 }, { limit: 'all' }])('refuses %j', async (query) => {
    expect(
      await breaking(lists(), (route) => admin.get(addressOf(route)).query(query), isProblem(422)),
    ).toEqual([]);
  });

  it('refuses a cursor that was made up', async () => {
    const whole = lists().filter(({ path }) => !path.includes('{'));
    const call = (route: Route) => admin.get(route.path).query({ ...periodOf(route), cursor: 'bm9uZQ' });
    expect(await breaking(whole, call, isProblem(422, 'page.cursor-invalid'))).toEqual([]);
  });
});

describe('a service token', () => {
  it('can be given what opens every route of the desk, and nothing of a person’s', () => {
    const given = new Set<Permission>(servicePermissions);
    const closed = routes
      .filter(({ operation }) => !(operation['x-permissions'] ?? []).some((one) => given.has(one)))
      .filter(isGuarded)
      .map(({ operation }) => operation['x-permissions']?.join());
    expect([...new Set(closed)].toSorted()).toEqual([
      'account.own',
      'account.own,account.enrol',
      'accounts.manage',
      'backups.manage',
      'backups.own',
      'contracts.own',
      'contracts.revise',
      'contracts.write',
      'estate.own',
      'invoices.own',
      'licences.own',
      'people.manage',
      'requests.read',
      'requests.send',
      'reviews.own',
    ]);
  });

  it('that asks too much is told when to come back', async () => {
    const token = await serviceToken(['clients.read']);
    const call = () => api.browser().get('/api/clients').set('Authorization', `Bearer ${token}`);
    const answers: Response[] = [];
    for (let round = 0; round < 21; round += 1) {
      answers.push(...(await Promise.all(Array.from({ length: 30 }, call))));
    }
    const refused = answers.filter(({ status }) => status === 429);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(600);
    expect(refused).toHaveLength(30);
    expect(refused[0]?.body.code).toBe('rate.limited');
    expect(Number(refused[0]?.headers['retry-after'])).toBeGreaterThan(0);
  });
});

describe('the notes on the main routes', () => {
  it('are about routes that there are, and stand in the description', () => {
    const described = new Map(routes.map(({ name, operation }) => [name, operation]));
    for (const [name, { summary, example }] of Object.entries(routeNotes)) {
      const operation = described.get(name);
      expect([name, operation?.summary]).toEqual([name, summary]);
      if (example) expect(operation?.requestBody?.content['application/json']?.example).toEqual(example);
    }
  });

  it('and all the others with a body show an example that their schema accepts', () => {
    const bodies = routes.flatMap(({ name, operation }) => {
      const json = operation.requestBody?.content['application/json'];
      return json ? [{ name, ...json }] : [];
    });
    expect(bodies.length).toBeGreaterThan(50);
    const refused = bodies.flatMap(({ name, schema, example }) => {
      const { success, error } = fromJSONSchema(jsonSchemaOf({ ...schema, components })).safeParse(example);
      return success
        ? []
        : [[name, example, error.issues.map(({ path, message }) => [path.join('.'), message])]];
    });
    expect(refused).toEqual([]);
  });

  it('give examples that the routes accept', () => {
    const accepted = {
      'POST /api/tickets': newTicket,
      'PATCH /api/tickets/{id}': ticketCorrection,
      'POST /api/tickets/{id}/messages': newMessage,
      'POST /api/tickets/{id}/transition': transition,
      'POST /api/tickets/{id}/assign': assignment,
      'POST /api/tickets/{id}/priority': priorityChange,
      'POST /api/clients': clientInput,
      'PATCH /api/clients/{id}': clientChange,
      'POST /api/imports/{id}/check': deskImportMapping,
      'POST /api/imports/{id}/start': deskImportStep,
      'POST /api/imports/{id}/pause': deskImportStep,
      'POST /api/imports/{id}/resume': deskImportStep,
      'POST /api/tenants/{clientId}': tenantInput,
      'POST /api/webhooks': webhookInput,
      'POST /api/webhooks/{id}/secret': secretRotation,
      'POST /api/tickets/{id}/account-plans/preview': newPlan,
      'POST /api/tickets/{id}/account-plans': newPlan,
      'POST /api/account-plans/{id}/launch': planLaunch,
      'POST /api/account-plans/{id}/cancel': planCancel,
      'POST /api/account-steps/{id}/done': stepDone,
      'POST /api/account-steps/{id}/skip': stepSkip,
    };
    const exemplified = Object.keys(routeNotes).filter((name) => routeNotes[name]?.example);
    expect(exemplified.toSorted()).toEqual(Object.keys(accepted).toSorted());
    for (const [name, schema] of Object.entries(accepted))
      expect([name, schema.safeParse(routeNotes[name]?.example).success]).toEqual([name, true]);
  });
});

/** A schema of OpenAPI 3.0; patterns with `\\p` want a flag that the reader of schemas does not set. */
function jsonSchemaOf(schema: object): Parameters<typeof fromJSONSchema>[0] {
  return JSON.parse(JSON.stringify(schema), (key, value) => {
    if (key === 'pattern' && String(value).includes(String.raw`\p{`)) return undefined;
    const { nullable, ...rest } = Object(value) as { nullable?: boolean };
    return nullable === true ? { anyOf: [rest, { type: 'null' }] } : value;
  });
}

async function serviceToken(scopes: Permission[]): Promise<string> {
  const token = `vg_${randomToken()}`;
  await api.database.query(
    `INSERT INTO api_token (secret_hash, person_id, name, scopes, created_at, expires_at)
     VALUES (?, NULL, 'robot', ?, NOW(3), NOW(3) + INTERVAL 1 DAY)`,
    [sha256(token), JSON.stringify(scopes)],
  );
  return token;
}
