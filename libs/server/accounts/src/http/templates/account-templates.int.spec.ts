import type { Actor, Database } from '@vigie/platform';
import { TicketWorld } from '@vigie/tickets/testing';
import { randomUUID } from 'node:crypto';
import type { Agent } from 'supertest';
import { accountEntities } from '../../entities';
import { M365UserRow } from '../../store/tenants/m365-user.row';
import { TemplatesHttpModule, TemplatesModule } from '../../templates.module';
import { aGroup, aLicence, aTenant } from '../../testing/tenant-rows';

let world: TicketWorld;
let database: Database;
let manager: Agent;
let reader: Agent;
let client: { id: string; requester: Actor };
let ids: Record<'licence' | 'team' | 'list' | 'ruled', string>;
beforeAll(async () => {
  const imports = [TemplatesModule, TemplatesHttpModule];
  world = await TicketWorld.open('account-templates', { imports, entities: accountEntities });
  database = world.database;
  manager = await world.http(await world.staff('dispatcher'));
  reader = await world.http(await world.staff('technician'));
  client = await world.client();
  await aTenant(database, client.id);
  ids = {
    licence: await aLicence(database, client.id),
    team: await aGroup(database, client.id),
    list: await aGroup(database, client.id, { name: 'Tous', kind: 'list' }),
    ruled: await aGroup(database, client.id, { name: 'Paris', kind: 'group', writable: false }),
  };
});
afterAll(() => world.close());

const list = (clientId = client.id) => `/api/clients/${clientId}/account-templates`;
let count = 0;
const template = (values: object = {}) => ({
  name: `Commercial ${(count += 1)}`,
  licences: [ids.licence],
  groups: [ids.team, ids.list],
  tasks: ['Préparer le téléphone'],
  ...values,
});
const created = async (values: object = {}) =>
  (await manager.post(list()).send(template(values)).expect(201)).body;

describe('the templates of a client', () => {
  it('say by name what they bring', async () => {
    const kept = await created({ name: 'Comptable' });
    expect(kept).toMatchObject({
      client: { id: client.id },
      name: 'Comptable',
      licences: [{ id: ids.licence, name: 'Microsoft 365 Business Premium', missing: false }],
      groups: [
        { name: 'Ventes', kind: 'team', obstacle: null },
        { name: 'Tous', kind: 'list', obstacle: null },
      ],
      tasks: ['Préparer le téléphone'],
      active: true,
      version: 1,
    });
    expect((await reader.get(list()).expect(200)).body.items).toContainEqual(kept);
  });

  it('have one name each, whatever its case, and are changed at the version that was read', async () => {
    const { id, name, version } = await created();
    const again = await manager.post(list()).send(template({ name: name.toUpperCase() }));
    expect([again.status, again.body.code, again.body.errors[0].path]).toEqual([
      422,
      'account-template.name-taken',
      'name',
    ]);
    const other = await world.client();
    await manager.post(list(other.id)).send({ name, tasks: [] }).expect(201);
    const change = { ...template({ name, groups: [] }), version };
    expect((await manager.put(`/api/account-templates/${id}`).send(change).expect(200)).body.groups).toEqual(
      [],
    );
    await manager.put(`/api/account-templates/${id}`).send(change).expect(409);
  });

  it('bring nothing that the client does not have, and nobody into a group that a rule fills', async () => {
    const refused = async (values: object) =>
      (await manager.post(list()).send(template(values)).expect(422)).body.code;
    expect(await refused({ licences: [randomUUID()] })).toBe('account-template.licence-unknown');
    expect(await refused({ groups: [randomUUID()] })).toBe('account-template.group-refused');
    expect(await refused({ groups: [ids.ruled] })).toBe('account-template.group-refused');
    expect(await refused({ groups: [ids.team, ids.team] })).toBe('request.invalid');
    const other = await world.client();
    const theirs = await aLicence(database, other.id);
    expect(await refused({ licences: [theirs] })).toBe('account-template.licence-unknown');
  });

  it('mark what has disappeared under the name it had, and can be saved all the same', async () => {
    const licence = await aLicence(database, client.id, { name: 'VISIOCLIENT' });
    const group = await aGroup(database, client.id, { name: 'Projet Aube' });
    const turned = await aGroup(database, client.id, { name: 'Lyon' });
    const { id, version, name } = await created({ licences: [licence], groups: [group, turned] });
    await database.query('DELETE FROM m365_licence WHERE sku_id = ?', [licence]);
    await database.query('DELETE FROM m365_group WHERE guid = ?', [group]);
    await database.query('UPDATE m365_group SET writable = 0 WHERE guid = ?', [turned]);
    const body = { name, licences: [licence], groups: [group, turned], tasks: [], version };
    const saved = await manager.put(`/api/account-templates/${id}`).send(body).expect(200);
    expect(saved.body).toMatchObject({
      licences: [{ name: 'Visio Plan 2', missing: true }],
      groups: [
        { name: 'Projet Aube', kind: null, obstacle: 'missing' },
        { name: 'Lyon', obstacle: 'not-writable' },
      ],
    });
    await manager
      .post(list())
      .send(template({ groups: [group] }))
      .expect(422);
  });

  it('are archived and proposed again, never deleted', async () => {
    const { id } = await created();
    const path = `/api/account-templates/${id}/active`;
    const put = (body: object) => manager.put(path).send(body);
    expect((await put({ active: false, version: 1 }).expect(200)).body.active).toBe(false);
    await put({ active: true, version: 1 }).expect(409);
    expect((await put({ active: true, version: 2 }).expect(200)).body.active).toBe(true);
    await manager.delete(`/api/account-templates/${id}`).expect(404);
  });

  it('are read by our people and changed by those who may', async () => {
    const { id, name } = await created();
    await reader.post(list()).send(template()).expect(403);
    await reader
      .put(`/api/account-templates/${id}`)
      .send({ ...template({ name }), version: 1 })
      .expect(403);
    const contact = await world.http(client.requester);
    await contact.get(list()).expect(403);
    await manager.get(list('999999')).expect(404);
    await manager.post(list('999999')).send({ name: 'X' }).expect(404);
  });

  it('choose among the stock and the groups, those that cannot be chosen among them', async () => {
    const path = `/api/clients/${client.id}/account-choices`;
    const { body } = await reader.get(path).expect(200);
    expect(body.readAt).toEqual(expect.any(String));
    expect(body.licences).toContainEqual({
      id: ids.licence,
      name: 'Microsoft 365 Business Premium',
      free: 5,
    });
    expect(body.groups).toContainEqual(
      expect.objectContaining({ id: ids.ruled, name: 'Paris', writable: false }),
    );
    const other = await world.client();
    const none = await reader.get(`/api/clients/${other.id}/account-choices`).expect(200);
    expect(none.body).toEqual({ readAt: null, licences: [], groups: [] });
  });
});

describe('the form of arrival of a client', () => {
  it('proposes its own functions with what they bring, by name, and no identifier', async () => {
    const own = await world.client();
    await aTenant(database, own.id);
    const licence = await aLicence(database, own.id);
    const team = await aGroup(database, own.id, { name: 'Atelier' });
    await aGroup(database, own.id, { name: 'Réglé', writable: false });
    const body = { name: 'Monteur', licences: [licence], groups: [team], tasks: ['Badge'] };
    const { body: kept } = await manager.post(list(own.id)).send(body).expect(201);
    const contact = await world.http(own.requester);
    const answer = await contact.get('/api/portal/account-templates').expect(200);
    expect(answer.body).toEqual({
      items: [
        {
          name: 'Monteur',
          licences: ['Microsoft 365 Business Premium'],
          teams: ['Atelier'],
          lists: [],
          groups: [],
          tasks: ['Badge'],
        },
      ],
      licences: ['Microsoft 365 Business Premium'],
      groups: [{ name: 'Atelier', kind: 'team' }],
    });
    await manager.put(`/api/account-templates/${kept.id}/active`).send({ active: false, version: 1 });
    expect((await contact.get('/api/portal/account-templates').expect(200)).body.items).toEqual([]);
    await reader.get('/api/portal/account-templates').expect(403);
  });
});

describe('the form of departure of a client', () => {
  it('finds the accounts that can still leave, of the own company, by a part of their name or address', async () => {
    const own = await world.client();
    const other = await world.client();
    const user = (clientId: string, name: string, address: string, enabled = true) =>
      database.manager.insert(M365UserRow, {
        ...{ clientId, guid: randomUUID(), name, address, words: `${name} ${address}`, enabled },
        ...{ jobTitle: null, department: null, synced: false, licensed: true, skuIds: [] },
        ...{ changedAt: new Date(), seenAt: new Date() },
      });
    await user(own.id, 'Zoé Dubois', 'zoe.dubois@own.test');
    await user(own.id, 'Zoé Partie', 'zoe.partie@own.test', false);
    await user(other.id, 'Zoé Ailleurs', 'zoe@other.test');
    const contact = await world.http(own.requester);
    const matching = async (q: string) =>
      (await contact.get('/api/portal/accounts').query({ q }).expect(200)).body.items;
    const zoe = { address: 'zoe.dubois@own.test', name: 'Zoé Dubois' };
    expect(await matching('zoé')).toEqual([zoe]);
    expect(await matching('dubois@')).toEqual([zoe]);
    expect(await matching('%')).toEqual([]);
    await contact.get('/api/portal/accounts').expect(422);
    await reader.get('/api/portal/accounts').query({ q: 'zoe' }).expect(403);
  });
});
