import type { PersonRow } from '@vigie/directory';
import { aClient, aContact, aStaff, asActor, signedIn, type TestApp } from '@vigie/directory/testing';
import type { Actor } from '@vigie/platform';
import { addCalendarDays, localDateOf } from '@vigie/rules';
import type { NewPayment, PaymentDetail, PaymentProposals } from '@vigie/wire';
import type { Agent } from 'supertest';
import type { InvoiceRow } from '../../store/invoices/invoice.row';
import { allocate } from '../../store/payments/allocation.store';
import { startBillingApp } from '../../testing/billing-app';
import { anIssuedInvoice } from '../../testing/invoices';
import { AllocatePayment } from './allocate-payment';

let test: TestApp;
let agent: Agent;
let technician: Agent;
let accountant: PersonRow;
let actor: Actor;
beforeAll(async () => {
  test = await startBillingApp('payments');
  accountant = await aStaff(test.database, { roles: ['accounting'], name: 'Isabelle Fontaine' });
  actor = asActor(accountant);
  agent = await signedIn(test, accountant);
  technician = await signedIn(test, await aStaff(test.database));
});
afterAll(() => test.stop());
afterEach(() => everyBalanceIsTheSumOfItsRows());

const today = localDateOf(new Date().toISOString(), 'Europe/Paris');

/** What is open is what the amount was, less what is allocated and not undone; of everything, after every test. */
async function everyBalanceIsTheSumOfItsRows(): Promise<void> {
  const wrong = await test.database.query(
    `SELECT 'invoice' AS what, i.id FROM invoice i
      WHERE i.open_cents <> i.gross_cents - (SELECT COALESCE(SUM(a.amount_cents), 0) FROM payment_allocation a
          WHERE a.undone_at IS NULL AND (a.invoice_id = i.id OR a.credit_note_id = i.id))
         OR i.open_cents < 0
         OR (i.kind = 'invoice' AND (i.settled_on IS NULL) <> (i.open_cents > 0))
         OR (i.kind = 'invoice' AND i.settled_on <> (SELECT MAX(a.counts_on) FROM payment_allocation a
          WHERE a.undone_at IS NULL AND a.invoice_id = i.id))
     UNION ALL
     SELECT 'payment', p.id FROM payment p
      WHERE p.open_cents <> CASE WHEN p.cancelled_at IS NULL THEN p.amount_cents ELSE 0 END
          - (SELECT COALESCE(SUM(a.amount_cents), 0) FROM payment_allocation a
              WHERE a.undone_at IS NULL AND a.payment_id = p.id)
     UNION ALL
     SELECT 'letter', a.id FROM payment_allocation a JOIN invoice i ON i.id = a.invoice_id
      WHERE a.undone_at IS NULL AND (a.lettering IS NULL) <> (i.open_cents > 0)`,
  );
  expect(wrong).toEqual([]);
}

const newPayment = (clientId: string, values: Partial<NewPayment> = {}): NewPayment => ({
  clientId,
  receivedOn: '2026-10-05',
  amount: '120.00',
  method: 'transfer',
  reference: null,
  note: null,
  parts: [],
  confirmed: false,
  ...values,
});
const record = async (payment: NewPayment): Promise<PaymentDetail> =>
  (await agent.post('/api/payments').send(payment).expect(201)).body;
const refused = async (payment: unknown) =>
  (
    await agent
      .post('/api/payments')
      .send(payment as object)
      .expect(422)
  ).body.code as string;
const invoiceOf = async (id: string) => {
  const [row] = await test.database.query<{ open: string; settledOn: string | null }>(
    'SELECT open_cents AS open, settled_on AS settledOn FROM invoice WHERE id = ?',
    [id],
  );
  return row;
};
const part = ({ id }: InvoiceRow, amount: string) => ({ invoiceId: id, amount });
const client = async () => (await aClient(test.database)).id;
const invoice = (clientId: string, cents: bigint, values: Partial<InvoiceRow> = {}) =>
  anIssuedInvoice(test.database, { clientId, grossCents: String(cents), ...values });

describe('a payment', () => {
  it('pays an invoice in part, then the rest, and is lettered when nothing is left', async () => {
    const clientId = await client();
    const one = await invoice(clientId, 20_000n);
    const first = await record(newPayment(clientId, { parts: [part(one, '120.00')], reference: 'VIR 1' }));
    expect(first).toMatchObject({
      amount: '120.00',
      credit: '0.00',
      createdBy: 'Isabelle Fontaine',
      allocations: [
        { amount: '120.00', countsOn: '2026-10-05', lettering: null, invoice: { number: one.number } },
      ],
    });
    expect(await invoiceOf(one.id)).toEqual({ open: '8000', settledOn: null });
    const second = await record(
      newPayment(clientId, { amount: '80.00', receivedOn: '2026-11-02', parts: [part(one, '80')] }),
    );
    expect(second.allocations).toMatchObject([{ lettering: 'AA' }]);
    expect(await invoiceOf(one.id)).toEqual({ open: '0', settledOn: '2026-11-02' });
    const { body } = await agent.get(`/api/payments/${first.id}`).expect(200);
    expect(body.allocations[0].lettering).toBe('AA');
    const two = await invoice(clientId, 100n);
    const third = await record(newPayment(clientId, { amount: '1.00', parts: [part(two, '1.00')] }));
    expect(third.allocations).toMatchObject([{ lettering: 'AB' }]);
  });

  it('keeps what nothing takes as credit, which pays another invoice later', async () => {
    const clientId = await client();
    const one = await invoice(clientId, 10_000n);
    const paid = await record(newPayment(clientId, { amount: '150.00', parts: [part(one, '100.00')] }));
    expect(paid.credit).toBe('50.00');
    const list = await agent.get('/api/payments').query({ show: 'credit', client: clientId }).expect(200);
    expect(list.body.items).toMatchObject([{ id: paid.id, credit: '50.00', invoices: [one.number] }]);
    const two = await invoice(clientId, 9_000n, { issuedOn: '2026-11-01' });
    const { body } = await agent
      .post(`/api/payments/${paid.id}/allocations`)
      .send({ parts: [part(two, '50.00')], version: paid.version })
      .expect(200);
    // The money was there before the invoice: it counts from the day of the invoice.
    expect(body).toMatchObject({ credit: '0.00' });
    expect(body.allocations[1]).toMatchObject({ amount: '50.00', countsOn: '2026-11-01' });
    const stale = { parts: [part(two, '1.00')], version: paid.version };
    await agent.post(`/api/payments/${paid.id}/allocations`).send(stale).expect(409);
  });

  it('is opened again by an undo, once, with its letter', async () => {
    const clientId = await client();
    const one = await invoice(clientId, 10_000n);
    const paid = await record(newPayment(clientId, { amount: '100.00', parts: [part(one, '100.00')] }));
    const undo = `/api/payments/${paid.id}/allocations/${paid.allocations[0]?.id}/undo`;
    const bodies = await Promise.all([1, 2, 3].map(async () => (await agent.post(undo).expect(200)).body));
    for (const body of bodies) expect(body).toMatchObject({ credit: '100.00' });
    expect(bodies[0].allocations).toMatchObject([{ lettering: null, undone: { by: 'Isabelle Fontaine' } }]);
    expect(await invoiceOf(one.id)).toEqual({ open: '10000', settledOn: null });
    const other = await record(newPayment(clientId, { amount: '1.00' }));
    await agent.post(`/api/payments/${other.id}/allocations/${paid.allocations[0]?.id}/undo`).expect(404);
  });

  it('that is cancelled gives everything back, and stays with its reason', async () => {
    const clientId = await client();
    const [one, two] = [await invoice(clientId, 5_000n), await invoice(clientId, 7_000n)];
    const paid = await record(newPayment(clientId, { parts: [part(two, '70.00'), part(one, '50.00')] }));
    expect(paid.credit).toBe('0.00');
    const cancellation = { reason: 'Chèque sans provision', version: paid.version };
    const { body } = await agent.post(`/api/payments/${paid.id}/cancellation`).send(cancellation).expect(200);
    expect(body).toMatchObject({
      credit: '0.00',
      cancelled: { by: 'Isabelle Fontaine', reason: 'Chèque sans provision' },
    });
    expect(await invoiceOf(two.id)).toEqual({ open: '7000', settledOn: null });
    const again = await agent
      .post(`/api/payments/${paid.id}/cancellation`)
      .send({ ...cancellation, version: body.version })
      .expect(422);
    expect(again.body.code).toBe('payment.cancelled');
    const { body: list } = await agent.get('/api/payments').query({ client: clientId, show: 'cancelled' });
    expect(list.items).toMatchObject([{ id: paid.id, cancelled: true }]);
  });

  it('is refused by name', async () => {
    const clientId = await client();
    const elsewhere = await invoice(await client(), 10_000n);
    const credit = await invoice(clientId, 10_000n, { kind: 'credit-note' });
    const one = await invoice(clientId, 10_000n);
    const refusal = (values: Partial<NewPayment>) => refused(newPayment(clientId, values));
    expect(await refusal({ amount: '-5.00' })).toBe('payment.amount-not-positive');
    expect(await refusal({ amount: '0' })).toBe('payment.amount-not-positive');
    expect(await refusal({ amount: '12,50' })).toBe('payment.amount-invalid');
    expect(await refusal({ amount: '1.005' })).toBe('payment.amount-invalid');
    expect(await refusal({ receivedOn: addCalendarDays(today, 1) })).toBe('payment.in-future');
    expect(await refusal({ receivedOn: '1990-06-01' })).toBe('payment.too-old');
    expect(await refusal({ receivedOn: '2016-10-05' })).toBe('payment.too-old');
    expect(await refusal({ amount: '5000.00' })).toBe('payment.confirm-large');
    expect(await refusal({ parts: [part(one, '100.01')] })).toBe('allocation.too-much');
    expect(await refusal({ parts: [part(one, '120.01')] })).toBe('allocation.more-than-payment');
    expect(await refusal({ parts: [part(one, '-1.00')] })).toBe('payment.amount-not-positive');
    expect(await refusal({ parts: [part(one, '1.00'), part(one, '2.00')] })).toBe('payment.invoice-twice');
    expect(await refusal({ parts: [part(credit, '1.00')] })).toBe('allocation.not-payable');
    const foreign = newPayment(clientId, { parts: [part(elsewhere, '1.00')] });
    await agent.post('/api/payments').send(foreign).expect(404);
    await technician.post('/api/payments').send(newPayment(clientId)).expect(403);
    // Nothing of all this was kept.
    const { body } = await agent.get('/api/payments').query({ client: clientId });
    expect(body.items).toEqual([]);
    // A deposit that is meant is taken.
    const deposit = await record(newPayment(clientId, { amount: '5000.00', confirmed: true }));
    expect(deposit.credit).toBe('5000.00');
  });

  it('is proposed for what it fits, with warnings', async () => {
    const clientId = await client();
    const one = await invoice(clientId, 12_000n, { issuedOn: '2026-10-10' });
    const two = await invoice(clientId, 5_000n);
    const propose = async (query: object): Promise<PaymentProposals> =>
      (
        await agent
          .get('/api/payments/proposals')
          .query({ client: clientId, ...query })
          .expect(200)
      ).body;
    const exact = await propose({ amount: '120.00', receivedOn: '2026-10-05' });
    expect(exact).toMatchObject({ owed: '170.00', credit: '0.00', warnings: ['before-invoice'] });
    expect(exact.proposals[0]).toMatchObject({
      parts: [{ invoiceId: one.id, number: one.number, amount: '120.00', open: '120.00' }],
      reason: 'amount',
      clue: 'chosen',
      confidence: 'certain',
    });
    expect(await propose({ amount: '170.00' })).toMatchObject({ proposals: [{ reason: 'sum' }] });
    const large = await propose({ amount: '9000.00', reference: two.number });
    expect(large).toMatchObject({ warnings: ['over-large'] });
    expect(large.proposals[0]).toMatchObject({ reason: 'number-and-more', credit: '8950.00' });
    expect((await propose({ amount: 'douze' })).proposals).toEqual([]);
    await record(newPayment(clientId, { parts: [part(two, '50.00')] }));
    const twice = await propose({ amount: '120.00', receivedOn: '2026-10-05' });
    expect(twice.warnings).toContain('perhaps-twice');
    await agent.get('/api/payments/proposals').query({ client: '999999', amount: '1' }).expect(404);
  });
});

describe('ten people at once', () => {
  it('never pay an invoice more than it asks for', async () => {
    const clientId = await client();
    const one = await invoice(clientId, 10_000n);
    const payments = await Promise.all(
      Array.from({ length: 10 }, () => record(newPayment(clientId, { amount: '30.00' }))),
    );
    const allocating = test.app.get(AllocatePayment);
    const done = await Promise.allSettled(
      payments.map(({ id, version }) =>
        allocating.execute(actor, id, { parts: [part(one, '30.00')], version }),
      ),
    );
    // Three of them find room for 30.00; the others are refused, and none is half done.
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    for (const one of done)
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'allocation.too-much' });
    expect(await invoiceOf(one.id)).toEqual({ open: '1000', settledOn: null });
  });

  it('never give more than a payment holds, and letter without two of a kind', async () => {
    const clientId = await client();
    const invoices = await Promise.all(Array.from({ length: 10 }, () => invoice(clientId, 3_000n)));
    const paid = await record(newPayment(clientId, { amount: '100.00' }));
    const done = await Promise.allSettled(
      invoices.map(({ id }) =>
        test.database.transaction((tx) =>
          allocate(tx, { paymentId: paid.id }, { invoiceId: id, cents: 3_000n, by: 'Paul' }),
        ),
      ),
    );
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    const { body } = await agent.get(`/api/payments/${paid.id}`).expect(200);
    expect(body.credit).toBe('10.00');
    const letters = body.allocations.map(({ lettering }: { lettering: string }) => lettering);
    expect(letters.toSorted()).toEqual(['AA', 'AB', 'AC']);
  });
});

describe('the aged balance', () => {
  it('is what was owed on a day, by how late it was, and adds up with the statements', async () => {
    const clientId = await client();
    const [late, due] = [
      await invoice(clientId, 30_000n, { issuedOn: '2026-06-01', dueOn: '2026-07-01' }),
      await invoice(clientId, 50_000n, { issuedOn: '2026-09-01', dueOn: '2026-10-01' }),
    ];
    await invoice(clientId, 4_000n, { issuedOn: '2026-09-15', kind: 'credit-note' });
    const paid = newPayment(clientId, { amount: '350.00', receivedOn: '2026-09-20' });
    await record({ ...paid, parts: [part(late, '300.00'), part(due, '20.00')] });
    const on = async (asOf: string) => {
      const { body } = await agent.get('/api/aged-balance').query({ asOf }).expect(200);
      const items = body.items as { client: { id: string } }[];
      return { line: items.find((item) => item.client.id === clientId), total: body.total };
    };
    // Before the payment the first one is over 60 days late; the deposit of the payment is not there yet.
    const before = await on('2026-09-10');
    expect(before.line).toMatchObject({
      buckets: { 'not-due': '500.00', '1-30': '0.00', '31-60': '0.00', '61-90': '300.00', 'over-90': '0.00' },
      owed: '800.00',
      credit: '0.00',
      balance: '800.00',
      invoices: 2,
    });
    expect((await on('2026-10-02')).line).toMatchObject({
      buckets: { 'not-due': '0.00', '1-30': '480.00' },
      owed: '480.00',
      credit: '70.00',
      balance: '410.00',
    });
    const { body } = await agent.get(`/api/aged-balance/clients/${clientId}`).expect(200);
    expect(body.closing).toBe('410.00');
    expect(body.movements.map((one: { kind: string; balance: string }) => [one.kind, one.balance])).toEqual([
      ['invoice', '300.00'],
      ['invoice', '800.00'],
      ['credit-note', '760.00'],
      ['payment', '410.00'],
    ]);
    expect(body.movements[0]).toMatchObject({ debit: '300.00', credit: null, letterings: ['AA'] });
    const since = await agent
      .get(`/api/aged-balance/clients/${clientId}`)
      .query({ from: '2026-09-10', to: '2026-09-15' })
      .expect(200);
    expect(since.body).toMatchObject({ opening: '800.00', closing: '760.00' });
    expect(since.body.movements).toHaveLength(1);
    await technician.get('/api/aged-balance').expect(403);
  });

  it('leaves as a file, to the cent', async () => {
    const clientId = await client();
    await invoice(clientId, 123_456n, { issuedOn: '2026-01-02', dueOn: '2026-02-01' });
    const csv = await agent
      .get('/api/aged-balance/export')
      .query({ format: 'csv', asOf: '2026-03-01' })
      .expect(200);
    expect(csv.text).toContain('1 à 30 jours');
    expect(csv.text).toContain('1234,56');
    const { text } = await agent
      .get(`/api/aged-balance/clients/${clientId}/export`)
      .query({ format: 'csv' })
      .expect(200);
    expect(text).toContain(';1234,56;;1234,56;');
    const xlsx = await agent.get('/api/aged-balance/export').query({ format: 'xlsx' }).expect(200);
    expect(xlsx.headers['content-type']).toContain('spreadsheetml');
  });
});

describe('what a client paid', () => {
  it('is read by its own management, without what was recorded by mistake, with what it may deduct', async () => {
    const clientId = await client();
    const direction = await signedIn(test, await aContact(test.database, { clientId, roles: ['approver'] }));
    const one = await invoice(clientId, 20_000n);
    await anIssuedInvoice(test.database, { clientId, grossCents: '4050', kind: 'credit-note' });
    await record(
      newPayment(clientId, { amount: '250.00', parts: [part(one, '200.00')], reference: 'VIR 9' }),
    );
    const wrong = await record(newPayment(clientId, { amount: '12.00' }));
    const cancelled = { reason: 'Doublon', version: wrong.version };
    await agent.post(`/api/payments/${wrong.id}/cancellation`).send(cancelled).expect(200);
    await record(newPayment(await client(), { amount: '77.00' }));
    const { body } = await direction.get('/api/portal/payments').expect(200);
    expect(body).toEqual({
      items: [
        {
          ...{ id: expect.any(String), receivedOn: '2026-10-05', amount: '250.00', credit: '50.00' },
          ...{ method: 'transfer', reference: 'VIR 9', invoices: [one.number] },
        },
      ],
      nextCursor: null,
      credit: '90.50',
    });
    const requester = await signedIn(test, await aContact(test.database, { clientId }));
    await requester.get('/api/portal/payments').expect(403);
    await agent.get('/api/portal/payments').expect(403);
  });
});
