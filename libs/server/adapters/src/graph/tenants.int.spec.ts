import { randomUUID, X509Certificate } from 'node:crypto';
import { RequestSync } from '@vigie/accounts';
import type { Actor } from '@vigie/platform';
import { graphPermissions } from '@vigie/rules';
import type { TenantDetail, TenantUser } from '@vigie/wire';
import type { Agent } from 'supertest';
import { applicationId, TenantWorld } from '../testing/tenant-world';

const sku = 'cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46';
const some = ['Directory.Read.All', 'User.ReadWrite.All'];

describe('tenants of clients', () => {
  let world: TenantWorld;
  let manager: Agent;
  let technician: Agent;
  let client: { id: string; requester: Actor };
  let tenantId: string;
  let domain: string;

  const seed = (values: object = {}) => ({
    id: tenantId,
    name: 'Borel',
    domains: [domain],
    skus: [{ skuId: sku, skuPartNumber: 'SPB', enabled: 5, plans: ['exchange'], renewsInDays: 30 }],
    users: [
      {
        userPrincipalName: `anne@${domain}`,
        displayName: 'Anne Lefèvre',
        licences: ['SPB'],
        jobTitle: 'Comptable',
        department: 'Comptabilité',
      },
      { userPrincipalName: `luc@${domain}`, displayName: 'Luc Petit', enabled: false },
      { userPrincipalName: `ad@${domain}`, displayName: 'Zoé Annuaire', synced: true, licences: ['SPB'] },
    ],
    groups: [
      { displayName: 'Atelier', kind: 'microsoft365', team: true },
      { displayName: 'Tous', kind: 'distribution', mail: `tous@${domain}` },
      { displayName: 'Compta' },
    ],
    ...values,
  });
  const path = () => `/api/tenants/${client.id}`;
  const shown = async () => (await manager.get(path()).expect(200)).body as TenantDetail;
  const connect = () =>
    manager.post(path()).send({ tenant: tenantId, domain, naming: 'first.last' }).expect(201);
  /** Reads it now. */
  const sync = async () => {
    await manager.post(`${path()}/sync`).expect(200);
    await world.desk.settle();
    return shown();
  };
  const users = async (query: Record<string, string> = {}, agent = manager) =>
    (await agent.get(`${path()}/users`).query(query).expect(200)).body as {
      items: TenantUser[];
      nextCursor: string | null;
      total: number;
    };
  const names = async (query: Record<string, string>) => (await users(query)).items.map(({ name }) => name);

  beforeAll(async () => {
    world = await TenantWorld.open('tenants');
    manager = await world.desk.http(await world.desk.staff('dispatcher'));
    technician = await world.desk.http(await world.desk.staff());
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    client = await world.desk.client();
    tenantId = randomUUID();
    domain = `${tenantId.slice(0, 8)}.test`;
    await world.simulator.control('POST', '/tenants', seed());
  });

  describe('our application', () => {
    it('is needed before anything is asked of Microsoft', async () => {
      await connect();
      const { body } = await manager.post(`${path()}/test`).expect(422);
      expect(body.code).toBe('tenant.no-application');
      expect((await shown()).consentUrl).toBeNull();
    });

    it('has a certificate of two years, whose public half alone leaves us', async () => {
      await world.application();
      const { body } = await manager.get('/api/m365/application').expect(200);
      expect(body).toMatchObject({
        clientId: applicationId,
        redirectUri: 'http://localhost:3000/api/m365/consent',
      });
      const [made] = body.certificates;
      expect(made).toMatchObject({ state: 'active', warn: false });
      expect(made.daysLeft).toBeGreaterThan(700);
      const file = `/api/m365/certificates/${made.id}/file`;
      const der = await technician
        .get(file)
        .expect('content-type', /pkix-cert/)
        .responseType('arraybuffer');
      const pem = await technician.get(file).query({ format: 'pem' }).responseType('arraybuffer');
      expect(new X509Certificate(der.body as Buffer).fingerprint256).toBe(
        new X509Certificate(pem.body as Buffer).fingerprint256,
      );
      const everywhere = await Promise.all(
        ['audit_entry', 'outbox', 'idempotency'].map((table) =>
          world.desk.database.query(`SELECT * FROM ${table}`),
        ),
      );
      expect(JSON.stringify([body, pem.body.toString(), everywhere])).not.toContain('PRIVATE KEY');
      await technician.post('/api/m365/certificates').expect(403);
    });

    it('renews it: the next one waits, then signs, and the one before is forgotten', async () => {
      const before = (await manager.post('/api/m365/certificates').expect(201)).body.certificates;
      expect(before.map(({ state }: { state: string }) => state)).toEqual(['made', 'active']);
      const twice = await manager.post('/api/m365/certificates').expect(422);
      expect(twice.body.code).toBe('tenant.certificate-waiting');
      await manager.delete(`/api/m365/certificates/${before[1].id}`).expect(422);
      await connect();
      await world.upload();
      await world.simulator.control('PATCH', `/tenants/${tenantId}`, {
        consents: { [applicationId]: graphPermissions },
      });
      await manager.post(`/api/m365/certificates/${before[0].id}/activate`).expect(200);
      expect((await manager.post(`${path()}/test`).expect(200)).body).toMatchObject({
        ok: true,
        name: 'Borel',
      });
      const keys = await world.desk.database.query<{ state: string; sealed: number | string }>(
        'SELECT state, private_key IS NOT NULL AS sealed FROM m365_certificate ORDER BY id',
      );
      expect(keys.map(({ state, sealed }) => [state, Number(sealed)])).toEqual([
        ['retired', 0],
        ['active', 1],
      ]);
      await manager.post(`/api/m365/certificates/${before[1].id}/activate`).expect(422);
    });

    it('says in words when Microsoft does not know the certificate', async () => {
      await connect();
      await world.simulator.control('PUT', '/applications', { clientId: applicationId, certificates: [] });
      await world.simulator.control('PATCH', `/tenants/${tenantId}`, { consents: { [applicationId]: some } });
      const { body } = await manager.post(`${path()}/test`).expect(200);
      expect(body.tenant.failure).toMatchObject({ code: 'certificate-refused' });
      expect(body.tenant.failure.message).toContain('AADSTS700027');
      await world.upload();
    });
  });

  describe('connecting', () => {
    it('finds a tenant by one of its domains', async () => {
      const { body } = await manager
        .post(path())
        .send({ tenant: domain, domain, naming: 'f.last' })
        .expect(201);
      expect(body).toMatchObject({ tenantId, naming: 'f.last', consent: 'never', syncing: null });
      const changed = await manager.patch(path()).send({ domain, naming: 'flast', version: 1 }).expect(200);
      expect(changed.body).toMatchObject({ naming: 'flast', version: 2 });
      await manager.patch(path()).send({ domain, naming: 'last', version: 1 }).expect(409);
      await manager.delete(path()).expect(204);
      await manager.get(path()).expect(404);
    });

    it('refuses what Microsoft does not know, what another client has, and who may not', async () => {
      const body = { tenant: 'nulle-part.test', domain, naming: 'f.last' };
      expect((await manager.post(path()).send(body).expect(422)).body.code).toBe('tenant.not-found');
      await connect();
      const other = await world.desk.client();
      const taken = { tenant: tenantId, domain, naming: 'f.last' };
      const refused = await manager.post(`/api/tenants/${other.id}`).send(taken).expect(422);
      expect(refused.body.code).toBe('tenant.taken');
      await manager.post('/api/tenants/999999').send(taken).expect(404);
      await technician.delete(path()).expect(403);
      await (await world.desk.http(client.requester)).get(path()).expect(403);
    });
  });

  describe('consent', () => {
    /** What the browser of the administrator does: the page of Microsoft, an answer, the way back. */
    async function answer(given: 'accept' | 'cancel', url: string): Promise<string> {
      const there = new URL(url);
      expect(there.pathname).toBe(`/${tenantId}/adminconsent`);
      const page = await fetch(`${world.simulator.url}${there.pathname}${there.search}`);
      expect(await page.text()).toContain('Directory.Read.All');
      const posted = await fetch(`${world.simulator.url}${there.pathname}${there.search}`, {
        method: 'POST',
        body: new URLSearchParams({ answer: given }),
        redirect: 'manual',
      });
      return posted.headers.get('location') ?? '';
    }
    const back = async (address: string) => {
      const { pathname, search } = new URL(address);
      const { headers } = await technician.get(`${pathname}${search}`).expect(303);
      return String(headers['location']).split('/').at(-1);
    };

    it('is asked, refused, given, and read at once', async () => {
      await connect();
      const asked = (await manager.post(`${path()}/consent`).expect(200)).body as TenantDetail;
      expect(asked.consent).toBe('asked');
      const url = asked.consentUrl ?? '';
      await technician.post(`${path()}/sync`).expect(422);
      expect(await back(await answer('cancel', url))).toBe('refused');
      expect(await shown()).toMatchObject({ consent: 'refused', syncing: null });
      expect(await back(await answer('accept', url))).toBe('granted');
      expect((await shown()).consent).toBe('granted');
      await world.desk.get(RequestSync).fire(client.id);
      await world.desk.settle();
      const read = await shown();
      expect(read).toMatchObject({ missing: 0, users: 3, syncing: null, failure: null });
      expect(read.permissions.every(({ granted }) => granted)).toBe(true);
    });

    it('is not taken from an address that was changed, nor for another tenant', async () => {
      await connect();
      const url = (await shown()).consentUrl ?? '';
      const returned = new URL(await answer('accept', url));
      const changed = (name: string, value: string) => {
        const copy = new URL(returned);
        copy.searchParams.set(name, value);
        return back(copy.toString());
      };
      expect(await changed('state', `${client.id}.AAAAAAAAAAAAAAAAAAAAAA`)).toBe('invalid');
      expect(await changed('state', '1')).toBe('invalid');
      expect(await changed('tenant', randomUUID())).toBe('invalid');
      expect((await shown()).consent).toBe('never');
    });

    it('that was withdrawn shows as such, with the words of Microsoft', async () => {
      await connect();
      const { body } = await manager.post(`${path()}/test`).expect(200);
      expect(body).toMatchObject({ ok: false, name: null });
      expect(body.tenant).toMatchObject({ consent: 'expired', failure: { code: 'not-consented' } });
      expect(body.tenant.failure.message).toContain('AADSTS700016');
    });
  });

  it('names the permissions that lack, and the steps that need them', async () => {
    await world.simulator.control('POST', '/tenants', seed({ consents: { [applicationId]: some } }));
    await connect();
    await manager.post(`${path()}/test`).expect(200);
    const { missing, permissions, requestId } = await shown();
    expect(missing).toBe(graphPermissions.length - some.length);
    expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(permissions.find(({ name }) => name === 'Files.ReadWrite.All')).toEqual({
      name: 'Files.ReadWrite.All',
      granted: false,
      steps: ['wait-for-drive', 'snapshot-account', 'share-drive'],
    });
    const { items } = (await technician.get('/api/tenants').expect(200)).body;
    const line = items.find((item: { client: { id: string } }) => item.client.id === client.id);
    expect(line.tenant).toMatchObject({ missing, consent: 'granted' });
  });

  describe('reading', () => {
    beforeEach(async () => {
      const consents = { [applicationId]: graphPermissions };
      await world.simulator.control('POST', '/tenants', seed({ consents }));
      await connect();
      await manager.post(`${path()}/test`).expect(200);
    });

    it('keeps people, groups and licences with their renewal', async () => {
      const read = await sync();
      expect(read).toMatchObject({ users: 3, groups: { group: 1, list: 1, team: 1 } });
      const [licence] = read.licences;
      expect(licence).toMatchObject({ name: 'SPB', enabled: 5, consumed: 2 });
      expect(licence?.renewsOn).toMatch(/^\d{4}-\d\d-\d\d$/);
      const { items, total } = await users();
      expect(total).toBe(3);
      expect(items[0]).toMatchObject({
        name: 'Anne Lefèvre',
        address: `anne@${domain}`,
        jobTitle: 'Comptable',
        department: 'Comptabilité',
        enabled: true,
        synced: false,
        licences: ['SPB'],
      });
    });

    it('notices who changed and who is gone', async () => {
      await sync();
      const before = (await users()).items;
      const all = seed({ consents: { [applicationId]: graphPermissions } });
      const seen = await world.simulator.control<{ users: { id: string; userPrincipalName: string }[] }>(
        'GET',
        `/tenants/${tenantId}`,
      );
      const kept = all.users.slice(0, 2).map((user) => ({
        ...user,
        id: seen.users.find(({ userPrincipalName }) => userPrincipalName === user.userPrincipalName)?.id,
        ...(user.displayName === 'Luc Petit' && { jobTitle: 'Chef d’atelier' }),
      }));
      await world.simulator.control('POST', '/tenants', { ...all, users: kept, groups: [] });
      expect(await sync()).toMatchObject({ users: 2, groups: { group: 0, list: 0, team: 0 } });
      const after = (await users()).items;
      const at = (list: TenantUser[], name: string) => list.find((user) => user.name === name)?.changedAt;
      expect(after.map(({ name }) => name)).toEqual(['Anne Lefèvre', 'Luc Petit']);
      expect(at(after, 'Anne Lefèvre')).toBe(at(before, 'Anne Lefèvre'));
      expect(at(after, 'Luc Petit')).not.toBe(at(before, 'Luc Petit'));
    });

    it('goes on after a failure of Microsoft, which it notes', async () => {
      await world.simulator.control('POST', '/faults', [
        { match: 'GET /groups', kind: 'unavailable', times: 20, retryAfterSeconds: 0 },
      ]);
      const failed = await sync();
      await world.simulator.control('DELETE', '/faults');
      expect(failed).toMatchObject({ failure: { code: 'unreachable' }, syncing: null, syncedAt: null });
      expect(await sync()).toMatchObject({ failure: null, users: 3 });
    });

    it('begun twice is one reading; one that was left is superseded by the next', async () => {
      await manager.post(`${path()}/sync`).expect(200);
      await manager.post(`${path()}/sync`).expect(200);
      const waiting = await world.desk.database.query(
        "SELECT id FROM outbox WHERE job = 'tenant.sync' AND done_at IS NULL",
      );
      expect(waiting).toHaveLength(1);
      await world.desk.database.execute(
        'UPDATE m365_tenant SET sync_started_at = sync_started_at - INTERVAL 1 HOUR WHERE client_id = ?',
        [client.id],
      );
      await world.desk.settle();
      expect((await shown()).syncedAt).toBeNull();
      expect((await sync()).syncedAt).not.toBeNull();
    });

    it('finds people by any part of name and address, by filters, in each order, page after page', async () => {
      await sync();
      expect(await names({ q: 'lefevre' })).toEqual(['Anne Lefèvre']);
      expect(await names({ q: 'LEFÈVRE anne' })).toEqual(['Anne Lefèvre']);
      expect(await names({ q: 'petit luc@' })).toEqual(['Luc Petit']);
      expect(await names({ q: '100%' })).toEqual([]);
      expect(await names({ enabled: 'false' })).toEqual(['Luc Petit']);
      expect(await names({ synced: 'true' })).toEqual(['Zoé Annuaire']);
      expect(await names({ licensed: 'true' })).toEqual(['Anne Lefèvre', 'Zoé Annuaire']);
      for (const sort of ['name', 'address', '-changed']) {
        const found: string[] = [];
        for (let cursor: string | undefined, first = true; first || cursor; first = false) {
          const page = await users({ sort, limit: '1', ...(cursor && { cursor }) });
          found.push(...page.items.map(({ id }) => id));
          cursor = page.nextCursor ?? undefined;
        }
        expect(new Set(found).size).toBe(3);
      }
      await (await world.desk.http(client.requester)).get(`${path()}/users`).expect(403);
    });

    it('gives them away as a file, and says so in the journal', async () => {
      await sync();
      const { text } = await technician.get(`${path()}/users/export`).query({ licensed: 'true' }).expect(200);
      expect(text.split('\r\n').slice(0, 2).join('\n')).toBe(
        `\ufeffNom;Adresse;Fonction;Service;Actif;Licences;Annuaire local;Dernier changement\nAnne Lefèvre;anne@${domain};Comptable;Comptabilité;oui;SPB;non;${text.split('\r\n')[1]?.split(';').at(-1)}`,
      );
      await technician.get(`${path()}/users/export`).query({ format: 'xlsx' }).expect(200);
      const [entry] = await world.desk.database.query<{ action: string }>(
        'SELECT action FROM audit_entry WHERE target = ? ORDER BY id DESC LIMIT 1',
        [`client:${client.id}`],
      );
      expect(entry?.action).toBe('tenant.users-exported');
    });
  });
});
