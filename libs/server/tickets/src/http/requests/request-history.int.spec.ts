import { aContact, asActor } from '@vigie/directory/testing';
import { found, type Actor } from '@vigie/platform';
import { page, requestAuthors, requestSummary } from '@vigie/wire';
import { unzipSync, strFromU8 } from 'fflate';
import type { Agent } from 'supertest';
import { TicketWorld } from '../../testing/ticket-world';
import { ReceiveRequest } from '../../use-cases/requests/receive-request';

let world: TicketWorld;
let requester: Actor;
let colleague: Actor;
let portal: Agent;
beforeAll(async () => {
  world = await TicketWorld.open('request-history');
  ({ requester } = await world.client());
  const clientId = found(requester.clientId);
  colleague = asActor(await aContact(world.database, { clientId, name: 'Direction', roles: ['approver'] }));
  portal = await world.http(colleague);
  await ask(requester, 'incident', 'Imprimante ; "cassée"');
  await ask(requester, 'question', '=1+1');
  await ask(colleague, 'incident', 'Écran noir');
  const stranger = (await world.client()).requester;
  await ask(stranger, 'incident', 'Secret du voisin');
});
afterAll(() => world.close());

async function ask(by: Actor, kind: 'incident' | 'question', subject: string): Promise<string> {
  const { requestId } = await world.get(ReceiveRequest).execute(by, { kind, subject, description: 'Voilà.' });
  return requestId;
}
const subjects = async (query: object) =>
  page(requestSummary)
    .parse((await portal.get('/api/portal/requests').query(query).expect(200)).body)
    .items.map(({ subject }) => subject);

describe('the history of a company', () => {
  it('is narrowed by period, kind, person and state', async () => {
    expect(await subjects({})).toHaveLength(3);
    expect(await subjects({ kind: 'question' })).toEqual(['=1+1']);
    expect(await subjects({ by: colleague.id })).toEqual(['Écran noir']);
    expect(await subjects({ state: 'done' })).toEqual([]);
    expect(await subjects({ to: '2020-01-01' })).toEqual([]);
    expect(await subjects({ from: '2020-01-01', kind: 'incident', by: requester.id })).toHaveLength(1);
    await portal.get('/api/portal/requests').query({ kind: 'other' }).expect(422);
    const { body } = await portal.get('/api/portal/request-authors').expect(200);
    expect(requestAuthors.parse(body).items.map(({ name }) => name)).toEqual(
      ['Direction', requester.name].toSorted(),
    );
  });

  it('is taken away as it is shown: no note of ours, no other client', async () => {
    const staff = await world.http(await world.staff());
    const mine = await ask(requester, 'incident', 'Avec note');
    const row = found(
      await world.database.one<{ id: string }>('SELECT ticket_id AS id FROM written_request WHERE id = ?', [
        mine,
      ]),
    );
    await staff
      .post(`/api/tickets/${row.id}/messages`)
      .send({ visibility: 'internal', body: 'Entre nous' })
      .expect(201);
    const csv = await portal.get('/api/portal/request-export').query({ format: 'csv' }).expect(200);
    expect(csv.headers['content-disposition']).toContain('demandes.csv');
    expect(csv.text.split('\r\n')[0]).toBe('\ufeffNuméro;Objet;Type;État;Demandeur;Reçue le;Échéance');
    expect(csv.text.trim().split('\r\n')).toHaveLength(5);
    expect(csv.text).toContain('"Imprimante ; ""cassée"""');
    // What could be a formula is a text.
    expect(csv.text).toContain("'=1+1");
    expect(csv.text).not.toMatch(/Entre nous|Secret du voisin/);

    const sheet = await portal
      .get('/api/portal/request-export')
      .query({ format: 'xlsx', kind: 'question' })
      .buffer()
      .parse((response, done) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => done(null, Buffer.concat(chunks)));
      })
      .expect(200);
    const xml = strFromU8(found(unzipSync(new Uint8Array(sheet.body))['xl/worksheets/sheet1.xml']));
    expect(xml.match(/<row>/g)).toHaveLength(2);
    expect(xml).toContain('=1+1');
    await staff.get('/api/portal/request-export').query({ format: 'csv' }).expect(403);
  });
});
