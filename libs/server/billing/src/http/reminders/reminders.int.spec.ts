import { aStaff, signedIn, type TestApp } from '@vigie/directory/testing';
import { addCalendarDays, usualReminderLevels } from '@vigie/rules';
import type {
  ClientReminders,
  ProposedReminder,
  ReminderItem,
  ReminderProposal,
  ReminderText,
} from '@vigie/wire';
import type { Agent } from 'supertest';
import { BillingAccountRow } from '../../store/invoices/billing-account.row';
import { dayOf } from '@vigie/platform';
import { allocate } from '../../store/payments/allocation.store';
import { startBillingApp } from '../../testing/billing-app';
import { BillingWorker } from '../../testing/billing-worker';
import { aBilledClient, aCompany } from '../../testing/invoice-world';
import { anIssuedInvoice, aPayment } from '../../testing/invoices';
import { RemindDaily } from '../../use-cases/reminders/remind-daily';

let test: TestApp;
let agent: Agent;
let worker: BillingWorker;
const today = dayOf(new Date());
const daysAgo = (days: number) => addCalendarDays(today, -days);

beforeAll(async () => {
  test = await startBillingApp('billing_reminders');
  const staff = await aStaff(test.database, { roles: ['accounting'], name: 'Isabelle Fontaine' });
  agent = await signedIn(test, staff);
  worker = new BillingWorker(test);
  await aCompany(test.database);
});
afterAll(() => test.stop());

const emails = ['compta@cedre.test', 'direction@cedre.test'];
const lateClient = async (days: number, cents = '120000', account: Partial<BillingAccountRow> = {}) => {
  const clientId = await aBilledClient(test.database, { emails, ...account });
  const invoice = await anIssuedInvoice(test.database, { clientId, grossCents: cents, dueOn: daysAgo(days) });
  return { clientId, invoice };
};
const proposal = async (day?: string): Promise<ReminderProposal> =>
  (await agent.get('/api/reminders/proposal').query({ day }).expect(200)).body;
const proposed = async (clientId: string, day?: string): Promise<ProposedReminder | undefined> =>
  (await proposal(day)).items.find(({ client }) => client.id === clientId);
const start = (...clients: string[]) => agent.post('/api/reminders/runs').send({ day: today, clients });
const ledger = async (client: string): Promise<ReminderItem[]> =>
  (await agent.get('/api/reminders').query({ client }).expect(200)).body.items;
const mailsOf = (clientId: string) =>
  test.database.query<{ id: string; state: string; to: string; subject: string; text: string }>(
    `SELECT m.id, m.state, m.to_address AS \`to\`, m.subject, m.body_text AS text
       FROM outbound_mail m JOIN reminder r ON r.outbound_mail_id = m.id WHERE r.client_id = ?`,
    [clientId],
  );
const mailIs = async (clientId: string, state: string) => {
  await test.database.execute(
    'UPDATE outbound_mail SET state = ? WHERE id = (SELECT MAX(outbound_mail_id) FROM reminder WHERE client_id = ?)',
    [state, clientId],
  );
  await worker.all();
};
const decide = ({ id, version }: ReminderItem, outcome: string, reason: string | null = null) =>
  agent.post(`/api/reminders/${id}/outcome`).send({ outcome, reason, version });
const settle = async (clientId: string, invoiceId: string, cents: bigint) => {
  const { id: paymentId } = await aPayment(test.database, clientId, String(cents), today);
  await test.database.transaction((tx) => allocate(tx, { paymentId }, { invoiceId, cents, by: 'test' }));
  await worker.all();
};

describe('the dry run of a day', () => {
  it('is what the real run then sends: the same clients, levels and invoices', async () => {
    const friendly = await lateClient(4);
    const firm = await lateClient(12, '50000');
    const young = await lateClient(2);
    const before = await proposal();
    const chosen = [friendly.clientId, firm.clientId, young.clientId];
    const shown = before.items.filter(({ client }) => chosen.includes(client.id));
    // Nobody looked for twelve days: it is the first level all the same.
    expect(shown.map(({ level, tone, hold, open, to }) => [level, tone, hold, open, to])).toEqual([
      [1, 'friendly', null, '1200.00', emails],
      [1, 'friendly', null, '500.00', emails],
    ]);
    await start(...chosen).expect(201);
    await worker.all();
    const sent = [...(await ledger(friendly.clientId)), ...(await ledger(firm.clientId))];
    expect(sent.map(({ level, open, to, state }) => [level, open, to, state])).toEqual(
      shown.map(({ level, open, to }) => [level, open, to, 'reserved']),
    );
    expect(await ledger(young.clientId)).toEqual([]);
    const { body } = await agent.get('/api/reminders/runs').expect(200);
    expect(body.items[0]).toMatchObject({ isDone: true, total: 3, reminded: 2, held: 0, nothing: 1 });
    expect((await proposal()).items.filter(({ client }) => chosen.includes(client.id))).toEqual([]);
    const [mail] = await mailsOf(friendly.clientId);
    expect(mail).toMatchObject({ state: 'queued', to: emails[0] });
    expect(mail?.text).toContain(friendly.invoice.number);
    expect(mail?.text).toContain('1\u202f200,00\u00a0€');
  });

  it('goes on to the next level at the distance of the ladder, and names all that is overdue', async () => {
    const { clientId } = await lateClient(20);
    await anIssuedInvoice(test.database, { clientId, grossCents: '30000', dueOn: daysAgo(1) });
    await start(clientId).expect(201);
    await worker.all();
    await mailIs(clientId, 'sent');
    expect(await ledger(clientId)).toMatchObject([{ level: 1, state: 'sent', invoices: 2, open: '1500.00' }]);
    expect(await proposed(clientId, addCalendarDays(today, 6))).toMatchObject({ level: 1 });
    const next = await proposed(clientId, addCalendarDays(today, 7));
    expect(next).toMatchObject({ level: 2, tone: 'firm' });
    expect(next?.invoices.map(({ level }) => level)).toEqual([2, 1]);
  });

  it('is not read for a day that is over', async () => {
    const { body } = await agent
      .get('/api/reminders/proposal')
      .query({ day: daysAgo(1) })
      .expect(422);
    expect(body.code).toBe('reminder.day-over');
    const run = { day: daysAgo(1), clients: ['1'] };
    expect((await agent.post('/api/reminders/runs').send(run).expect(422)).body.code).toBe(
      'reminder.day-over',
    );
  });
});

describe('a run', () => {
  it('that is killed after the entries of the ledger sends nothing twice', async () => {
    const { clientId } = await lateClient(5);
    await start(clientId).expect(201);
    await worker.dies();
    expect(await ledger(clientId)).toHaveLength(1);
    await worker.all();
    expect(await ledger(clientId)).toHaveLength(1);
    expect(await mailsOf(clientId)).toHaveLength(1);
  });

  it('reminds once when two people start it at the same moment', async () => {
    const { clientId } = await lateClient(5);
    await Promise.all([start(clientId).expect(201), start(clientId).expect(201)]);
    await Promise.all([worker.step(), new BillingWorker(test).step()]);
    await worker.all();
    expect(await mailsOf(clientId)).toHaveLength(1);
  });

  it('leaves out what was paid since it was shown', async () => {
    const { clientId, invoice } = await lateClient(5);
    await start(clientId).expect(201);
    await test.database.execute('UPDATE invoice SET open_cents = 0, settled_on = due_on WHERE id = ?', [
      invoice.id,
    ]);
    await worker.all();
    expect(await ledger(clientId)).toEqual([]);
  });

  it('starts by itself once a day where the setting says so, and else only tells accounting', async () => {
    const { clientId } = await lateClient(5);
    const daily = test.app.get(RemindDaily);
    await daily.fire(today);
    await worker.all();
    expect(await ledger(clientId)).toEqual([]);
    const told = await test.database.query('SELECT id FROM outbound_mail WHERE subject LIKE ?', [
      '%relancer%',
    ]);
    expect(told).toHaveLength(1);
    await test.database.execute('DELETE FROM reminder_day');
    const setting = { levels: usualReminderLevels, automatic: true, version: 0 };
    await agent.put('/api/reminder-settings').send(setting).expect(200);
    for (const _ of [1, 2]) await daily.fire(today);
    await worker.all();
    expect(await ledger(clientId)).toMatchObject([{ level: 1, by: 'Vigie' }]);
    await agent
      .put('/api/reminder-settings')
      .send({ ...setting, automatic: false, version: 1 })
      .expect(200);
  });
});

describe('a client is held', () => {
  const pause = (clientId: string, body: object) =>
    agent.post(`/api/reminder-settings/clients/${clientId}/pauses`).send(body);

  it('until the day that it promised, and the promise ends with the payment', async () => {
    const { clientId, invoice } = await lateClient(5);
    const until = addCalendarDays(today, 3);
    await pause(clientId, { kind: 'promise', until, reason: 'Vu au téléphone' }).expect(201);
    expect(await proposed(clientId)).toMatchObject({
      hold: 'promise',
      pauses: [{ until, by: 'Isabelle Fontaine' }],
    });
    expect(await proposed(clientId, addCalendarDays(until, 1))).toMatchObject({ hold: null });
    await start(clientId).expect(201);
    await worker.all();
    expect(await ledger(clientId)).toEqual([]);
    await settle(clientId, invoice.id, 120_000n);
    const { body } = await agent.get(`/api/reminder-settings/clients/${clientId}`).expect(200);
    expect(body as ClientReminders).toMatchObject({
      pauses: [],
      past: [{ kind: 'promise', ending: 'paid' }],
    });
  });

  it('by a decision with its reason, until it is taken back', async () => {
    const { clientId } = await lateClient(5);
    const { body } = await pause(clientId, { kind: 'do-not-remind', reason: 'Litige en cours' }).expect(201);
    expect(await proposed(clientId)).toMatchObject({ hold: 'do-not-remind' });
    await agent.delete(`/api/reminder-settings/clients/${clientId}/pauses/${body.pauses[0].id}`).expect(200);
    expect(await proposed(clientId)).toMatchObject({ hold: null });
  });

  it('without an address, and a promise of yesterday is refused', async () => {
    const { clientId } = await lateClient(5, '1000', { emails: [] });
    expect(await proposed(clientId)).toMatchObject({ hold: 'no-address' });
    const late = { kind: 'promise', until: daysAgo(1), reason: 'Trop tard' };
    expect((await pause(clientId, late).expect(422)).body.code).toBe('reminder.promise-past');
  });

  it('while nobody knows whether a mail left; a person says, and only what did not leave is due again', async () => {
    const [left, lost] = [await lateClient(5), await lateClient(5)];
    await start(left.clientId, lost.clientId).expect(201);
    await worker.all();
    for (const { clientId } of [left, lost]) {
      await mailIs(clientId, 'in-doubt');
      await anIssuedInvoice(test.database, { clientId, grossCents: '7000', dueOn: daysAgo(4) });
      expect(await proposed(clientId)).toMatchObject({ hold: 'ambiguous' });
    }
    const [one] = await ledger(left.clientId);
    const [other] = await ledger(lost.clientId);
    expect([one?.state, other?.state]).toEqual(['ambiguous', 'ambiguous']);
    if (!one || !other) return;
    await decide(one, 'sent').expect(200);
    await decide(other, 'not-sent', 'Rien chez le destinataire').expect(200);
    expect((await decide({ ...one, version: 3 }, 'not-sent').expect(422)).body.code).toBe('reminder.decided');
    expect((await proposed(left.clientId))?.invoices.map(({ level }) => level)).toEqual([null, 1]);
    expect((await proposed(lost.clientId))?.invoices.map(({ level }) => level)).toEqual([1, 1]);
    expect((await mailsOf(lost.clientId)).map(({ state }) => state)).toEqual(['cancelled']);
  });

  it('no more once a mail was refused: it is due again, and cannot be sent a second time by hand', async () => {
    const { clientId } = await lateClient(5);
    await start(clientId).expect(201);
    await worker.all();
    await mailIs(clientId, 'failed');
    expect(await ledger(clientId)).toMatchObject([{ state: 'failed' }]);
    expect((await mailsOf(clientId)).map(({ state }) => state)).toEqual(['cancelled']);
    expect(await proposed(clientId)).toMatchObject({ level: 1, hold: null });
  });
});

describe('a letter', () => {
  it('is drawn once, posted by a person, and downloaded; one that was not posted can be taken back', async () => {
    const levels = [{ tone: 'formal-notice', afterDays: 3, channel: 'letter' }];
    const { body } = await agent.get('/api/reminder-settings').expect(200);
    const saved = await agent
      .put('/api/reminder-settings')
      .send({ levels, automatic: false, version: body.version })
      .expect(200);
    const { clientId, invoice } = await lateClient(31);
    await start(clientId).expect(201);
    await worker.step();
    await worker.dies();
    await worker.all();
    const [letter] = await ledger(clientId);
    if (!letter) throw new Error('no letter');
    expect(letter).toMatchObject({ channel: 'letter', state: 'reserved', hasLetter: true, to: [] });
    const { body: pdf } = await agent.get(`/api/reminders/${letter.id}/letter`).buffer().expect(200);
    expect(String(pdf)).toContain(invoice.number);
    const { body: detail } = await agent.get(`/api/reminders/${letter.id}`).expect(200);
    expect(detail.lines).toMatchObject([{ number: invoice.number, level: 1, penalty: { method: 'ECB' } }]);
    await decide(letter, 'taken-back', 'Réglé par téléphone').expect(200);
    expect(await proposed(clientId)).toMatchObject({ level: 1 });
    await agent
      .put('/api/reminder-settings')
      .send({ levels: usualReminderLevels, automatic: false, version: saved.body.version })
      .expect(200);
  });

  it('comes from a ladder that makes sense', async () => {
    const { body } = await agent.get('/api/reminder-settings').expect(200);
    const step = (afterDays: number) => ({ tone: 'firm', afterDays, channel: 'mail' });
    const refused = async (levels: object[]) =>
      (
        await agent
          .put('/api/reminder-settings')
          .send({ levels, automatic: false, version: body.version })
          .expect(422)
      ).body.code;
    expect(await refused([])).toBe('reminder.no-level');
    expect(await refused([step(0)])).toBe('reminder.days-invalid');
    expect(await refused([step(5), step(5)])).toBe('reminder.days-order');
  });
});

describe('what a reminder says', () => {
  const words = { subject: 'À régler\u00a0: {factures}', before: 'Chère équipe de {client},', after: '' };
  const save = (body: object, tone = 'friendly', language = 'fr') =>
    agent.put(`/api/reminder-texts/${tone}/${language}`).send(body);
  const textOf = async (tone: string): Promise<ReminderText | undefined> =>
    (await agent.get('/api/reminder-texts').expect(200)).body.items.find(
      (one: ReminderText) => one.tone === tone && one.language === 'fr',
    );

  it('is what accounting wrote last, with the versions before; what was sent stays', async () => {
    const before = await lateClient(5);
    await start(before.clientId).expect(201);
    await worker.all();
    expect(await textOf('friendly')).toMatchObject({ version: 0, versions: [] });
    await save({ ...words, subject: 'Premier essai', version: 0 }).expect(200);
    expect((await save({ ...words, version: 0 }).expect(409)).body.code).toBe('version.conflict');
    await save({ ...words, version: 1 }).expect(200);
    expect(await textOf('friendly')).toMatchObject({
      ...{ version: 2, words },
      versions: [
        { version: 2, by: 'Isabelle Fontaine' },
        { version: 1, subject: 'Premier essai' },
      ],
    });
    const after = await lateClient(5);
    await start(after.clientId).expect(201);
    await worker.all();
    const [mail] = await mailsOf(after.clientId);
    expect(mail?.subject).toBe(`À régler\u00a0: ${after.invoice.number}`);
    expect(mail?.text).toMatch(/^Madame, Monsieur,\n\nChère équipe de .+,\n\n– /);
    expect(mail?.text).not.toContain('déjà parti');
    expect((await mailsOf(before.clientId))[0]?.text).toContain('déjà parti');
  });

  it('is shown as it would read before it is kept, and refuses braces that stand for nothing', async () => {
    const sample = { tone: 'firm', language: 'fr', ...words };
    const { body } = await agent.post('/api/reminder-texts/preview').send(sample).expect(200);
    const year = today.slice(0, 4);
    expect(body.subject).toBe(`À régler\u00a0: FA-${year}-000123, FA-${year}-000145`);
    expect(body.text).toContain('Exemple SARL');
    expect(body.text).toContain('1\u202f500,00\u00a0€');
    expect(await textOf('firm')).toMatchObject({ version: 0 });
    const wrong = { ...words, after: 'Payez à {iban}' };
    const refused = [
      await agent
        .post('/api/reminder-texts/preview')
        .send({ ...sample, ...wrong })
        .expect(422),
      await save({ ...wrong, version: 0 }, 'firm').expect(422),
    ];
    expect(refused.map(({ body: { code } }) => code)).toEqual([
      'reminder.text-unknown',
      'reminder.text-unknown',
    ]);
    await save({ ...words, before: '  ', version: 0 }, 'firm').expect(422);
    await save({ ...words, version: 0 }, 'rude').expect(422);
  });

  it('names penalties and the fixed sum to professionals, never to a consumer', async () => {
    const second = async (clientKind: 'professional' | 'consumer') => {
      const clientId = await aBilledClient(test.database, { emails, clientKind });
      await anIssuedInvoice(test.database, {
        clientId,
        clientKind,
        dueOn: daysAgo(12),
        grossCents: '120000',
      });
      await start(clientId).expect(201);
      await worker.all();
      await mailIs(clientId, 'sent');
      await test.database.execute('UPDATE reminder SET day = ? WHERE client_id = ?', [daysAgo(9), clientId]);
      await start(clientId).expect(201);
      await worker.all();
      return (await mailsOf(clientId)).at(-1)?.text ?? '';
    };
    expect(await second('professional')).toMatch(/L441-10 et D441-5.*Pénalités de retard à ce jour/s);
    const toConsumer = await second('consumer');
    expect(toConsumer).toContain('Malgré notre rappel');
    expect(toConsumer).not.toMatch(/énalité|40\u00a0€|L441-10/);
  });
});
