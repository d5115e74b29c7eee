import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type * as graph from '@microsoft/microsoft-graph-types';
import { decodeJwt } from 'jose';
import { freePort } from '../testing/free-port';
import { GraphSimulator } from '../testing/simulator';
import { makeCertificate, type NewCertificate } from './certificate';
import { GraphClient, type GraphSettings } from './graph-client';
import { GraphFailure } from './graph-failure';

const clientId = '7f1f5e0e-3a0f-4f0f-9f61-5e6a4b8f0c11';
const permissions = ['User.ReadWrite.All', 'Domain.Read.All', 'Directory.Read.All'];

interface Line {
  operation: string;
  status: number;
  clientRequestId: string | null;
  answered: boolean;
}

describe('speaking to Microsoft Graph', () => {
  let simulator: GraphSimulator;
  let certificate: NewCertificate;
  let tenant: string;
  let pauses: number[];

  beforeAll(async () => {
    simulator = await GraphSimulator.open();
    certificate = await makeCertificate('Vigie', new Date(), 30);
  });
  beforeEach(async () => {
    tenant = randomUUID();
    pauses = [];
    await simulator.control('DELETE', '/faults');
    await simulator.control('DELETE', '/journal');
    await simulator.control('PUT', '/applications', {
      clientId,
      certificates: [certificate.certificatePem],
      permissions,
    });
    await simulator.control('POST', '/tenants', {
      id: tenant,
      name: 'Borel',
      domains: ['borel.test'],
      consents: { [clientId]: permissions },
      users: Array.from({ length: 45 }, (_, at) => ({
        userPrincipalName: `p${at}@borel.test`,
        displayName: `Personne ${at}`,
      })),
    });
  });
  afterAll(() => simulator.close());

  const client = (change: Partial<GraphSettings> = {}) =>
    new GraphClient({
      loginUrl: simulator.url,
      graphUrl: simulator.url,
      resource: 'https://graph.microsoft.com',
      credentials: () => Promise.resolve({ clientId, ...certificate }),
      pause: (ms) => {
        pauses.push(ms);
        return Promise.resolve();
      },
      random: () => 1,
      ...change,
    });
  const fault = (...all: object[]) => simulator.control('POST', '/faults', all);
  const journal = async () =>
    (await simulator.control<{ lines: Line[] }>('GET', `/journal?tenantId=${tenant}`)).lines;
  const failure = async (work: Promise<unknown>): Promise<GraphFailure> => {
    const error: unknown = await work.then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(GraphFailure);
    return error as GraphFailure;
  };
  const domains = { method: 'GET', path: '/domains' } as const;
  const newUser = (upn: string) =>
    ({
      method: 'POST',
      path: '/users',
      body: {
        accountEnabled: true,
        displayName: 'Zoé Léger',
        mailNickname: 'zoe',
        userPrincipalName: upn,
        passwordProfile: { password: 'Vert-Pomme-42' },
      } satisfies graph.User,
    }) as const;

  it('signs in by its certificate, once for many requests, and tells by what id each is known', async () => {
    const one = client();
    const answers = await Promise.all(
      [1, 2, 3].map(() => one.send<{ value: graph.Domain[] }>(tenant, domains)),
    );
    expect(answers[0]?.body.value[0]?.id).toBe('borel.test');
    const ids = (await journal()).map(({ clientRequestId }) => clientRequestId);
    expect(new Set(ids).size).toBe(3);
    expect(answers.every(({ requestId }) => requestId !== null)).toBe(true);
  });

  it('takes a new token when the old one is not taken any more', async () => {
    const one = client();
    await one.send(tenant, domains);
    await simulator.control('DELETE', '/tokens');
    expect((await one.send(tenant, domains)).status).toBe(200);
  });

  it('says in Microsoft’s numbers that a tenant has not consented', async () => {
    await simulator.control('PATCH', `/tenants/${tenant}`, { consents: { [clientId]: null } });
    expect(await failure(client().send(tenant, domains))).toMatchObject({
      code: 'AADSTS700016',
      outcome: 'refused',
    });
  });

  it('waits as long as it is told, and longer each time when it is not told', async () => {
    await fault(
      { match: 'GET /domains', kind: 'throttle', retryAfterSeconds: 7 },
      { match: 'GET /domains', kind: 'unavailable', retryAfterSeconds: 2 },
    );
    expect((await client().send(tenant, domains)).status).toBe(200);
    expect(pauses).toEqual([7000, 2000]);
  });

  it('gives up after its attempts, and at once when it is told to wait too long', async () => {
    await fault({ match: 'GET /domains', kind: 'throttle', times: 9, retryAfterSeconds: 1 });
    const { status, code, requestId } = await failure(client().send(tenant, domains));
    expect([status, code, pauses.length]).toEqual([429, 'TooManyRequests', 4]);
    expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
    await simulator.control('DELETE', '/faults');
    await fault({ match: 'GET /domains', kind: 'throttle', times: 9, retryAfterSeconds: 600 });
    await failure(client().send(tenant, domains));
    expect(pauses).toHaveLength(4);
  });

  it('never sends a write again whose answer was lost', async () => {
    await fault({ match: 'POST /users', kind: 'lost' });
    expect(await failure(client().send(tenant, newUser('zoe@borel.test')))).toMatchObject({
      status: 0,
      outcome: 'unknown',
    });
    const posts = (await journal()).filter(({ operation }) => operation === '/users');
    expect(posts.map(({ answered }) => answered)).toEqual([false]);
  });

  it('nor one that a gateway gave up on; a reading is asked again', async () => {
    await fault({ match: 'POST /users', kind: 'gateway' }, { match: 'GET /domains', kind: 'gateway' });
    expect(await failure(client().send(tenant, newUser('zoe@borel.test')))).toMatchObject({
      ...{ status: 504, outcome: 'unknown' },
    });
    const posts = (await journal()).filter(({ operation }) => operation === '/users');
    expect(posts.map(({ status }) => status)).toEqual([504]);
    expect((await client().send(tenant, domains)).status).toBe(200);
  });

  it('signs in where it is told, also in the cloud of another nation', async () => {
    let form = new URLSearchParams();
    const cloud = createServer((request, response) => {
      void text(request).then((body) => {
        if (body !== '') form = new URLSearchParams(body);
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify({ access_token: 'x', expires_in: 3599, value: [] }));
      });
    });
    await new Promise<void>((resolve) => cloud.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(cloud.address() as AddressInfo).port}`;
    const elsewhere = client({ loginUrl: url, graphUrl: url, resource: 'https://graph.microsoft.us' });
    await elsewhere.send(tenant, domains);
    cloud.close();
    expect(form.get('scope')).toBe('https://graph.microsoft.us/.default');
    const { aud } = decodeJwt(form.get('client_assertion') ?? '');
    expect(aud).toBe(`${url}/${tenant}/oauth2/v2.0/token`);
    expect(elsewhere.reference('/users/1')).toBe('https://graph.microsoft.us/v1.0/users/1');
  });

  it('reads again what was cut, and writes again what never left', async () => {
    await fault({ match: 'GET /domains', kind: 'lost' });
    expect((await client().send(tenant, domains)).status).toBe(200);
    const nowhere = client({ graphUrl: `http://127.0.0.1:${await freePort()}`, attempts: 3 });
    pauses = [];
    expect(await failure(nowhere.send(tenant, newUser('zoe@borel.test')))).toMatchObject({
      outcome: 'refused',
    });
    expect(pauses).toEqual([1000, 2000]);
  });

  it('lets no answer be waited for without end', async () => {
    await fault({ match: 'POST /users', kind: 'slow', delayMs: 3000 });
    const one = client({ timeoutMs: 300 });
    await one.send(tenant, domains);
    expect(await failure(one.send(tenant, newUser('zoe@borel.test')))).toMatchObject({ outcome: 'unknown' });
  });

  it('walks through pages', async () => {
    const names: string[] = [];
    for await (const { displayName } of client().items<graph.User>(
      tenant,
      '/users?$top=20&$select=displayName',
    ))
      names.push(displayName ?? '');
    expect(names).toHaveLength(45);
    expect(new Set(names).size).toBe(45);
  });

  it('asks again only for what was throttled in a batch', async () => {
    await fault({ match: 'GET /users/{id}', kind: 'throttle', after: 3, times: 2, retryAfterSeconds: 5 });
    const paths = Array.from({ length: 45 }, (_, at) => `/users/p${at}@borel.test?$select=displayName`);
    const outcomes = await client().batch(tenant, [...paths, '/users/absent@borel.test']);
    expect(outcomes.slice(0, 45)).toEqual(
      paths.map((_, at) => ({ status: 200, body: { displayName: `Personne ${at}` } })),
    );
    expect(outcomes.at(-1)?.status).toBe(404);
    expect(pauses).toEqual([5000]);
    expect((await journal()).filter(({ operation }) => operation === '/users/{id}')).toHaveLength(48);
  });

  it('refuses what Graph refuses, in its words', async () => {
    const refused = await failure(client().send(tenant, newUser('zoe@ailleurs.test')));
    expect(refused).toMatchObject({ status: 400, code: 'Request_BadRequest', outcome: 'refused' });
    expect(refused.message).toMatch(/verified domain/);
  });
});
