import { aClient, aContact } from '@vigie/directory/testing';
import { TestApi } from './testing/test-api';

let api: TestApi;
beforeAll(async () => {
  api = await TestApi.open('mail_trouble_routes');
});
afterAll(() => api.close());

describe('an address that takes no mail', () => {
  const email = 'pleine@client.test';

  it('is cleared by hand, once, and the journal says by whom', async () => {
    const { id: clientId } = await aClient(api.database);
    await aContact(api.database, { email, clientId });
    await api.database.execute(
      "INSERT INTO mail_trouble (address, since, reason, outbound_mail_id) VALUES (?, NOW(3), '552 mailbox full', 0)",
      [email],
    );
    const technician = await api.staff('technician');
    const path = `/api/mail/troubles/clients/${clientId}`;
    const { body } = await technician.get(path).expect(200);
    expect(body.items).toMatchObject([{ address: email, reason: '552 mailbox full' }]);
    await (await api.staff('accounting')).delete(`/api/mail/troubles/${body.items[0].id}`).expect(403);
    await technician.delete(`/api/mail/troubles/${body.items[0].id}`).expect(204);
    expect((await technician.get(path).expect(200)).body).toEqual({ items: [] });
    await technician.delete(`/api/mail/troubles/${body.items[0].id}`).expect(404);
    const [entry] = await api.database.query<{ action: string }>(
      "SELECT action FROM audit_entry WHERE action = 'mail.trouble-cleared'",
    );
    expect(entry).toBeDefined();
  });

  it('and the ways of mail tell how they do', async () => {
    const { body } = await (await api.staff('technician')).get('/api/mail/health').expect(200);
    expect(body.items).toMatchObject([{ way: 'sending', mailboxId: '0', stoppedSince: null }]);
  });
});
