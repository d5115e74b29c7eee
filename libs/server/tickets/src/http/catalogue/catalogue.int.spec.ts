import { aContact, asActor } from '@vigie/directory/testing';
import { FileStore, found, type Actor } from '@vigie/platform';
import type { FormField, RequestTypeContent } from '@vigie/rules';
import {
  catalogue,
  catalogueForm,
  requestDetail,
  catalogueOutcome,
  requestType,
  ticketDetail,
} from '@vigie/wire';
import type { Agent } from 'supertest';
import { Proofs } from '../../queries/requests/proofs';
import { TicketWorld } from '../../testing/ticket-world';

let world: TicketWorld;
let admin: Agent;
let portal: Agent;
let requester: Actor;
beforeAll(async () => {
  world = await TicketWorld.open('catalogue');
  admin = await world.http(await world.staff('administrator'));
  requester = (await world.client()).requester;
  portal = await world.http(requester);
});
afterAll(() => world.close());

const choices = ['laptop', 'phone'].map((value) => ({ value, label: { fr: `Un ${value}` } }));
const onlyLaptop = {
  match: 'all' as const,
  conditions: [{ field: 'item', test: 'is' as const, value: 'laptop' }],
};
const fields: FormField[] = [
  { key: 'item', type: 'choice', label: { fr: 'Quoi', en: 'What' }, required: true, choices },
  { key: 'screen', type: 'yes-no', label: { fr: 'Avec écran' }, required: true, shown: onlyLaptop },
  {
    key: 'centre',
    type: 'text',
    label: { fr: 'Centre de coût' },
    pattern: { source: 'CC-\\d{4}', message: { fr: 'Écrivez CC-1234.' } },
  },
  { key: 'owner', type: 'person', label: { fr: 'Pour' } },
];
const content = (rest: Partial<RequestTypeContent> = {}): RequestTypeContent => ({
  name: { fr: 'Achat de matériel', en: 'Purchase' },
  description: { fr: 'Un poste ou un téléphone' },
  category: { fr: 'Matériel' },
  icon: 'laptop',
  ticketKind: 'change',
  fields,
  subjectField: 'item',
  audience: { people: 'requesters', formulas: [], clientIds: [] },
  approval: { by: 'nobody', contactIds: [] },
  service: 'promise',
  impact: 'low',
  urgency: 'low',
  ...rest,
});

async function publish(rest: Partial<RequestTypeContent> = {}) {
  const { body } = await admin.post('/api/request-types').send(content(rest)).expect(201);
  const { id, version } = requestType.parse(body);
  const { body: done } = await admin.post(`/api/request-types/${id}/publish`).send({ version }).expect(200);
  return requestType.parse(done);
}

const receiptOf = (body: unknown) => found(catalogueOutcome.parse(body).receipt);
const send = (id: string, body: object, agent = portal) =>
  agent.post(`/api/portal/catalogue/${id}/requests`).send(body);
const offered = async (agent = portal) =>
  catalogue.parse((await agent.get('/api/portal/catalogue').expect(200)).body).items.map(({ id }) => id);

describe('a type of request', () => {
  it('is seen by clients once published, in the version that was published, until it is disabled', async () => {
    const { body } = await admin.post('/api/request-types').send(content()).expect(201);
    const { id } = requestType.parse(body);
    expect(await offered()).not.toContain(id);
    await admin.post(`/api/request-types/${id}/publish`).send({ version: 1 }).expect(200);
    expect(await offered()).toContain(id);

    const changed = content({ name: { fr: 'Autre nom' } });
    await admin.put(`/api/request-types/${id}`).send({ content: changed, version: 2 }).expect(200);
    const form = catalogueForm.parse((await portal.get(`/api/portal/catalogue/${id}`).expect(200)).body);
    expect(form).toMatchObject({ number: 1, name: { fr: 'Achat de matériel' }, needsApproval: false });

    const stale = await admin
      .put(`/api/request-types/${id}`)
      .send({ content: changed, version: 2 })
      .expect(409);
    expect(stale.body).toMatchObject({ code: 'version.conflict', data: { version: 3 } });
    await admin.put(`/api/request-types/${id}/state`).send({ enabled: false, version: 3 }).expect(200);
    expect(await offered()).not.toContain(id);
    await portal.get(`/api/portal/catalogue/${id}`).expect(404);
    await send(id, { number: 1, values: { item: 'phone' } }).expect(404);
  });

  it('is not published while it has faults, each named at its place', async () => {
    const later: FormField = { key: 'a', type: 'text', label: { fr: 'A' }, shown: onlyLaptop };
    const { body } = await admin
      .post('/api/request-types')
      .send(content({ fields: [later, ...fields] }))
      .expect(201);
    const refused = await admin
      .post(`/api/request-types/${requestType.parse(body).id}/publish`)
      .send({ version: 1 });
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({
      code: 'request-type.faulty',
      errors: [{ path: 'fields.0.shown.conditions.0', code: 'form.condition-unknown' }],
    });
  });

  it('is the business of those who manage settings', async () => {
    await (await world.http(await world.staff())).get('/api/request-types').expect(403);
    await portal.post('/api/request-types').send(content()).expect(403);
  });

  it('is offered to the clients and people it is meant for', async () => {
    const other = await world.client({ formula: 'STANDARD' });
    const theirs = await world.http(other.requester);
    const { id: mine } = await publish({
      audience: { people: 'everyone', formulas: [], clientIds: [other.id] },
    });
    expect(await offered(theirs)).toContain(mine);
    expect(await offered()).not.toContain(mine);
    await send(mine, { number: 1, values: { item: 'phone' } }).expect(404);

    const { id: forApprovers } = await publish({
      audience: { people: 'approvers', formulas: [], clientIds: [] },
    });
    await send(forApprovers, { number: 1, values: { item: 'phone' } }).expect(403);

    const { id: forAll } = await publish({
      audience: { people: 'everyone', formulas: ['PREMIUM'], clientIds: [] },
    });
    const dpo = asActor(
      await aContact(world.database, { clientId: requester.clientId, roles: ['client-dpo'] }),
    );
    await send(forAll, { number: 1, values: { item: 'phone' } }, await world.http(dpo)).expect(201);
  });
});

describe('a request of the catalogue', () => {
  it('is sealed with its type, its version, canonical answers and their words', async () => {
    const { id } = await publish();
    const file = await world.get(FileStore).keep(requester, 'devis.txt', Buffer.from('devis'));
    const values = { item: 'laptop', screen: true, centre: ' CC-1234 ', owner: requester.id };
    const { body } = await send(id, { number: 1, values, attachmentIds: [file.id] }).expect(201);
    const receipt = receiptOf(body);
    expect(receipt.deadline?.mode).toBe('elapsed');

    const proof = (await portal.get(`/api/portal/requests/${receipt.id}/proof`).expect(200)).body as {
      payload: string;
    };
    expect(JSON.parse(proof.payload)).toMatchObject({
      files: [{ name: 'devis.txt' }],
      request: {
        kind: 'catalogue',
        type: { id, number: 1, name: { fr: 'Achat de matériel' } },
        values: { item: 'laptop', screen: true, centre: 'CC-1234', owner: requester.id },
        answers: [
          { label: 'Quoi', value: 'Un laptop' },
          { label: 'Avec écran', value: 'Oui' },
          { label: 'Centre de coût', value: 'CC-1234' },
          { label: 'Pour', value: requester.name },
        ],
      },
    });
    expect(await world.get(Proofs).verify()).toMatchObject({ intact: true });

    const seen = requestDetail.parse(
      (await portal.get(`/api/portal/requests/${receipt.id}`).expect(200)).body,
    );
    expect(seen).toMatchObject({
      kind: 'catalogue',
      typeName: { fr: 'Achat de matériel' },
      subject: 'Achat de matériel – Un laptop',
      description: null,
    });
    expect(seen.answers).toHaveLength(4);
    const desk = await world.http(await world.staff());
    const ticket = ticketDetail.parse((await desk.get(`/api/tickets/${receipt.ticketId}`).expect(200)).body);
    expect(ticket).toMatchObject({ kind: 'change', priority: 4, clocks: [{ kind: 'promise' }] });
    await world.settle();
    expect(world.mails.at(-1)?.subject).toContain('Achat de matériel');
  });

  it('comes to the queue of its type, whatever its kind would be, unless that is archived', async () => {
    const make = async (name: string) => (await admin.post('/api/queues').send({ name }).expect(201)).body;
    const [queue, former] = [await make('Achats'), await make('Ancienne')];
    const { id, version } = await publish();
    const put = (queueId: string | null, from: number) =>
      admin.put(`/api/request-types/${id}/queue`).send({ queueId, version: from });
    expect(requestType.parse((await put(queue.id, version).expect(200)).body).queueId).toBe(queue.id);
    await put(null, version).expect(409);
    await put('999999', version + 1).expect(404);
    const arrived = async () => {
      const { body } = await send(id, { number: 1, values: { item: 'phone' } }).expect(201);
      const ticket = await admin.get(`/api/tickets/${receiptOf(body).ticketId}`).expect(200);
      return ticketDetail.parse(ticket.body).queue.name;
    };
    expect(await arrived()).toBe('Achats');
    await put(former.id, version + 1).expect(200);
    const archived = { name: 'Ancienne', isDefault: false, archived: true, version: former.version };
    await admin.put(`/api/queues/${former.id}`).send(archived).expect(200);
    expect(['Achats', 'Ancienne']).not.toContain(await arrived());
    await put(former.id, version + 2).expect(422);
  });

  it('follows the targets of the formula where nothing is promised', async () => {
    const { id } = await publish({
      service: 'targets',
      ticketKind: 'incident',
      impact: 'high',
      urgency: 'high',
    });
    const { body } = await send(id, { number: 1, values: { item: 'phone' } }).expect(201);
    const desk = await world.http(await world.staff());
    const ticket = await desk.get(`/api/tickets/${receiptOf(body).ticketId}`).expect(200);
    expect(ticketDetail.parse(ticket.body)).toMatchObject({
      kind: 'incident',
      priority: 1,
      clocks: [{ kind: 'response' }, { kind: 'resolution' }],
    });
  });

  it('keeps nothing of a hidden field, and refuses the rest beside its field', async () => {
    const { id } = await publish();
    const { body } = await send(id, { number: 1, values: { item: 'phone', screen: 'what?' } }).expect(201);
    const proof = await portal.get(`/api/portal/requests/${receiptOf(body).id}/proof`).expect(200);
    const { request } = JSON.parse((proof.body as { payload: string }).payload) as {
      request: { values: object };
    };
    expect(request.values).toEqual({ item: 'phone' });

    const values = { item: 'laptop', centre: '1234', owner: '999999', strange: 1 };
    const refused = await send(id, { number: 1, values }).expect(422);
    expect(refused.body).toMatchObject({
      code: 'request.invalid',
      errors: [
        { path: 'values.strange', code: 'field.unknown' },
        { path: 'values.screen', code: 'field.required' },
        { path: 'values.centre', code: 'field.pattern', message: 'Écrivez CC-1234.' },
      ],
    });
    const { requester: stranger } = await world.client();
    const another = await send(id, { number: 1, values: { item: 'phone', owner: stranger.id } }).expect(422);
    expect(another.body).toMatchObject({ errors: [{ path: 'values.owner', code: 'field.choice' }] });
  });

  it('is asked for again when its form changed meanwhile', async () => {
    const { id, version } = await publish();
    await admin.put(`/api/request-types/${id}`).send({ content: content(), version }).expect(200);
    await admin
      .post(`/api/request-types/${id}/publish`)
      .send({ version: version + 1 })
      .expect(200);
    const refused = await send(id, { number: 1, values: { item: 'phone' } }).expect(409);
    expect(refused.body).toMatchObject({ code: 'request-type.changed', data: { number: 2 } });
  });

  it('cannot be stalled by a pattern', async () => {
    const slow: FormField = {
      key: 'a',
      type: 'text',
      label: { fr: 'A' },
      pattern: { source: '(a+)+b', message: { fr: 'Non.' } },
    };
    const { id } = await publish({ fields: [slow], subjectField: undefined });
    await send(id, { number: 1, values: { a: 'a'.repeat(500) } }).expect(422);
  });
});
