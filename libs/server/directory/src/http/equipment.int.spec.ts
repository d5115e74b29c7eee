import { EquipmentQueries } from '../queries/equipment-queries';
import { aClient, aContact, asActor, aStaff } from '../testing';
import { browser, signedIn, startTestApp, type TestApp } from '../testing/test-app';
import { SaveEquipment } from '../use-cases/save-equipment';

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp('directory_equipment');
});
afterAll(() => test.stop());

const technician = async () => signedIn(test, await aStaff(test.database, { name: 'Léa Martin' }));
const laptop = { kind: 'workstation', name: 'PC-001', state: 'in-use' };

describe('the estate', () => {
  it('holds equipment with its site, owner, cover and warranty, and remembers every change', async () => {
    const agent = await technician();
    const contact = await aContact(test.database, { name: 'Paul Roche' });
    const clientId = contact.clientId ?? '';
    const site = (await agent.post('/api/sites').send({ clientId, name: 'Lyon' }).expect(201)).body;
    const facts = { clientId, ...laptop, serial: 'SN-1', siteId: site.id, ownerId: contact.id, model: 'T14' };
    const made = await agent
      .post('/api/equipment')
      .send({ ...facts, warrantyEnd: '2027-03-31', vendorContract: 'DELL-77' })
      .expect(201);
    expect(made.body).toMatchObject({
      client: { id: clientId },
      site: { id: site.id, name: 'Lyon' },
      owner: { id: contact.id, name: 'Paul Roche' },
      covered: true,
      warrantyEnd: '2027-03-31',
      state: 'in-use',
      version: 1,
    });
    const url = `/api/equipment/${made.body.id}`;
    const change = { ownerName: 'Accueil', siteId: null, covered: false, version: 1 };
    const changed = await agent.patch(url).send(change).expect(200);
    expect(changed.body).toMatchObject({
      owner: { id: null, name: 'Accueil' },
      site: null,
      version: 2,
      history: [
        {
          type: 'changed',
          actor: 'Léa Martin',
          changes: {
            site: { from: 'Lyon', to: null },
            owner: { from: 'Paul Roche', to: 'Accueil' },
            covered: { from: true, to: false },
          },
        },
        { type: 'created' },
      ],
    });
    const unchanged = await agent.patch(url).send({ name: 'PC-001', version: 2 }).expect(200);
    expect(unchanged.body).toMatchObject({ version: 2, history: { length: 2 } });
    const [line] = await test.database.query<{ data: unknown }>(
      "SELECT data FROM audit_entry WHERE action = 'equipment.changed' AND target = ?",
      [`equipment:${made.body.id}`],
    );
    expect(JSON.stringify(line)).not.toContain('Paul');
    expect((await agent.get(`/api/sites?client=${clientId}`).expect(200)).body.items).toMatchObject([
      { name: 'Lyon', equipment: 0 },
    ]);
  });

  it('moves with a reason where the rules ask for one, and keeps the moves', async () => {
    const agent = await technician();
    const { id: clientId } = await aClient(test.database);
    const { body } = await agent
      .post('/api/equipment')
      .send({ clientId, ...laptop })
      .expect(201);
    const move = (data: object) => agent.post(`/api/equipment/${body.id}/state`).send(data);
    expect((await move({ to: 'lost', version: 1 }).expect(422)).body.code).toBe('equipment.reason-required');
    const lost = await move({ to: 'lost', reason: 'Oublié dans le train', version: 1 }).expect(200);
    expect(lost.body).toMatchObject({
      state: 'lost',
      history: [
        { type: 'moved', changes: { state: { from: 'in-use', to: 'lost' } }, reason: 'Oublié dans le train' },
        {},
      ],
    });
    const refused = await move({ to: 'in-use', reason: 'Retrouvé', version: 2 }).expect(422);
    expect(refused.body.code).toBe('equipment.move-refused');
    const stale = await move({ to: 'in-stock', reason: 'Retrouvé', version: 1 }).expect(409);
    expect(stale.body.data).toEqual({ version: 2 });
  });

  it('has one serial number once within a client, and one name per site', async () => {
    const agent = await technician();
    const { id: clientId } = await aClient(test.database);
    const { id: other } = await aClient(test.database);
    const piece = { ...laptop, serial: 'SN-42' };
    await agent
      .post('/api/equipment')
      .send({ clientId, ...piece })
      .expect(201);
    const twice = await agent
      .post('/api/equipment')
      .send({ clientId, ...piece })
      .expect(422);
    expect(twice.body).toMatchObject({ code: 'equipment.serial-taken', errors: [{ path: 'serial' }] });
    await agent
      .post('/api/equipment')
      .send({ clientId: other, ...piece })
      .expect(201);
    const site = (await agent.post('/api/sites').send({ clientId, name: 'Siège' }).expect(201)).body;
    await agent.post('/api/sites').send({ clientId, name: 'Siège' }).expect(422);
    await agent.patch(`/api/sites/${site.id}`).send({ address: '1 rue du Port', version: 1 }).expect(200);
    await agent.patch(`/api/sites/${site.id}`).send({ name: 'Siège 2', version: 1 }).expect(409);
  });

  it('lets nothing cross clients, neither through the API nor in the database', async () => {
    const agent = await technician();
    const [ours, theirs] = [await aContact(test.database), await aContact(test.database)];
    const clientId = ours.clientId ?? '';
    const site = await agent.post('/api/sites').send({ clientId: theirs.clientId, name: 'Nice' }).expect(201);
    const create = (fields: object) => agent.post('/api/equipment').send({ clientId, ...laptop, ...fields });
    const wrongSite = await create({ siteId: site.body.id }).expect(422);
    expect(wrongSite.body.errors).toMatchObject([{ path: 'siteId', code: 'equipment.other-client' }]);
    const wrongOwner = await create({ ownerId: theirs.id }).expect(422);
    expect(wrongOwner.body.errors).toMatchObject([{ path: 'ownerId', code: 'equipment.other-client' }]);
    await agent
      .post('/api/equipment')
      .send({ clientId: '999999', ...laptop })
      .expect(404);
    const { body } = await create({}).expect(201);
    const cross = (sql: string, ...parameters: unknown[]) => test.database.execute(sql, parameters);
    const refused = { code: 'ER_NO_REFERENCED_ROW_2' };
    await expect(
      cross('UPDATE equipment SET site_id = ? WHERE id = ?', site.body.id, body.id),
    ).rejects.toMatchObject(refused);
    await expect(
      cross('UPDATE equipment SET owner_id = ? WHERE id = ?', theirs.id, body.id),
    ).rejects.toMatchObject(refused);
    await expect(
      cross('UPDATE equipment_event SET client_id = ? WHERE equipment_id = ?', theirs.clientId, body.id),
    ).rejects.toMatchObject(refused);
  });

  it('is listed page by page, by client, site, kind, state, cover, warranty and text', async () => {
    const agent = await technician();
    const { id: clientId } = await aClient(test.database);
    const site = (await agent.post('/api/sites').send({ clientId, name: 'Lyon' }).expect(201)).body;
    const pieces = [
      { kind: 'phone', name: 'B 100%', serial: 'P1', state: 'lent', siteId: site.id },
      { kind: 'server', name: 'A', covered: false },
      { kind: 'phone', name: 'C', warrantyEnd: '2026-12-31', ownerName: 'Accueil' },
    ];
    for (const piece of pieces)
      await agent
        .post('/api/equipment')
        .send({ clientId, ...piece })
        .expect(201);
    const names = async (query: object) => {
      const { items } = (
        await agent
          .get('/api/equipment')
          .query({ client: clientId, ...query })
          .expect(200)
      ).body;
      return items.map(({ name }: { name: string }) => name);
    };
    expect(await names({})).toEqual(['A', 'B 100%', 'C']);
    expect(await names({ kind: 'phone' })).toEqual(['B 100%', 'C']);
    expect(await names({ state: 'in-stock' })).toEqual(['A', 'C']);
    expect(await names({ site: site.id })).toEqual(['B 100%']);
    expect(await names({ covered: 'false' })).toEqual(['A']);
    expect(await names({ warrantyBefore: '2027-01-01' })).toEqual(['C']);
    expect(await names({ warrantyBefore: '2026-12-31' })).toEqual([]);
    expect(await names({ q: '0%' })).toEqual(['B 100%']);
    expect(await names({ q: 'accueil' })).toEqual(['C']);
    const first = (await agent.get('/api/equipment').query({ client: clientId, limit: 2 }).expect(200)).body;
    expect(await names({ cursor: first.nextCursor })).toEqual(['C']);
    await agent.get('/api/equipment?cursor=bm9uc2Vuc2U').expect(422);
    await agent.get('/api/equipment?sort=serial').expect(422);
  });

  it('is shown to its client, read-only, without what is between us and the vendor', async () => {
    const agent = await technician();
    const contact = await aContact(test.database, { roles: ['client-dpo'] });
    const stranger = await aContact(test.database);
    const { clientId } = contact;
    const facts = { clientId, ...laptop, vendorContract: 'DELL-1' };
    const { body } = await agent.post('/api/equipment').send(facts).expect(201);
    const client = await signedIn(test, contact);
    const { items } = (await client.get('/api/portal/equipment').expect(200)).body;
    expect(items).toMatchObject([{ id: body.id, name: 'PC-001' }]);
    expect(items[0]).not.toHaveProperty('vendorContract');
    const other = await signedIn(test, stranger);
    expect((await other.get('/api/portal/equipment').expect(200)).body.items).toEqual([]);
    await client.get(`/api/equipment/${body.id}`).expect(403);
    await client
      .post('/api/equipment')
      .send({ clientId, ...laptop })
      .expect(403);
    await client.get(`/api/sites?client=${clientId}`).expect(403);
    await browser(test).get('/api/portal/equipment').expect(401);
  });

  it('of another client does not exist inside a scope', async () => {
    const agent = await technician();
    const [ours, theirs] = [await aContact(test.database), await aContact(test.database)];
    const { body } = await agent
      .post('/api/equipment')
      .send({ clientId: theirs.clientId, ...laptop })
      .expect(201);
    const { scope } = asActor(ours);
    const missing = { code: 'not-found' };
    await expect(test.app.get(EquipmentQueries).one(scope, body.id)).rejects.toMatchObject(missing);
    const change = { name: 'À nous', version: 1 };
    await expect(test.app.get(SaveEquipment).change(asActor(ours), body.id, change)).rejects.toMatchObject(
      missing,
    );
    await agent.get('/api/equipment/999999').expect(404);
  });

  it('is changed by those who work on it, read by the rest of our people', async () => {
    const reader = await signedIn(test, await aStaff(test.database, { roles: ['accounting'] }));
    await reader.get('/api/equipment').expect(200);
    const { id: clientId } = await aClient(test.database);
    await reader
      .post('/api/equipment')
      .send({ clientId, ...laptop })
      .expect(403);
  });
});
