import { randomUUID } from 'node:crypto';
import { aContact, asActor } from '@vigie/directory/testing';
import type { Actor, Database } from '@vigie/platform';
import { TicketWorld } from '@vigie/tickets/testing';
import type { Agent } from 'supertest';
import { accountEntities } from '../../entities';
import { AccountPlanRow } from '../../store/plans/account-plan.row';
import { AccountStepRow } from '../../store/plans/account-step.row';
import { TemplatesHttpModule, TemplatesModule } from '../../templates.module';
import { aLicence, aTenant } from '../../testing/tenant-rows';
import { WatchLicences } from './watch-licences';

let world: TicketWorld;
let database: Database;
let staff: Actor;
let http: Agent;
beforeAll(async () => {
  const imports = [TemplatesModule, TemplatesHttpModule];
  world = await TicketWorld.open('licences', { imports, entities: accountEntities });
  database = world.database;
  staff = await world.staff('dispatcher');
  http = await world.http(staff);
});
afterAll(() => world.close());

/** One round of a worker. */
async function look(): Promise<void> {
  const watch = world.get(WatchLicences);
  for (const id of await watch.changed()) await watch.fire(id);
}
const stockOf = async (clientId: string) =>
  (await http.get('/api/licences').query({ client: clientId }).expect(200)).body.items;
const ticketsOf = (clientId: string) =>
  database.query<{ id: string; subject: string; description: string; kind: string; queueId: string }>(
    'SELECT id, subject, description, kind, queue_id AS queueId FROM ticket WHERE client_id = ? ORDER BY id',
    [clientId],
  );
const notesOf = async (ticketId: string) =>
  (
    await database.query<{ body: string }>(
      "SELECT body FROM ticket_message WHERE ticket_id = ? AND visibility = 'internal' ORDER BY id",
      [ticketId],
    )
  ).map(({ body }) => body);
const setStock = (productId: string, enabled: number, consumed: number) =>
  database.query('UPDATE m365_licence SET enabled = ?, consumed = ? WHERE sku_id = ?', [
    enabled,
    consumed,
    productId,
  ]);

let plans = 0;
/** A plan that keeps a licence of a product for somebody; returns its identifiers. */
async function reserve(clientId: string, productId: string, effectiveDate = '2026-12-07') {
  const portal = await world.http(asActor(await aContact(database, { clientId })));
  const request = { kind: 'question', subject: 'Arrivée', description: 'Une arrivée' };
  const { body } = await portal.post('/api/portal/requests').send(request).expect(201);
  plans += 1;
  const { identifiers } = await database.manager.insert(AccountPlanRow, {
    ticketId: body.ticketId,
    clientId,
    requestId: body.id,
    kind: 'arrival',
    state: 'scheduled',
    firstName: 'Zoé',
    lastName: `Dubois ${plans}`,
    jobTitle: null,
    address: null,
    accountId: null,
    templateId: null,
    facts: { kind: 'password-reset', address: 'zoe@client.test' },
    notices: [],
    effectiveDate,
    runAt: null,
    createdAt: new Date(),
    launchedAt: null,
    launchedBy: null,
    endedAt: null,
    endReason: null,
    version: 1,
  });
  const planId = String(identifiers[0]?.['id']);
  await database.manager.insert(AccountStepRow, {
    planId,
    clientId,
    position: 1,
    key: `assign-licence:${productId}`,
    kind: 'assign-licence',
    targetId: productId,
    targetName: 'SPB',
    value: null,
    after: [],
    needs: [],
    state: 'waiting',
    attempts: 0,
  });
  return { planId, ticketId: String(body.ticketId) };
}

describe('the stock of a client', () => {
  it('counts what plans keep, until Microsoft counts it', async () => {
    const { id } = await world.client();
    await aTenant(database, id);
    const productId = await aLicence(database, id, { enabled: 10, consumed: 7 });
    const { planId } = await reserve(id, productId, '2026-12-14');
    await reserve(id, productId, '2026-12-07');
    expect(await stockOf(id)).toMatchObject([
      { reserved: 2, free: 1, toBuy: 0, state: 'enough', neededBy: '2026-12-07' },
    ]);
    await database.query("UPDATE account_step SET state = 'done', ended_at = NOW(3) WHERE plan_id = ?", [
      planId,
    ]);
    expect(await stockOf(id)).toMatchObject([{ reserved: 2, free: 1 }]);
    await database.query(
      'UPDATE m365_tenant SET synced_at = NOW(3) + INTERVAL 1 SECOND WHERE client_id = ?',
      [id],
    );
    await setStock(productId, 10, 8);
    expect(await stockOf(id)).toMatchObject([{ consumed: 8, reserved: 1, free: 1 }]);
    await database.query("UPDATE account_plan SET state = 'cancelled' WHERE client_id = ?", [id]);
    expect(await stockOf(id)).toMatchObject([{ reserved: 0, free: 2 }]);
  });

  it('is filtered as the rules judge each line, and found by the name people say', async () => {
    const { id } = await world.client();
    await aTenant(database, id);
    await aLicence(database, id, { name: 'SPB', enabled: 5, consumed: 5 });
    await aLicence(database, id, { name: 'POWER_BI_PRO', enabled: 5, consumed: 1, renewsOn: '2020-01-01' });
    await aLicence(database, id, { name: 'VISIOCLIENT', enabled: 0, consumed: 0 });
    await aLicence(database, id, { name: 'FLOW_FREE', enabled: 100, consumed: 100 });
    await aLicence(database, id, { name: 'EMS', enabled: 2, consumed: 3 });
    const all = await stockOf(id);
    const shown = async (query: object) =>
      (
        await http
          .get('/api/licences')
          .query({ client: id, ...query })
          .expect(200)
      ).body.items.map(({ product }: { product: string }) => product);
    const toBuy = all.filter((one: { toBuy: number }) => one.toBuy > 0);
    expect(toBuy.map(({ partNumber }: { partNumber: string }) => partNumber)).toEqual(['EMS', 'SPB']);
    expect(await shown({ show: 'to-buy' })).toEqual(toBuy.map(({ product }: { product: string }) => product));
    expect(await shown({ show: 'renewal' })).toEqual(['Power BI Pro']);
    expect(await shown({ q: 'business prem' })).toEqual(['Microsoft 365 Business Premium']);
    const states = Object.fromEntries(
      all.map((one: { partNumber: string; state: string }) => [one.partNumber, one.state]),
    );
    expect(states).toEqual({
      SPB: 'none-spare',
      POWER_BI_PRO: 'enough',
      VISIOCLIENT: 'unused',
      FLOW_FREE: 'enough',
      EMS: 'lacking',
    });
    const first = await http.get('/api/licences').query({ client: id, limit: 2 }).expect(200);
    const { nextCursor } = first.body;
    const rest = await http.get('/api/licences').query({ client: id, cursor: nextCursor }).expect(200);
    expect([...first.body.items, ...rest.body.items]).toEqual(all);
    const counts = await http.get('/api/licences/counts').expect(200);
    expect(counts.body['to-buy']).toBeGreaterThanOrEqual(2);
  });

  it('grows from what was there first, or was agreed since', async () => {
    const { id } = await world.client();
    await aTenant(database, id);
    const productId = await aLicence(database, id, { enabled: 20, consumed: 10 });
    await look();
    expect(await stockOf(id)).toMatchObject([{ agreed: { count: 20 }, grown: false, version: 1, spare: 1 }]);
    await setStock(productId, 23, 10);
    await look();
    expect(await stockOf(id)).toMatchObject([{ agreed: { count: 20 }, grown: true }]);
    const path = `/api/clients/${id}/licences/${productId}/agreement`;
    const amended = { count: 23, on: '2026-11-20', spare: 2, version: 1 };
    const { body } = await http.put(path).send(amended).expect(200);
    expect(body).toMatchObject({
      agreed: { count: 23, on: '2026-11-20' },
      grown: false,
      spare: 2,
      version: 2,
    });
    await http.put(path).send(amended).expect(409);
    const technician = await world.http(await world.staff('technician'));
    await technician.put(path).send(amended).expect(403);
    await http.put(`/api/clients/${id}/licences/${randomUUID()}/agreement`).send(amended).expect(404);
  });

  it('leaves as a file in the language of its reader', async () => {
    const { id } = await world.client();
    await aLicence(database, id, { enabled: 3, consumed: 3 });
    const query = { client: id, show: 'to-buy' };
    const csv = await http
      .get('/api/licences/export')
      .query({ ...query, format: 'csv' })
      .expect(200);
    expect(csv.text).toContain('Client;Produit;');
    expect(csv.text).toContain(';Microsoft 365 Business Premium;SPB;3;3;0;0;1;Aucune d’avance;1;');
    const xlsx = await http
      .get('/api/licences/export')
      .query({ ...query, format: 'xlsx' })
      .buffer()
      .expect(200);
    expect(xlsx.headers['content-disposition']).toContain('licences.xlsx');
  });

  it('is shown to the direction of the client only, and its own', async () => {
    const { id, requester } = await world.client();
    await aTenant(database, id);
    await aLicence(database, id, { enabled: 3, consumed: 1 });
    await (await world.http(requester)).get('/api/portal/licences').expect(403);
    const direction = await world.http(
      asActor(await aContact(database, { clientId: id, roles: ['approver'] })),
    );
    const { body } = await direction.get('/api/portal/licences').expect(200);
    expect(body.items).toEqual([
      expect.objectContaining({ product: 'Microsoft 365 Business Premium', enabled: 3, free: 2 }),
    ]);
    expect(Object.keys(body.items[0])).not.toContain('agreed');
  });
});

describe('a shortage of licences', () => {
  it('opens one ticket, however many workers see it, and says when it grows and ends', async () => {
    const { id } = await world.client();
    await aTenant(database, id);
    const productId = await aLicence(database, id, { enabled: 10, consumed: 10 });
    const watch = world.get(WatchLicences);
    const seen = await watch.changed();
    const key = seen.find((one) => one.startsWith(`${id}/`)) ?? '';
    await Promise.all(Array.from({ length: 6 }, () => watch.fire(key)));
    const tickets = await ticketsOf(id);
    expect(tickets).toMatchObject([
      { subject: 'Commander 1 licence Microsoft 365 Business Premium', kind: 'internal' },
    ]);
    const [{ id: ticketId } = { id: '' }] = tickets;
    expect(await stockOf(id)).toMatchObject([
      { ticket: { id: ticketId, number: `T-${ticketId}` }, toBuy: 1 },
    ]);
    await look();
    expect(await watch.changed()).toEqual([]);

    await setStock(productId, 10, 12);
    await look();
    await look();
    expect(await notesOf(ticketId)).toEqual([expect.stringContaining('commander 3 licences')]);

    await setStock(productId, 13, 12);
    await Promise.all([watch.fire(key), watch.fire(key)]);
    expect((await notesOf(ticketId)).slice(1)).toEqual([expect.stringContaining('est terminé')]);
    expect(await stockOf(id)).toMatchObject([{ ticket: null, toBuy: 0 }]);
    expect(await ticketsOf(id)).toHaveLength(1);

    await setStock(productId, 13, 13);
    await look();
    expect(await ticketsOf(id)).toHaveLength(2);
  });

  it('says by when to buy and what it does to the price, and stands in the queue of our own work', async () => {
    const { id } = await world.client();
    await aTenant(database, id);
    const productId = await aLicence(database, id, { enabled: 10, consumed: 8 });
    await look();
    const { ticketId } = await reserve(id, productId, '2026-12-14');
    await reserve(id, productId, '2026-12-07');
    await reserve(id, productId, '2026-12-21');
    await look();
    const purchase = (await ticketsOf(id)).find(({ kind }) => kind === 'internal');
    expect(purchase?.subject).toBe('Commander 2 licences Microsoft 365 Business Premium');
    expect(purchase?.description).toContain('avant le 07/12/2026');
    expect(purchase?.description).toContain('12 licences contre 10 convenues');
    const [other] = (await ticketsOf(id)).filter((ticket) => ticket.id === ticketId);
    expect(purchase?.queueId).toBe(other?.queueId);
  });

  it('ends with its product, and is none of a product that costs nothing or keeps no spare', async () => {
    const { id } = await world.client();
    await aTenant(database, id);
    await aLicence(database, id, { name: 'FLOW_FREE', enabled: 10, consumed: 10 });
    const productId = await aLicence(database, id, { enabled: 4, consumed: 4 });
    await look();
    const [ticket] = await ticketsOf(id);
    expect(await ticketsOf(id)).toHaveLength(1);
    const path = `/api/clients/${id}/licences/${productId}/agreement`;
    await http.put(path).send({ count: 4, on: '2026-01-01', spare: 0, version: 1 }).expect(200);
    await look();
    expect(await notesOf(ticket?.id ?? '')).toHaveLength(1);
    await setStock(productId, 4, 5);
    await look();
    const second = (await ticketsOf(id)).at(-1);
    await database.query('DELETE FROM m365_licence WHERE sku_id = ?', [productId]);
    await look();
    expect(await notesOf(second?.id ?? '')).toHaveLength(1);
    expect(await world.get(WatchLicences).changed()).toEqual([]);
  });
});
