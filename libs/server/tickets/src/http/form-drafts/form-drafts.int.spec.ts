import { aContact, asActor } from '@vigie/directory/testing';
import { FileStore, found, type Actor } from '@vigie/platform';
import { formDrafts, keptFormDraft } from '@vigie/wire';
import { buffer } from 'node:stream/consumers';
import type { Agent } from 'supertest';
import { ExpireFormDrafts } from '../../use-cases/form-drafts/expire-form-drafts';
import { TicketWorld } from '../../testing/ticket-world';

let world: TicketWorld;
let me: Actor;
let mine: Agent;
let colleague: Agent;
beforeAll(async () => {
  world = await TicketWorld.open('form_drafts');
});
beforeEach(async () => {
  const client = await world.client();
  me = client.requester;
  mine = await world.http(me);
  colleague = await world.http(asActor(await aContact(world.database, { clientId: client.id })));
});
afterAll(() => world.close());

const keep = (form: string, typed: object, version = 0, files: object = {}) =>
  mine.put(`/api/portal/form-drafts/${form}`).send({ typed, files, version });
const read = async (form: string, agent = mine) =>
  keptFormDraft.parse((await agent.get(`/api/portal/form-drafts/${form}`).expect(200)).body).draft;
const list = async (agent = mine) =>
  formDrafts.parse((await agent.get('/api/portal/form-drafts').expect(200)).body).items;
const upload = async () => {
  const { body } = await mine
    .post('/api/files')
    .attach('file', Buffer.from('devis'), 'devis.txt')
    .expect(201);
  return body.id as string;
};

describe('a half-filled form', () => {
  it('is kept for its author on any machine, in the order and the words they typed', async () => {
    await keep('account.arrival', { lastName: 'Mar', firstName: 'Léa ', groups: ['Ventes'] }).expect(200);
    await keep('account.arrival', { lastName: 'Martin', firstName: 'Léa ' }, 1).expect(200);
    const draft = found(await read('account.arrival'));
    expect(Object.entries(draft.typed)).toEqual([
      ['lastName', 'Martin'],
      ['firstName', 'Léa '],
    ]);
    expect(draft.version).toBe(2);
    expect(Date.parse(draft.expiresAt) - Date.parse(draft.savedAt)).toBe(30 * 86_400_000);
    await keep('incident', { subject: 'Panne' }).expect(200);
    expect((await list()).map(({ form }) => form)).toEqual(['incident', 'account.arrival']);
  });

  it('is seen by nobody else, nor are its files', async () => {
    const file = await upload();
    await keep('incident', { subject: 'Salaires' }, 0, { '': [file] }).expect(200);
    expect((await read('incident'))?.files).toMatchObject({ '': [{ id: file, name: 'devis.txt', size: 5 }] });
    for (const other of [colleague, await world.http((await world.client()).requester)]) {
      expect(await list(other)).toEqual([]);
      expect(await read('incident', other)).toBeNull();
      await other.get(`/api/files/${file}`).expect(404);
      const draft = { typed: { subject: 'x' }, files: { '': [file] }, version: 0 };
      const { body } = await other.put('/api/portal/form-drafts/incident').send(draft).expect(200);
      expect(body.draft.files).toEqual({ '': [] });
    }
    await (await world.http(await world.staff())).get('/api/portal/form-drafts').expect(403);
  });

  it('shows the second of two windows that the first kept something else', async () => {
    await keep('question', { subject: 'Première' }).expect(200);
    const late = await keep('question', { subject: 'Seconde' });
    expect(late.status).toBe(409);
    expect(late.body).toMatchObject({ code: 'version.conflict', data: { version: 1 } });
    expect((await read('question'))?.typed).toEqual({ subject: 'Première' });
    const [a, b] = await Promise.all([
      keep('incident', { subject: 'a' }),
      keep('incident', { subject: 'b' }),
    ]);
    expect([a.status, b.status].toSorted()).toEqual([200, 409]);
  });

  it('is forgotten with its files when nothing is left in it', async () => {
    const file = await upload();
    await keep('question', { subject: 'x' }, 0, { '': [file] }).expect(200);
    expect((await keep('question', { subject: ' ' }, 1).expect(200)).body.draft).toBeNull();
    expect(await list()).toEqual([]);
    await mine.get(`/api/files/${file}`).expect(404);
    // And what was never begun needs no row.
    expect((await keep('question', {}).expect(200)).body.draft).toBeNull();
  });

  it('goes with the request that is sent, and only then', async () => {
    const file = await upload();
    await keep('question', { subject: 'Droits' }, 0, { '': [file] }).expect(200);
    await mine.post('/api/portal/requests').send({ kind: 'question', subject: 'Droits' }).expect(422);
    expect(await list()).toHaveLength(1);
    const request = { kind: 'question', subject: 'Droits', description: 'Qui ?', attachmentIds: [file] };
    await mine.post('/api/portal/requests').send(request).expect(201);
    expect(await list()).toEqual([]);
    await colleague.get(`/api/files/${file}`).expect(200);
    // The other window learns it instead of bringing the draft back to life.
    expect((await keep('question', { subject: 'Droits…' }, 1)).body).toMatchObject({ data: { version: 0 } });
  });

  it.each(['account.party', 'catalogue-', 'catalogue-0'])('has no form called %s', async (form) => {
    await keep(form, { a: 'b' }).expect(422);
  });

  it('needs a type of the catalogue that is offered', async () => {
    await keep('catalogue-999999', { a: 'b' }).expect(404);
  });
});

describe('a half-filled form of the console', () => {
  const draft = { typed: { subject: 'Baie à recâbler', kind: 'internal' }, files: {}, version: 0 };
  const at = '/api/form-drafts/ticket.new';

  it('is kept for its author alone, and forgotten once it is empty', async () => {
    const author = await world.http(await world.staff());
    await author.put(at).send(draft).expect(200);
    expect(keptFormDraft.parse((await author.get(at).expect(200)).body).draft).toMatchObject({
      typed: draft.typed,
      version: 1,
    });
    expect((await author.put(at).send(draft)).status).toBe(409);
    const other = await world.http(await world.staff());
    expect((await other.get(at).expect(200)).body.draft).toBeNull();
    await other.put(at).send(draft).expect(200);
    const emptied = await author.put(at).send({ typed: {}, files: {}, version: 1 }).expect(200);
    expect(emptied.body.draft).toBeNull();
    expect((await other.get(at).expect(200)).body.draft).not.toBeNull();
  });

  it('is none of the portal, nor the other way round', async () => {
    await mine.get(at).expect(403);
    const author = await world.http(await world.staff());
    await author.get('/api/form-drafts/incident').expect(422);
    await author.get('/api/portal/form-drafts/incident').expect(403);
  });
});

describe('a draft that nobody touched for thirty days', () => {
  const age = (days: number) =>
    world.database.query(
      'UPDATE form_draft SET expires_at = expires_at - INTERVAL ? DAY WHERE person_id = ?',
      [days, me.id],
    );

  it('is forgotten with what was joined to it, and with nothing else', async () => {
    const store = world.get(FileStore);
    const file = await upload();
    const [described] = await store.describe([file]);
    const { key } = found(described);
    await keep('incident', { subject: 'Salaires' }, 0, { '': [file] }).expect(200);
    const work = world.get(ExpireFormDrafts);
    const [{ id } = { id: '' }] = await world.database.query<{ id: string }>(
      'SELECT id FROM form_draft WHERE person_id = ?',
      [me.id],
    );
    await work.fire(id);
    expect(await list()).toHaveLength(1);
    expect(await work.overdue(0, 10)).not.toContain(id);
    await age(30);
    expect(await list()).toEqual([]);
    expect(await read('incident')).toBeNull();
    expect(await work.overdue(0, 10)).toContain(id);
    await work.fire(id);
    await work.fire(id);
    expect(await world.database.query('SELECT id FROM form_draft WHERE id = ?', [id])).toEqual([]);
    expect(await store.describe([file])).toEqual([]);
    await expect(buffer(store.read(key))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('is begun anew by who comes back before it was swept', async () => {
    await keep('incident', { subject: 'Ancien' }).expect(200);
    await age(31);
    await keep('incident', { subject: 'Nouveau' }, 0).expect(200);
    expect((await read('incident'))?.typed).toEqual({ subject: 'Nouveau' });
  });
});
