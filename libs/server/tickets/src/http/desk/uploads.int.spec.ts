import { aContact, asActor } from '@vigie/directory/testing';
import { TicketWorld } from '../../testing/ticket-world';

let world: TicketWorld;
beforeAll(async () => {
  world = await TicketWorld.open('uploads');
});
afterAll(() => world.close());

const content = Buffer.from('Bonjour');

describe('an uploaded file', () => {
  it('is refused from a contact who may only read, and its sender’s alone until it is sent', async () => {
    const { id, requester } = await world.client();
    const reader = asActor(await aContact(world.database, { clientId: id, roles: ['client-dpo'] }));
    const refused = await (
      await world.http(reader)
    )
      .post('/api/files')
      .attach('file', content, 'note.txt')
      .expect(403);
    expect(refused.body.code).toBe('permission.missing');
    const stored = await world.database.query('SELECT id FROM stored_file');
    expect(stored).toEqual([]);
    const sender = await world.http(requester);
    const file = (await sender.post('/api/files').attach('file', content, 'note.txt').expect(201)).body;
    const download = (actor: typeof reader) =>
      world.http(actor).then((http) => http.get(`/api/files/${file.id}`));
    expect((await download(requester)).status).toBe(200);
    expect((await download(reader)).status).toBe(404);
    expect((await download(await world.staff())).status).toBe(404);
    const request = { kind: 'question', subject: 'x', description: 'x', attachmentIds: [file.id] };
    await sender.post('/api/portal/requests').send(request).expect(201);
    expect((await download(reader)).status).toBe(200);
    expect((await download(await world.staff())).status).toBe(200);
  });

  it('is refused from our people who answer nobody, and taken from those who do', async () => {
    const accounting = await world.http(await world.staff('accounting'));
    await accounting.post('/api/files').attach('file', content, 'note.txt').expect(403);
    const technician = await world.http(await world.staff('technician'));
    await technician.post('/api/files').attach('file', content, 'note.txt').expect(201);
  });
});
