import { aContact, asActor } from '@vigie/directory/testing';
import { FileStore, found, type Actor } from '@vigie/platform';
import type { RequestTypeContent } from '@vigie/rules';
import {
  approval,
  approvals,
  catalogueOutcome,
  requestType,
  ticketDetail,
  waitingApprovals,
} from '@vigie/wire';
import { Proofs } from '../../queries/requests/proofs';
import { TicketWorld } from '../../testing/ticket-world';

let world: TicketWorld;
let typeId: string;
const content: RequestTypeContent = {
  name: { fr: 'Achat' },
  description: { fr: 'Un poste' },
  category: { fr: 'Matériel' },
  icon: 'laptop',
  ticketKind: 'change',
  fields: [{ key: 'item', type: 'text', label: { fr: 'Quoi' }, required: true }],
  subjectField: 'item',
  audience: { people: 'requesters', formulas: [], clientIds: [] },
  approval: { by: 'approvers', contactIds: [] },
  service: 'promise',
  impact: 'medium',
  urgency: 'medium',
};

beforeAll(async () => {
  world = await TicketWorld.open('approvals');
  const admin = await world.http(await world.staff('administrator'));
  const { body } = await admin.post('/api/request-types').send(content).expect(201);
  typeId = requestType.parse(body).id;
  await admin.post(`/api/request-types/${typeId}/publish`).send({ version: 1 }).expect(200);
});
afterAll(() => world.close());

async function company() {
  const { requester } = await world.client();
  const clientId = found(requester.clientId);
  const approver = asActor(
    await aContact(world.database, { clientId, name: 'Direction', roles: ['approver'] }),
  );
  return { requester, approver, clientId };
}

async function ask(actor: Actor, attachmentIds: string[] = []) {
  const portal = await world.http(actor);
  const sent = { number: 1, values: { item: 'Portable' }, attachmentIds };
  const { body } = await portal.post(`/api/portal/catalogue/${typeId}/requests`).send(sent).expect(201);
  return catalogueOutcome.parse(body);
}
const waiting = async (actor: Actor) =>
  approvals.parse((await (await world.http(actor)).get('/api/portal/approvals').expect(200)).body).items;
const decide = async (actor: Actor, id: string, body: object) =>
  (await world.http(actor)).post(`/api/portal/approvals/${id}/decision`).send(body);
const mailsTo = ({ email }: Actor) =>
  world.mails.filter(({ to }) => to === email).map(({ subject }) => subject);

describe('a request that needs an agreement', () => {
  it('waits without a ticket, then counts, is sealed and is told from the agreement on', async () => {
    const { requester, approver, clientId } = await company();
    const file = await world.get(FileStore).keep(requester, 'devis.txt', Buffer.from('devis'));
    const { receipt, approvalId } = await ask(requester, [file.id]);
    const id = found(approvalId);
    expect(receipt).toBeNull();
    const tickets = () => world.database.query('SELECT id FROM ticket WHERE client_id = ?', [clientId]);
    expect(await tickets()).toHaveLength(0);
    await world.settle();
    expect(mailsTo(approver)).toEqual(['Votre accord est demandé\u00a0: Achat – Portable']);
    expect(world.mails.at(-1)?.text).toContain(`/portal/accords/${id}`);
    expect(await waiting(approver)).toMatchObject([{ id, yours: true, asked: false, state: 'waiting' }]);
    expect(await waiting(requester)).toMatchObject([
      { id, yours: false, asked: true, approvers: ['Direction'] },
    ]);
    const read = await (await world.http(approver)).get(`/api/portal/approvals/${id}`).expect(200);
    expect(approval.parse(read.body)).toMatchObject({
      answers: [{ label: 'Quoi', value: 'Portable' }],
      attachments: [{ name: 'devis.txt' }],
    });
    await (await world.http(approver)).get(`/api/files/${file.id}`).expect(200);

    expect((await decide(requester, id, { decision: 'approve' })).status).toBe(403);
    const { body } = await decide(approver, id, { decision: 'approve', comment: 'Oui.' });
    const decided = approval.parse(body);
    expect(decided).toMatchObject({ state: 'approved', decidedBy: 'Direction', comment: 'Oui.' });
    const portal = await world.http(requester);
    const proof = await portal.get(`/api/portal/requests/${decided.requestId}/proof`).expect(200);
    const { payload } = proof.body as { payload: string };
    expect(JSON.parse(payload)).toMatchObject({
      author: { id: requester.id },
      receivedAt: decided.decidedAt,
      approval: { by: { id: approver.id }, comment: 'Oui.', ownRequest: false },
      files: [{ name: 'devis.txt' }],
    });
    expect(await world.get(Proofs).verify()).toMatchObject({ intact: true });
    const desk = await world.http(await world.staff());
    const [{ id: ticketId }] = (await tickets()) as [{ id: string }];
    const ticket = ticketDetail.parse((await desk.get(`/api/tickets/${ticketId}`).expect(200)).body);
    expect(ticket.clocks).toMatchObject([{ kind: 'promise', startedAt: decided.decidedAt }]);
    await world.settle();
    expect(mailsTo(requester)).toContain('Accord donné\u00a0: Achat – Portable');

    const again = await decide(approver, id, { decision: 'refuse', comment: 'Non.' });
    expect(again.body).toMatchObject({ status: 409, code: 'approval.already-decided' });
    expect(await tickets()).toHaveLength(1);
  });

  it('is over when it is refused, with the reason', async () => {
    const { requester, approver, clientId } = await company();
    const id = found((await ask(requester)).approvalId);
    expect((await decide(approver, id, { decision: 'refuse' })).status).toBe(422);
    const { body } = await decide(approver, id, { decision: 'refuse', comment: 'Trop cher.' });
    expect(approval.parse(body)).toMatchObject({ state: 'refused', requestId: null });
    expect(await world.database.query('SELECT id FROM ticket WHERE client_id = ?', [clientId])).toHaveLength(
      0,
    );
    await world.settle();
    expect(world.mails.at(-1)).toMatchObject({ to: requester.email });
    expect(world.mails.at(-1)?.text).toContain('Trop cher.');
  });

  it('is reminded of once, a working day later, and only while it waits', async () => {
    const { requester, approver } = await company();
    const first = found((await ask(requester)).approvalId);
    const second = found((await ask(requester)).approvalId);
    await decide(approver, second, { decision: 'approve' });
    await world.settle();
    const due = await world.database.query<{ days: number }>(
      "SELECT DATEDIFF(available_at, created_at) AS days FROM outbox WHERE job = 'approval.remind' AND done_at IS NULL",
    );
    for (const { days } of due) expect(days).toBeGreaterThanOrEqual(1);
    world.mails.length = 0;
    await world.database.query("UPDATE outbox SET available_at = NOW(3) WHERE job = 'approval.remind'");
    await world.settle();
    await world.settle();
    expect(mailsTo(approver)).toEqual(['Rappel\u00a0: votre accord est attendu pour Achat – Portable']);
    expect(await waiting(approver)).toMatchObject([{ id: first }, { id: second }]);
  });

  it('is agreed to by its own author only when nobody else could', async () => {
    const { requester, approver } = await company();
    expect((await ask(approver)).receipt).not.toBeNull();
    const { clientId } = requester;
    const other = asActor(await aContact(world.database, { clientId: found(clientId), roles: ['approver'] }));
    const id = found((await ask(approver)).approvalId);
    expect((await decide(approver, id, { decision: 'approve' })).status).toBe(403);
    expect((await decide(other, id, { decision: 'approve' })).status).toBe(200);
    const { requester: alone } = await world.client();
    const portal = await world.http(alone);
    const sent = { number: 1, values: { item: 'Portable' } };
    const refused = await portal.post(`/api/portal/catalogue/${typeId}/requests`).send(sent).expect(422);
    expect(refused.body).toMatchObject({ code: 'approval.nobody' });
  });

  it('does not exist for another company', async () => {
    const { requester } = await company();
    const id = found((await ask(requester)).approvalId);
    const { approver: stranger } = await company();
    await (await world.http(stranger)).get(`/api/portal/approvals/${id}`).expect(404);
    expect((await decide(stranger, id, { decision: 'approve' })).status).toBe(404);
    expect(await waiting(stranger)).toEqual([]);
  });

  it('shows our people what waits at which client, until it is decided', async () => {
    const { requester, approver, clientId } = await company();
    const { approvalId } = await ask(requester);
    const desk = await world.http(await world.staff());
    const seen = async () => {
      const { body } = await desk.get('/api/approvals/waiting').expect(200);
      return waitingApprovals.parse(body).items.filter(({ client }) => client.id === clientId);
    };
    expect(await seen()).toMatchObject([{ id: approvalId, requester: requester.name }]);
    await decide(approver, found(approvalId), { decision: 'approve' });
    expect(await seen()).toEqual([]);
    await (await world.http(approver)).get('/api/approvals/waiting').expect(403);
  });
});

describe('a kind of request that its client wants an agreement for', () => {
  const arrival = {
    kind: 'account.arrival',
    form: { firstName: 'Léa', lastName: 'Martin', effectiveDate: '2030-01-07' },
  };
  const change = { kind: 'account.change', form: { userPrincipalName: 'a@b.test', change: 'Nom' } };
  async function chosen() {
    const made = await company();
    const admin = await world.http(await world.staff('administrator'));
    const url = `/api/clients/${made.clientId}`;
    const { body } = await admin
      .patch(url)
      .send({ approvalKinds: ['account.arrival'], version: 1 })
      .expect(200);
    expect(body).toMatchObject({ approvalKinds: ['account.arrival'], hasApprover: true });
    return made;
  }

  it('waits for the management without a ticket, and counts from its agreement', async () => {
    const { requester, approver, clientId } = await chosen();
    const portal = await world.http(requester);
    const kinds = (await portal.get('/api/portal/approval-kinds').expect(200)).body.items;
    expect(kinds).toEqual([{ kind: 'account.arrival', approvers: ['Direction'], approvesOneself: false }]);
    const { body } = await portal.post('/api/portal/requests').send(arrival).expect(201);
    expect(Object.keys(body)).toEqual(['approvalId']);
    expect(await world.database.query('SELECT id FROM ticket WHERE client_id = ?', [clientId])).toEqual([]);
    const { body: free } = await portal.post('/api/portal/requests').send(change).expect(201);
    expect(free.number).toMatch(/^T-/);

    const decided = approval.parse((await decide(approver, body.approvalId, { decision: 'approve' })).body);
    const receipt = await portal.get(`/api/portal/requests/${decided.requestId}`).expect(200);
    expect(receipt.body).toMatchObject({ kind: 'account.arrival', receivedAt: decided.decidedAt });
    const proof = await portal.get(`/api/portal/requests/${decided.requestId}/proof`).expect(200);
    expect(JSON.parse((proof.body as { payload: string }).payload)).toMatchObject({
      request: { kind: 'account.arrival' },
      approval: { by: { id: approver.id }, ownRequest: false },
    });
    expect(await world.get(Proofs).verify()).toMatchObject({ intact: true });
  });

  it('is agreed to on a later day than the one it was meant for', async () => {
    const { requester, approver } = await chosen();
    const portal = await world.http(requester);
    const late = { ...arrival, form: { ...arrival.form, effectiveDate: '2020-01-06' } };
    await portal.post('/api/portal/requests').send(late).expect(422);
    const { body } = await portal.post('/api/portal/requests').send(arrival).expect(201);
    await world.database.query('UPDATE request_approval SET request = ? WHERE id = ?', [
      JSON.stringify(late),
      body.approvalId,
    ]);
    const { body: decided } = await decide(approver, body.approvalId, { decision: 'approve' });
    expect(decided.state).toBe('approved');
  });

  it('holds back what was said on the phone as well, once its author has confirmed it', async () => {
    const { requester } = await chosen();
    const tech = await world.http(await world.staff());
    await tech.post('/api/drafts').send({ contactId: requester.id, request: arrival }).expect(201);
    await world.settle();
    const mail = world.mails.filter(({ to }) => to === requester.email).at(-1);
    const [, token = ''] = /\/portal\/confirmer\/(\S+)/.exec(mail?.text ?? '') ?? [];
    const { body } = await tech.post(`/api/portal/drafts/${token}/confirm`).expect(201);
    expect(await waiting(requester)).toMatchObject([{ id: body.approvalId, asked: true, state: 'waiting' }]);
    await tech.post(`/api/portal/drafts/${token}/confirm`).expect(422);
  });
});
