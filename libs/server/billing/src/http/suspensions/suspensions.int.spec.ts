import { aContact, aStaff, mailsTo, signedIn, type TestApp } from '@vigie/directory/testing';
import { addCalendarDays } from '@vigie/rules';
import type { ProposedReminder, ReminderDetail, SuspensionBoard } from '@vigie/wire';
import type { Agent } from 'supertest';
import { dayOf } from '@vigie/platform';
import { allocate } from '../../store/payments/allocation.store';
import { anIssued, anIssuedInvoice, aPayment } from '../../testing/invoices';
import { startBillingApp } from '../../testing/billing-app';
import { BillingWorker } from '../../testing/billing-worker';
import { aBilledClient, aContract } from '../../testing/invoice-world';

let test: TestApp;
let agent: Agent;
let worker: BillingWorker;
const today = dayOf(new Date());
const daysAgo = (days: number) => addCalendarDays(today, -days);

beforeAll(async () => {
  test = await startBillingApp('billing_suspensions');
  agent = await signedIn(
    test,
    await aStaff(test.database, { roles: ['accounting'], name: 'Isabelle Fontaine' }),
  );
  worker = new BillingWorker(test);
});
afterAll(() => test.stop());

const late = async (days: number, cents = '120000') => {
  const clientId = await aBilledClient(test.database);
  const director = await aContact(test.database, { clientId, roles: ['approver'] });
  const { id: contractId } = await aContract(test.database, clientId, { start: '2026-01-01' });
  const invoice = await anIssuedInvoice(test.database, {
    ...{ clientId, contractId, grossCents: cents, dueOn: daysAgo(days) },
  });
  return { clientId, contractId, invoice, director };
};
const board = async (): Promise<SuspensionBoard> => (await agent.get('/api/suspensions').expect(200)).body;
const proposedOf = async (contractId: string) =>
  (await board()).proposed.find(({ contract }) => contract.id === contractId);
const currentOf = async (contractId: string) =>
  (await board()).current.find(({ contract }) => contract.id === contractId);
const suspend = (contractId: string, version = 1) =>
  agent.post('/api/suspensions').send({ contractId, version, reason: 'Sans réponse à nos relances' });
const stateOf = async (contractId: string) =>
  (await test.database.one<{ state: string }>('SELECT state FROM contract WHERE id = ?', [contractId]))
    ?.state;
const pay = async (clientId: string, invoiceId: string, cents: bigint) => {
  const { id: paymentId } = await aPayment(test.database, clientId, String(cents), today);
  await test.database.transaction((tx) => allocate(tx, { paymentId }, { invoiceId, cents, by: 'test' }));
  await worker.all();
};
const clockJobs = async (clientId: string) =>
  (
    await test.database.query(
      "SELECT id FROM outbox WHERE job = 'clock.follow-contract' AND JSON_UNQUOTE(JSON_EXTRACT(payload, '$.clientId')) = ?",
      [clientId],
    )
  ).length;

it('is proposed from the fifteenth day of delay, with the careful day after it', async () => {
  const [young, due] = [await late(14), await late(15)];
  expect(await proposedOf(young.contractId)).toBeUndefined();
  expect(await proposedOf(due.contractId)).toMatchObject({
    ...{ proposedOn: today, carefulOn: addCalendarDays(today, 1), open: '1200.00', promisedOn: null },
    invoices: [{ id: due.invoice.id, open: '1200.00' }],
  });
  expect((await suspend(young.contractId).expect(422)).body.code).toBe('suspension.not-due');
});

it('is decided by a person, told to the client, and lifted at once by the last payment', async () => {
  const { clientId, contractId, invoice, director } = await late(20);
  const other = await anIssuedInvoice(test.database, {
    ...{ clientId, contractId, grossCents: '30000', dueOn: daysAgo(2) },
  });
  await suspend(contractId).expect(201);
  expect(await stateOf(contractId)).toBe('suspended');
  expect(await currentOf(contractId)).toMatchObject({ by: 'Isabelle Fontaine', open: '1500.00' });
  expect(await clockJobs(clientId)).toBe(1);
  const card = await agent.get(`/api/reminder-settings/clients/${clientId}`).expect(200);
  expect(card.body.suspended).toMatchObject([{ contract: { id: contractId } }]);
  const portal = await signedIn(test, director);
  const own = await portal.get('/api/portal/suspensions').expect(200);
  expect(own.body.items).toMatchObject([{ contract: 'Infogérance', open: '1500.00' }]);
  await pay(clientId, invoice.id, 120_000n);
  expect(await stateOf(contractId)).toBe('suspended');
  await pay(clientId, other.id, 20_000n);
  expect(await stateOf(contractId)).toBe('suspended');
  await pay(clientId, other.id, 10_000n);
  expect(await stateOf(contractId)).toBe('active');
  expect(await clockJobs(clientId)).toBe(2);
  expect((await board()).past[0]).toMatchObject({ ended: { ending: 'paid' } });
  expect((await portal.get('/api/portal/suspensions').expect(200)).body.items).toEqual([]);
  const subjects = (await mailsTo(test, director.email)).map(({ subject }) => subject);
  expect(subjects).toEqual(['Suspension levée\u00a0: Infogérance', 'Contrat suspendu\u00a0: Infogérance']);
});

it('is lifted by a credit note that takes the rest as well', async () => {
  const { clientId, contractId, invoice } = await late(16, '12000');
  await suspend(contractId).expect(201);
  const note = await anIssued(test.database, {
    ...{ clientId, issuedOn: today, kind: 'credit-note', vat: [{ rate: 2000, base: 10_000n }] },
  });
  await test.database.transaction((tx) =>
    allocate(tx, { creditNoteId: note }, { invoiceId: invoice.id, cents: 12_000n, by: 'test' }),
  );
  await worker.dies();
  expect(await stateOf(contractId)).toBe('suspended');
  await worker.all();
  expect(await stateOf(contractId)).toBe('active');
});

it('is lifted by hand with a reason, once', async () => {
  const { contractId } = await late(16);
  await suspend(contractId).expect(201);
  const { id, version } = (await currentOf(contractId)) ?? { id: '0', version: 0 };
  const lift = () =>
    agent.post(`/api/suspensions/${id}/lifting`).send({ reason: 'Échéancier signé', version });
  await lift().expect(200);
  expect(await stateOf(contractId)).toBe('active');
  expect((await lift().expect(422)).body.code).toBe('suspension.over');
  // Still unpaid: it is proposed again, and can be decided again.
  await suspend(contractId, (await proposedOf(contractId))?.version).expect(201);
});

it('does not outrun a payment: whoever comes second sees the other', async () => {
  const { clientId, contractId, invoice } = await late(16);
  const { id: paymentId } = await aPayment(test.database, clientId, '120000', today);
  const [{ status }] = await Promise.all([
    suspend(contractId),
    test.database.transaction((tx) =>
      allocate(tx, { paymentId }, { invoiceId: invoice.id, cents: 120_000n, by: 'test' }),
    ),
  ]);
  await worker.all();
  expect([201, 422]).toContain(status);
  expect(await stateOf(contractId)).toBe('active');
});

it('is not shown to another client', async () => {
  const { contractId } = await late(16);
  await suspend(contractId).expect(201);
  const clientId = await aBilledClient(test.database);
  const stranger = await aContact(test.database, { clientId, roles: ['approver'] });
  const portal = await signedIn(test, stranger);
  expect((await portal.get('/api/portal/suspensions').expect(200)).body.items).toEqual([]);
  await portal.get('/api/suspensions').expect(403);
});

describe('facts that are odd or wrong', () => {
  const reminderOf = async (clientId: string): Promise<ProposedReminder | undefined> =>
    (await agent.get('/api/reminders/proposal').expect(200)).body.items.find(
      ({ client }: ProposedReminder) => client.id === clientId,
    );
  /** The reminder that is sent now. */
  const reminded = async (clientId: string): Promise<ReminderDetail> => {
    await agent
      .post('/api/reminders/runs')
      .send({ day: today, clients: [clientId] })
      .expect(201);
    await worker.all();
    const { body } = await agent.get('/api/reminders').query({ client: clientId }).expect(200);
    return (await agent.get(`/api/reminders/${body.items[0].id}`).expect(200)).body;
  };

  it('an invoice of nothing is neither reminded nor a reason to suspend', async () => {
    const { clientId, contractId } = await late(40, '0');
    expect([await reminderOf(clientId), await proposedOf(contractId)]).toEqual([undefined, undefined]);
    expect((await suspend(contractId).expect(422)).body.code).toBe('suspension.not-due');
  });

  it('money from before the invoice, and more of it than is owed, leaves nothing to remind', async () => {
    const { clientId, contractId, invoice } = await late(40);
    const { id: paymentId } = await aPayment(test.database, clientId, '500000', daysAgo(90));
    await test.database.transaction((tx) =>
      allocate(tx, { paymentId }, { invoiceId: invoice.id, cents: 120_000n, by: 'test' }),
    );
    expect([await reminderOf(clientId), await proposedOf(contractId)]).toEqual([undefined, undefined]);
  });

  it('hundreds of invoices of one client are one reminder that names them all, to the cent', async () => {
    const { clientId } = await late(40);
    const mailed = `UPDATE billing_account SET emails = '["compta@cedre.test"]' WHERE client_id = ?`;
    await test.database.execute(mailed, [clientId]);
    const numbers: string[] = [];
    for (let at = 1; at <= 300; at += 1)
      numbers.push(
        (await anIssuedInvoice(test.database, { clientId, grossCents: String(at), dueOn: daysAgo(at) }))
          .number ?? '',
      );
    // 1 + 2 + … + 300 cents, beside the first one.
    const open = '1651.50';
    expect(await reminderOf(clientId)).toMatchObject({ open });
    const sent = await reminded(clientId);
    expect([sent.open, sent.invoices]).toEqual([open, 301]);
    expect(numbers.filter((number) => !sent.text.includes(`– ${number},`))).toEqual([]);
    expect(sent.subject).toMatch(/ et 298 autres$/);
  });

  it('a payment that is taken back makes it due again', async () => {
    const { clientId, contractId, invoice } = await late(40);
    const paid = await agent
      .post('/api/payments')
      .send({
        ...{ clientId, receivedOn: daysAgo(3), amount: '1200.00', method: 'direct-debit', reference: null },
        ...{ note: null, parts: [{ invoiceId: invoice.id, amount: '1200.00' }] },
      })
      .expect(201);
    expect(await proposedOf(contractId)).toBeUndefined();
    const { id, version } = paid.body;
    await agent.post(`/api/payments/${id}/cancellation`).send({ reason: 'Rejeté', version }).expect(200);
    expect(await proposedOf(contractId)).toMatchObject({ open: '1200.00' });
    expect(await reminderOf(clientId)).toMatchObject({ open: '1200.00' });
  });

  it('a due date before the issue counts from the due date', async () => {
    const { contractId, invoice } = await late(40);
    await test.database.execute('UPDATE invoice SET issued_on = ? WHERE id = ?', [daysAgo(1), invoice.id]);
    expect(await proposedOf(contractId)).toMatchObject({ proposedOn: daysAgo(25) });
  });

  it('a contract that has ended, or a draft, is not suspended; its invoices are reminded', async () => {
    for (const state of ['ended', 'draft']) {
      const { clientId, contractId } = await late(40);
      await test.database.execute('UPDATE contract SET state = ? WHERE id = ?', [state, contractId]);
      expect(await proposedOf(contractId)).toBeUndefined();
      expect((await suspend(contractId).expect(422)).body.code).toBe('suspension.not-due');
      expect(await reminderOf(clientId)).toMatchObject({ open: '1200.00' });
    }
  });

  it('a half-year whose rate is not published yet is said, not guessed', async () => {
    const { clientId } = await late(380);
    const mailed = `UPDATE billing_account SET emails = '["compta@cedre.test"]' WHERE client_id = ?`;
    await test.database.execute(mailed, [clientId]);
    const [last] = await test.database.query<{ half: string }>('SELECT MAX(half) AS half FROM penalty_rate');
    const isCurrent = (value: 1 | null) =>
      test.database.execute('UPDATE penalty_rate SET is_current = ? WHERE half = ?', [value, last?.half]);
    await isCurrent(null);
    const { text: friendly } = await reminded(clientId);
    await test.database.execute('UPDATE reminder SET day = ? WHERE client_id = ?', [daysAgo(30), clientId]);
    const { text: firm, lines } = await reminded(clientId);
    await isCurrent(1);
    expect(lines).toMatchObject([{ penalty: { awaitingRateFrom: expect.stringMatching(/-0[17]-01$/) } }]);
    expect(friendly).not.toContain('Pénalités');
    expect(firm).toMatch(
      /Pénalités de retard à ce jour.*n’est pas encore publié pour les jours à partir du 1/,
    );
  });

  it('is refused by name: no reason, an older version, nobody, a day that does not exist', async () => {
    const { contractId } = await late(40);
    await agent.post('/api/suspensions').send({ contractId, version: 1, reason: '  ' }).expect(422);
    expect((await suspend(contractId, 7).expect(409)).body.code).toBe('version.conflict');
    expect((await suspend('999999999').expect(422)).body.code).toBe('suspension.not-due');
    const lifting = { reason: 'Accord', version: 1 };
    await agent.post('/api/suspensions/999999999/lifting').send(lifting).expect(404);
    const runs = (body: object) => agent.post('/api/reminders/runs').send(body);
    await runs({ day: today, clients: [] }).expect(422);
    await runs({ day: '2026-02-30', clients: ['1'] }).expect(422);
    expect((await runs({ day: today, clients: ['999999999'] }).expect(404)).body.code).toBe('not-found');
    const pauses = '/api/reminder-settings/clients/999999999/pauses';
    await agent.post(pauses).send({ kind: 'do-not-remind', reason: 'Litige' }).expect(404);
    await agent.get('/api/reminders/proposal').query({ day: 'hier' }).expect(422);
    expect(await stateOf(contractId)).toBe('active');
  });
});
