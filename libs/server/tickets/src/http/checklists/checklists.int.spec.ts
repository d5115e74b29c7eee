import type { Actor } from '@vigie/platform';
import { newChecklist } from '@vigie/wire';
import type { Agent } from 'supertest';
import { TicketWorld } from '../../testing/ticket-world';
import { OpenTicket } from '../../use-cases/desk/open-ticket';

let world: TicketWorld;
let technician: Actor;
let http: Agent;
let manager: Agent;
let clientId: string;
beforeAll(async () => {
  world = await TicketWorld.open('checklists');
  technician = await world.staff();
  http = await world.http(technician);
  manager = await world.http(await world.staff('administrator'));
  clientId = (await world.client()).id;
});
afterAll(() => world.close());

type Point = { id: string; text: string; checkedBy: string | null };
const opened = async (kind: 'question' | 'change' = 'question') => {
  const levels = { impact: 'medium', urgency: 'medium' } as const;
  const ticket = { clientId, kind, subject: 'Poste', description: 'À préparer', ...levels };
  return (await world.get(OpenTicket).execute(technician, ticket)).ticketId;
};
const path = (ticketId: string) => `/api/tickets/${ticketId}/checks`;
const points = async (ticketId: string): Promise<Point[]> =>
  (await http.get(path(ticketId)).expect(200)).body.items;
const add = async (ticketId: string, text: string, required = false): Promise<Point> => {
  const { body } = await http.post(path(ticketId)).send({ text, required }).expect(200);
  return body.items.find((one: Point) => one.text === text);
};
const ticketOf = async (ticketId: string) => (await http.get(`/api/tickets/${ticketId}`).expect(200)).body;
const resolve = async (agent: Agent, ticketId: string, more = {}) =>
  agent
    .post(`/api/tickets/${ticketId}/transition`)
    .send({ to: 'resolved', version: (await ticketOf(ticketId)).version, ...more });
const historyOf = async (ticketId: string) =>
  (await ticketOf(ticketId)).history.map(({ type }: { type: string }) => type);
const list = (values: object) =>
  newChecklist.parse({ name: 'Poste', items: [{ text: 'Sauvegarde', required: true }], ...values });

describe('the checklist of a ticket', () => {
  it('says who checked what, in the order it is put in, and tells the history', async () => {
    const id = await opened();
    const first = await add(id, 'Un');
    const second = await add(id, 'Deux');
    await add(id, 'un');
    await http
      .patch(`${path(id)}/${second.id}`)
      .send({ place: 0 })
      .expect(200);
    await http
      .patch(`${path(id)}/${first.id}`)
      .send({ checked: true })
      .expect(200);
    expect(await points(id)).toMatchObject([
      { text: 'Deux', checkedBy: null },
      { text: 'Un', checkedBy: technician.name },
    ]);
    await http.delete(`${path(id)}/${second.id}`).expect(204);
    await http.delete(`${path(id)}/${second.id}`).expect(404);
    expect(await historyOf(id)).toEqual(
      expect.arrayContaining(['check-added', 'check-checked', 'check-removed']),
    );
    const other = await opened();
    await http
      .patch(`${path(other)}/${first.id}`)
      .send({ checked: false })
      .expect(404);
  });

  it('keeps a ticket from being done before what is required is checked, or somebody who may says why', async () => {
    const id = await opened();
    const point = await add(id, 'Sauvegarde', true);
    const refused = await resolve(http, id);
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({ code: 'checks.missing', data: { points: ['Sauvegarde'] } });
    expect((await resolve(http, id, { checksOverride: 'Client parti' })).body.code).toBe(
      'permission.missing',
    );
    const answer = { visibility: 'public', body: 'Fait', thenState: 'resolved' };
    const said = await http.post(`/api/tickets/${id}/messages`).send(answer);
    expect(said.body.code).toBe('checks.missing');
    const { version } = await ticketOf(id);
    const bulk = { tickets: [{ id, version }], change: { type: 'transition', to: 'resolved' } };
    const { body } = await http.post('/api/tickets/bulk').send(bulk).expect(200);
    expect(body.results).toEqual([{ outcome: 'refused', id, code: 'checks.missing' }]);
    expect((await resolve(manager, id, { checksOverride: 'Client parti' })).status).toBe(200);
    expect(await historyOf(id)).toContain('checks-overridden');
    const late = await http.patch(`${path(id)}/${point.id}`).send({ checked: true });
    expect(late.body.code).toBe('checks.ticket-done');
    const other = await opened();
    const { id: checkId } = await add(other, 'Sauvegarde', true);
    await http
      .patch(`${path(other)}/${checkId}`)
      .send({ checked: true })
      .expect(200);
    expect((await resolve(http, other)).status).toBe(200);
  });

  it('takes the points of a checklist, by hand or by itself, and holds what they require', async () => {
    await http.post('/api/checklists').send(list({})).expect(403);
    const { body: kept } = await manager.post('/api/checklists').send(list({})).expect(201);
    await manager
      .post('/api/checklists')
      .send(list({ name: 'Changement', ticketKinds: ['change'] }))
      .expect(201);
    const id = await opened();
    const apply = () =>
      http
        .post(`${path(id)}/apply`)
        .send({ templateId: kept.id })
        .expect(200);
    await apply();
    expect((await apply()).body.items).toMatchObject([{ text: 'Sauvegarde', template: 'Poste' }]);
    const [point] = await points(id);
    await http.delete(`${path(id)}/${point?.id}`).expect(403);
    await http
      .patch(`${path(id)}/${point?.id}`)
      .send({ required: false })
      .expect(403);
    await manager
      .patch(`${path(id)}/${point?.id}`)
      .send({ required: false })
      .expect(200);
    expect(await points(await opened('change'))).toMatchObject([{ template: 'Changement' }]);
    const stale = await manager.put(`/api/checklists/${kept.id}`).send({ ...list({}), version: 9 });
    expect(stale.status).toBe(409);
    await manager.delete(`/api/checklists/${kept.id}`).expect(204);
    expect(await points(id)).toHaveLength(1);
  });

  it('goes along with a merge, and goes back with its undo', async () => {
    const [id, other] = [await opened(), await opened()];
    const point = await add(other, 'Livrer', true);
    const version = async () => (await ticketOf(id)).version;
    await http
      .post(`/api/tickets/${id}/merge`)
      .send({ ticketIds: [other], version: await version() })
      .expect(200);
    expect((await resolve(http, id)).body.code).toBe('checks.missing');
    await http
      .patch(`${path(id)}/${point.id}`)
      .send({ checked: true })
      .expect(200);
    expect(await points(id)).toMatchObject([{ text: 'Livrer', ticketId: other, checkedBy: technician.name }]);
    const undo = { ticketId: other, version: await version() };
    await http.post(`/api/tickets/${id}/unmerge`).send(undo).expect(200);
    expect(await points(id)).toEqual([]);
    expect(await points(other)).toMatchObject([{ checkedBy: technician.name }]);
  });
});
