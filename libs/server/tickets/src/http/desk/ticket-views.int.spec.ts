import type { Agent } from 'supertest';
import { TicketWorld } from '../../testing/ticket-world';

let world: TicketWorld;
let mine: Agent;
let colleague: Agent;
let dispatcher: Agent;
beforeAll(async () => {
  world = await TicketWorld.open('ticket_views');
  mine = await world.http(await world.staff());
  colleague = await world.http(await world.staff());
  dispatcher = await world.http(await world.staff('dispatcher'));
});
afterAll(() => world.close());

const path = '/api/ticket-views';
const pressing = { name: 'Incidents pressants', filters: { view: 'todo', kind: 'incident', priority: 1 } };
const names = async (agent: Agent) =>
  (await agent.get(path).expect(200)).body.items.map(({ name }: { name: string }) => name);

describe('a saved view', () => {
  it('is its owner’s alone', async () => {
    const { body } = await mine
      .post(path)
      .send({ ...pressing, sort: 'priority' })
      .expect(201);
    expect(body).toMatchObject({ ...pressing, sort: 'priority', shared: false, columns: null, version: 1 });
    expect(await names(mine)).toContain(pressing.name);
    expect(await names(colleague)).not.toContain(pressing.name);
    const change = { ...pressing, version: 1 };
    expect((await colleague.put(`${path}/${body.id}`).send(change).expect(404)).body.code).toBe('not-found');
    await colleague.delete(`${path}/${body.id}`).expect(404);
    await mine.delete(`${path}/${body.id}`).expect(204);
    expect(await names(mine)).toEqual([]);
  });

  it('is laid out as it was kept', async () => {
    const kept = { ...pressing, name: 'Tableau', display: 'board' };
    const { id, display } = (await mine.post(path).send(kept).expect(201)).body;
    expect(display).toBe('board');
    const change = { ...kept, display: 'table', columns: ['client'], version: 1 };
    expect((await mine.put(`${path}/${id}`).send(change).expect(200)).body.display).toBe('table');
    await mine
      .post(path)
      .send({ ...kept, display: 'circle' })
      .expect(422);
    await mine.delete(`${path}/${id}`).expect(204);
  });

  it('is refused with what the list could not read', async () => {
    for (const wrong of [{ state: 'lost' }, { priority: 9 }, { colour: 'red' }])
      await mine.post(path).send({ name: 'Faux', filters: wrong }).expect(422);
    await mine
      .post(path)
      .send({ ...pressing, columns: ['client', 'client'] })
      .expect(422);
  });

  it('changes once when two save the same version', async () => {
    const { id } = (await mine.post(path).send(pressing).expect(201)).body;
    const change = (name: string) => mine.put(`${path}/${id}`).send({ ...pressing, name, version: 1 });
    const answers = await Promise.all([change('Une'), change('Autre')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('is limited in number', async () => {
    const full = await world.http(await world.staff());
    for (let index = 0; index < 100; index += 1) await full.post(path).send(pressing).expect(201);
    expect((await full.post(path).send(pressing).expect(422)).body.code).toBe('view.too-many');
  });
});

describe('a shared view', () => {
  it('is seen by all, and changed by those who may share', async () => {
    expect(
      (
        await mine
          .post(path)
          .send({ ...pressing, shared: true })
          .expect(403)
      ).body.code,
    ).toBe('permission.missing');
    const shared = { ...pressing, name: 'Pour tous', shared: true };
    const { id } = (await dispatcher.post(path).send(shared).expect(201)).body;
    expect(await names(colleague)).toContain('Pour tous');
    await mine
      .put(`${path}/${id}`)
      .send({ ...shared, shared: false, version: 1 })
      .expect(403);
    await mine.delete(`${path}/${id}`).expect(403);
    await dispatcher
      .put(`${path}/${id}`)
      .send({ ...shared, shared: false, version: 1 })
      .expect(200);
    expect(await names(colleague)).not.toContain('Pour tous');
    expect(await names(dispatcher)).toContain('Pour tous');
  });

  it('stands in the journal', async () => {
    const { id } = (
      await dispatcher
        .post(path)
        .send({ ...pressing, shared: true })
        .expect(201)
    ).body;
    await dispatcher.delete(`${path}/${id}`).expect(204);
    const rows = await world.database.query<{ action: string }>(
      'SELECT action FROM audit_entry WHERE target = ? ORDER BY id',
      [`view:${id}`],
    );
    expect(rows.map(({ action }) => action)).toEqual(['view.shared', 'view.deleted']);
  });
});
