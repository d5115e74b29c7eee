import { aClient, seedCatalogue } from '@vigie/directory/testing';
import type { Agent } from 'supertest';
import { TestApi } from './testing/test-api';

let api: TestApi;
let staff: Agent;
beforeAll(async () => {
  api = await TestApi.open('pages');
  staff = await api.staff();
});
afterAll(() => api.close());

/** The directives of an answer's policy, by name. */
const policyOf = ({ headers }: { headers: Record<string, string> }) =>
  Object.fromEntries(
    (headers['content-security-policy'] ?? '').split(/;\s*/).map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources.join(' ')];
    }),
  );

describe.each(['console', 'portal'])('the page of the %s', (name) => {
  it('loads pictures of its own only', async () => {
    const policy = policyOf(await staff.get(`/${name}/`).expect(200));
    expect(policy).toMatchObject({
      'default-src': "'none'",
      'script-src': "'self'",
      'img-src': "'self' data:",
      'frame-ancestors': "'none'",
    });
  });
});

describe('the page of a mail', () => {
  const html = '<p>Bonjour <img alt="x" data-remote-src="https://pixel.test/a.png" /></p>';
  let path: string;
  beforeAll(async () => {
    const calendarId = await api.database.transaction((tx) => seedCatalogue(tx));
    const { id: clientId } = await aClient(api.database, { calendarId });
    const ticket = { clientId, kind: 'question', subject: 'Devis', description: 'Bonjour' };
    const { body } = await staff.post('/api/tickets').send(ticket).expect(201);
    await api.database.manager.query(
      `INSERT INTO ticket_message (client_id, ticket_id, visibility, channel, author_kind, author_name, body, html, at, cancelled)
       VALUES (?, ?, 'public', 'email', 'contact', 'Zoé', 'Bonjour', ?, NOW(3), 0)`,
      [clientId, body.id, html],
    );
    const { messages } = (await staff.get(`/api/tickets/${body.id}`).expect(200)).body;
    path = `/api/tickets/${body.id}/messages/${messages[0].id}/html`;
  });

  it('runs nothing and fetches nothing, until images are asked for', async () => {
    const shown = await staff.get(path).query({ app: 'console' }).expect(200);
    expect(shown.headers['content-type']).toContain('text/html');
    expect(shown.headers['cache-control']).toBe('no-store');
    expect(shown.text).toContain('Bonjour');
    expect(shown.text).not.toMatch(/\ssrc=/);
    expect(policyOf(shown)).toEqual({
      'default-src': "'none'",
      'img-src': 'data:',
      'style-src': "'unsafe-inline'",
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': "'self'",
      sandbox: 'allow-same-origin allow-popups allow-popups-to-escape-sandbox',
    });
    const asked = await staff.get(path).query({ images: 'true' }).expect(200);
    expect(asked.text).toContain('<img alt="x" src="https://pixel.test/a.png" />');
    expect(policyOf(asked)).toMatchObject({ 'default-src': "'none'", 'img-src': 'data: https: http:' });
  });

  it('is for our people only, and only where it exists', async () => {
    await api.browser().get(path).expect(401);
    await staff.get(path.replace(/messages\/\d+/, 'messages/999999')).expect(404);
    await staff.get(path).query({ images: 'please' }).expect(422);
  });
});

interface Operation {
  requestBody?: { content?: Record<string, { schema?: object }> };
  responses?: Record<string, { content?: Record<string, { schema?: object }> }>;
  parameters?: { in: string; name: string }[];
}

describe('the description of the API', () => {
  let operations: [string, Operation][];
  beforeAll(async () => {
    const { body } = await staff.get('/api/openapi.json').expect(200);
    operations = Object.entries<Record<string, Operation>>(body.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]): [string, Operation] => [
        `${method.toUpperCase()} ${path}`,
        operation,
      ]),
    );
  });

  /** Every route that the HTTP server really has under /api. */
  const routes = () => {
    const { router } = api.app.getHttpAdapter().getInstance() as {
      router: { stack: { route?: { path: string; methods: Record<string, boolean> } }[] };
    };
    return router.stack.flatMap(({ route }) => {
      if (typeof route?.path !== 'string' || !route.path.startsWith('/api/')) return [];
      const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
      return Object.keys(route.methods).map((method) => `${method.toUpperCase()} ${path}`);
    });
  };

  it('names every route there is', () => {
    const described = new Set(operations.map(([route]) => route));
    const undescribed = routes().filter(
      (route) => !described.has(route) && !/^GET \/api\/(docs|openapi)/.test(route),
    );
    expect(routes().length).toBeGreaterThan(50);
    expect(undescribed).toEqual([]);
  });

  it('says what each route answers', () => {
    const silent = operations.filter(([, { responses = {} }]) => {
      const [status, answer] = Object.entries(responses).find(([code]) => code.startsWith('2')) ?? [];
      const isEmpty = status === '204' || status === '202';
      return !status || (!isEmpty && !Object.values(answer?.content ?? {}).some(({ schema }) => schema));
    });
    expect(silent.map(([route]) => route)).toEqual([]);
  });

  it('says what each route reads', () => {
    const withoutBody = operations
      .filter(([route, { requestBody }]) => {
        const schemas = Object.values(requestBody?.content ?? {}).map(({ schema }) => schema);
        return (
          /^(POST|PUT|PATCH)/.test(route) &&
          !schemas.some((schema) => schema && Object.keys(schema).length > 0)
        );
      })
      .map(([route]) => route);
    // What they do is all in their address.
    expect(withoutBody.toSorted()).toEqual([
      'POST /api/account-steps/{id}/confirm',
      'POST /api/account-steps/{id}/password-link',
      'POST /api/account-steps/{id}/retry',
      'POST /api/backup-jobs/{id}/push-address',
      'POST /api/backup-jobs/{id}/push-address/renew',
      'POST /api/equipment/{id}/wipe',
      'POST /api/equipment/{id}/wipe/confirm',
      'POST /api/equipment/{id}/wipe/withdraw',
      'POST /api/index-series/{id}/alerts/{alertId}/seen',
      'POST /api/index-series/{id}/readings',
      'POST /api/m365/certificates',
      'POST /api/m365/certificates/{id}/activate',
      'POST /api/mail/outbound/{id}/retry',
      'POST /api/mailboxes/{id}/test',
      'POST /api/notifications/read',
      'POST /api/one-time/{token}/open',
      'POST /api/payments/{id}/allocations/{allocationId}/undo',
      'POST /api/portal/drafts/{token}/confirm',
      // What they say of the backup may come in any form.
      'POST /api/push/{secret}',
      'POST /api/push/{secret}/{signal}',
      'POST /api/tenants/{clientId}/consent',
      'POST /api/tenants/{clientId}/sync',
      'POST /api/tenants/{clientId}/test',
      'POST /api/tickets/bulk/{id}/undo',
      'POST /api/tickets/{id}/messages/{messageId}/cancel',
      'POST /api/webhooks/{id}/deliveries/{deliveryId}/resend',
      'POST /api/webhooks/{id}/test',
    ]);
  });

  it('is browsable under its own policy', async () => {
    const page = await staff.get('/api/docs/').expect(200);
    expect(page.text).toContain('swagger-ui');
    expect(policyOf(page)).toMatchObject({ 'script-src': "'self'", 'connect-src': "'self'" });
    expect(page.text).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>\s*\S/);
    const scripts = [...page.text.matchAll(/src="\.\/([^"]+)"/g)].map(([, file]) => file);
    expect(scripts.length).toBeGreaterThan(1);
    for (const file of scripts) await staff.get(`/api/docs/${file}`).expect(200);
  });
});
