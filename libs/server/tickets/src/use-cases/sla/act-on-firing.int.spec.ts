import type { Actor } from '@vigie/platform';
import type { SlaPolicyVersion, ThresholdAction } from '@vigie/wire';
import type { Agent } from 'supertest';
import { FireClock } from '../clocks/fire-clock';
import { TicketWorld } from '../../testing/ticket-world';

let world: TicketWorld;
let admin: Agent;
let chosen: Actor;
beforeAll(async () => {
  world = await TicketWorld.open('act_on_firing');
  admin = await world.http(await world.staff('administrator'));
  chosen = await world.staff();
  await world.staff('dispatcher');
});
afterAll(() => world.close());

const quiet = {
  notifyAssignee: false,
  notifyManagers: false,
  notifyClient: false,
  reassignTo: null,
  raisePriority: false,
};

/** The policy does this at 75 %, and nothing else. */
async function at75(change: Partial<ThresholdAction>) {
  const { items } = (await admin.get('/api/sla-policies').expect(200)).body as { items: SlaPolicyVersion[] };
  const { id: basedOn = '', targets = [], exceptions = [] } = items[0] ?? {};
  const actions = [50, 75, 90, 100].map((percent) => ({
    ...quiet,
    percent,
    ...(percent === 75 ? change : {}),
  }));
  const body = { basedOn, targets, exceptions, actions, effectiveAt: null, reason: 'Essai' };
  await admin.post('/api/sla-policies').send(body).expect(201);
  await world.settle();
}

/** An incident whose resolution clock reaches 75 % now. */
async function reaching75() {
  const { requester } = await world.client({ formula: 'STANDARD' });
  const portal = await world.http(requester);
  const sent = { kind: 'incident', subject: 'Panne', description: 'Rien ne marche' };
  const { id: requestId, ticketId } = (await portal.post('/api/portal/requests').send(sent).expect(201)).body;
  await world.settle();
  world.mails.splice(0);
  const [{ id }] = await world.database.manager.query(
    "SELECT id FROM sla_clock WHERE ticket_id = ? AND kind = 'resolution'",
    [ticketId],
  );
  const reach = async () => {
    await world.database.manager.query(
      'UPDATE sla_clock SET next_at = NOW(3), next_percent = 75, due_at = NOW(3) + INTERVAL 1 HOUR WHERE id = ?',
      [id],
    );
    await world.get(FireClock).fire(id);
  };
  const fire = async () => {
    await reach();
    await world.settle();
  };
  const seen = async () => (await admin.get(`/api/tickets/${ticketId}`).expect(200)).body;
  const types = async () => (await seen()).history.map(({ type }: { type: string }) => type);
  return { ticketId, requestId, portal, reach, fire, seen, types, clockId: id };
}
const to = () => world.mails.flatMap((mail) => mail.to);

describe('a threshold', () => {
  it('gives the ticket to somebody, once, and the history tells', async () => {
    await at75({ reassignTo: chosen.id });
    const { fire, seen, types } = await reaching75();
    await fire();
    expect((await seen()).assignee).toMatchObject({ id: chosen.id });
    await fire();
    expect((await types()).filter((type: string) => type === 'assigned')).toHaveLength(1);
  });

  it('gives it back to the queue', async () => {
    await at75({ reassignTo: 'nobody' });
    const { fire, seen, ticketId } = await reaching75();
    await admin
      .post(`/api/tickets/${ticketId}/assign`)
      .send({ assigneeId: chosen.id, version: 1 })
      .expect(200);
    await fire();
    expect((await seen()).assignee).toBeNull();
  });

  it('raises the priority by one, and not again under the new terms', async () => {
    await at75({ raisePriority: true });
    const { fire, seen, types, clockId } = await reaching75();
    const before = (await seen()).priority;
    await fire();
    expect((await seen()).priority).toBe(before - 1);
    const [{ version }] = await world.database.manager.query(
      'SELECT terms_version AS version FROM sla_clock WHERE id = ?',
      [clockId],
    );
    expect(version).toBe(2);
    await fire();
    expect((await seen()).priority).toBe(before - 1);
    expect((await types()).filter((type: string) => type === 'priority-changed')).toHaveLength(1);
  });

  it('writes to the requester when asked to, and to nobody of theirs otherwise', async () => {
    await at75({ notifyManagers: true });
    const silent = await reaching75();
    await silent.fire();
    expect(to()).toEqual([expect.stringContaining('staff-')]);
    await at75({ notifyClient: true });
    const told = await reaching75();
    await told.fire();
    await told.fire();
    expect(world.mails).toHaveLength(1);
    const request = (await told.portal.get(`/api/portal/requests/${told.requestId}`).expect(200)).body;
    expect(request.messages).toHaveLength(1);
    expect(request.messages[0].body).toContain('«\u00a0Panne\u00a0»');
    expect((await told.types()).filter((type: string) => type === 'client-warned')).toHaveLength(1);
  });

  it('does nothing more once the clock ended', async () => {
    await at75({ reassignTo: chosen.id });
    const { reach, seen, ticketId } = await reaching75();
    await reach();
    // Resolved while the job was on its way.
    await admin.post(`/api/tickets/${ticketId}/transition`).send({ to: 'resolved', version: 1 }).expect(200);
    await world.settle();
    expect((await seen()).assignee).toBeNull();
  });

  it('tells nobody who is not named', async () => {
    await at75({});
    const { fire } = await reaching75();
    await fire();
    expect(world.mails).toEqual([]);
  });
});
