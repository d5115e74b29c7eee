import { aClient, aContact, aStaff, mailsTo, signedIn, type TestApp } from '@vigie/directory/testing';
import type { ClaimDetail, ClientPenalties, NewPenaltyClaim, Page, PenaltyClient } from '@vigie/wire';
import type { Agent } from 'supertest';
import { allocate, undoAllocation } from '../../store/payments/allocation.store';
import { startBillingApp } from '../../testing/billing-app';
import { SeedPenalties } from '../../use-cases/penalties/seed-penalties';
import { aBillingAccount, anIssuedInvoice, aPayment } from '../../testing/invoices';

let test: TestApp;
let agent: Agent;
let other: Agent;
beforeAll(async () => {
  test = await startBillingApp('billing_penalty_claims');
  const [one, two] = [
    await aStaff(test.database, { roles: ['accounting'], name: 'Isabelle Fontaine' }),
    await aStaff(test.database, { roles: ['accounting'], name: 'Paul Mercier' }),
  ];
  [agent, other] = [await signedIn(test, one), await signedIn(test, two)];
});
afterAll(() => test.stop());

const penaltiesOf = async (clientId: string, asOf?: string): Promise<ClientPenalties> =>
  (await agent.get(`/api/penalties/clients/${clientId}`).query({ asOf }).expect(200)).body;
/** A claim of everything that a client owes, as it is shown. */
async function wholeOf(clientId: string, asOf: string): Promise<NewPenaltyClaim> {
  const { invoices, sums } = await penaltiesOf(clientId, asOf);
  const all = invoices.map(({ id }) => ({ id, take: 'method' as const, penalty: true, indemnity: true }));
  return { clientId, asOf, invoices: all, total: sums.total };
}
const issue = (claim: NewPenaltyClaim, by = agent) => by.post('/api/penalty-claims').send(claim);
const issued = async (claim: NewPenaltyClaim): Promise<ClaimDetail> => (await issue(claim).expect(201)).body;
const pay = (paymentId: string, invoiceId: string, cents: bigint) =>
  test.database.transaction((tx) => allocate(tx, { paymentId }, { invoiceId, cents, by: 'test' }));

it('is shown by the demonstration: one claim, one waiver, however often it is seeded', async () => {
  const { id: clientId } = await aClient(test.database);
  for (const dueOn of ['2026-04-30', '2026-05-31'])
    await anIssuedInvoice(test.database, { clientId, grossCents: '120000', dueOn });
  for (const _ of [1, 2]) await test.app.get(SeedPenalties).execute();
  const { body } = await agent.get('/api/penalty-claims').expect(200);
  expect(body.items).toMatchObject([{ client: { id: clientId }, indemnity: '40.00' }]);
  const { invoices } = await penaltiesOf(clientId);
  expect(invoices.map(({ waivers }) => waivers.map(({ kind }) => kind))).toEqual([[], ['indemnity']]);
});

describe('what could be claimed', () => {
  it('is that of the worked example, with its half-years, the minimum and the indemnity', async () => {
    const { id: clientId } = await aClient(test.database);
    const invoice = await anIssuedInvoice(test.database, {
      clientId,
      grossCents: '1518857',
      dueOn: '2025-06-15',
    });
    const payment = await aPayment(test.database, clientId, '1518857', '2025-08-20');
    await pay(payment.id, invoice.id, 1_518_857n);
    const { invoices, sums } = await penaltiesOf(clientId);
    // Without a contract it is the ECB rate and ten points: 13.15 % and 12.15 %.
    expect(invoices).toMatchObject([
      {
        id: invoice.id,
        settledOn: '2025-08-20',
        days: 66,
        refused: null,
        computation: {
          method: 'ECB',
          penalty: '339.93',
          floor: '245.19',
          indemnity: '40.00',
          unpaid: '0.00',
          segments: [
            { from: '2025-06-16', to: '2025-06-30', days: 15, rate: '13.1500' },
            { from: '2025-07-01', to: '2025-08-20', days: 51, rate: '12.1500' },
          ],
        },
      },
    ]);
    expect(sums).toEqual({ penalty: '339.93', floor: '245.19', indemnity: '40.00', total: '379.93' });
  });

  it('follows what was open on each day, an undone payment not', async () => {
    const { id: clientId } = await aClient(test.database);
    const invoice = await anIssuedInvoice(test.database, {
      clientId,
      grossCents: '120000',
      dueOn: '2026-01-31',
    });
    const payment = await aPayment(test.database, clientId, '50000', '2026-02-10');
    await pay(payment.id, invoice.id, 20_000n);
    const wrong = await pay(payment.id, invoice.id, 30_000n);
    await test.database.transaction((tx) => undoAllocation(tx, wrong, 'test'));
    const { invoices } = await penaltiesOf(clientId, '2026-03-15');
    const segments = invoices[0]?.computation.segments.map(({ from, to, base }) => [from, to, base]);
    expect(segments).toEqual([
      ['2026-02-01', '2026-02-10', '1200.00'],
      ['2026-02-11', '2026-03-15', '1000.00'],
    ]);
    // 12.15 %: 3.994521 + 10.984932.
    expect(invoices[0]?.computation).toMatchObject({ penalty: '14.98', unpaid: '1000.00' });
  });

  it('asks nothing for what a credit note took back of the invoice itself', async () => {
    const { id: clientId } = await aClient(test.database);
    const late = { clientId, grossCents: '120000', dueOn: '2026-01-31' };
    const [part, whole, other] = [
      await anIssuedInvoice(test.database, late),
      await anIssuedInvoice(test.database, late),
      await anIssuedInvoice(test.database, late),
    ];
    for (const [invoice, correctsId, cents] of [
      [part, part.id, 20_000n],
      [whole, whole.id, 120_000n],
      [other, null, 20_000n],
    ] as const) {
      const note = await anIssuedInvoice(test.database, {
        ...{ clientId, kind: 'credit-note', grossCents: String(cents), issuedOn: '2026-02-10', correctsId },
      });
      await test.database.transaction((tx) =>
        allocate(tx, { creditNoteId: note.id }, { invoiceId: invoice.id, cents, by: 'test' }),
      );
    }
    const { invoices } = await penaltiesOf(clientId, '2026-03-15');
    expect(
      invoices.map(({ id, computation }) => [id, ...computation.segments.map(({ to, base }) => [to, base])]),
    ).toEqual([
      [part.id, ['2026-03-15', '1000.00']],
      [other.id, ['2026-02-10', '1200.00'], ['2026-03-15', '1000.00']],
    ]);
  });

  it('is refused for consumers and non-professionals, by name', async () => {
    const { id: clientId } = await aClient(test.database);
    for (const clientKind of ['consumer', 'non-professional'] as const)
      await anIssuedInvoice(test.database, {
        clientId,
        grossCents: '10000',
        dueOn: '2026-01-31',
        clientKind,
      });
    const { invoices, sums } = await penaltiesOf(clientId);
    expect(invoices.map(({ refused }) => refused)).toEqual(Array(2).fill('penalty.not-professional'));
    expect(sums.total).toBe('0.00');
    const claim = { ...(await wholeOf(clientId, '2026-03-01')), total: '40.00' };
    expect((await issue(claim).expect(422)).body.code).toBe('penalty.not-professional');
  });

  it('stops at the last known day where a rate is awaited, and goes on from there later', async () => {
    const { id: clientId } = await aClient(test.database);
    await anIssuedInvoice(test.database, { clientId, grossCents: '120000', dueOn: '2026-12-21' });
    const [first] = (await penaltiesOf(clientId, '2027-01-20')).invoices;
    expect(first?.computation).toMatchObject({
      awaitingRateFrom: '2027-01-01',
      warnings: ['penalty.rate-awaited'],
      floor: '2.71',
    });
  });

  it('is not what was paid on its due date', async () => {
    const { id: clientId } = await aClient(test.database);
    const invoice = await anIssuedInvoice(test.database, {
      clientId,
      grossCents: '1000',
      dueOn: '2026-03-31',
    });
    await pay((await aPayment(test.database, clientId, '1000', '2026-03-31')).id, invoice.id, 1000n);
    expect((await penaltiesOf(clientId)).invoices).toEqual([]);
  });

  it('is listed by client, page by page, and goes into a file', async () => {
    const names: string[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await agent.get('/api/penalties').query({ limit: 2, cursor }).expect(200);
      const page = body as Page<PenaltyClient>;
      names.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(new Set(names).size).toBe(names.length);
    const { text } = await agent.get('/api/penalties/export').query({ format: 'csv' }).expect(200);
    expect(text).toContain('15/06/2025;20/08/2025;15188,57;0,00;66;ECB;339,93;245,19;40,00');
    expect(text).not.toContain('100,00;100,00');
  });

  it('is for those who may read invoices', async () => {
    const contact = await signedIn(test, await aContact(test.database, { roles: ['approver'] }));
    await contact.get('/api/penalties').expect(403);
    const technician = await signedIn(test, await aStaff(test.database, { roles: ['technician'] }));
    await technician.get('/api/penalty-claims').expect(403);
  });
});

describe('a claim', () => {
  it('freezes its computation under a number of its own, and claims no day twice', async () => {
    const { id: clientId } = await aClient(test.database);
    await anIssuedInvoice(test.database, { clientId, grossCents: '120000', dueOn: '2026-01-31' });
    const first = await issued(await wholeOf(clientId, '2026-03-15'));
    expect(first).toMatchObject({
      state: 'issued',
      penalty: '17.18',
      indemnity: '40.00',
      total: '57.18',
      open: '57.18',
    });
    expect(first.number).toMatch(/^PE-\d{4}-\d{4}$/);
    expect(first.invoices).toMatchObject([{ take: 'method', from: '2026-02-01', until: '2026-03-15' }]);
    const direction = await signedIn(test, await aContact(test.database, { clientId, roles: ['approver'] }));
    const own = await direction.get(`/api/portal/penalty-claims/${first.id}`).expect(200);
    expect(own.body.invoices).toMatchObject([{ method: 'ECB', penalty: '17.18', floor: '11.11' }]);

    const again = await penaltiesOf(clientId, '2026-03-15');
    expect(again.sums.total).toBe('0.00');
    const nothing = await issue(await wholeOf(clientId, '2026-03-15')).expect(422);
    expect(nothing.body.code).toBe('claim.nothing');

    const second = await issued(await wholeOf(clientId, '2026-03-31'));
    // 16 days at 12.15 % on the invoice alone: never on penalties, and no second indemnity.
    expect(second).toMatchObject({ penalty: '6.39', indemnity: '0.00', total: '6.39' });
    expect(second.invoices).toMatchObject([{ from: '2026-03-16', until: '2026-03-31' }]);
    expect(Number(second.number.slice(-4))).toBe(Number(first.number.slice(-4)) + 1);
    const frozen = (await agent.get(`/api/penalty-claims/${first.id}`).expect(200)).body;
    expect(frozen.invoices).toEqual(first.invoices);
  });

  it('takes the legal minimum where the method gives less, and only what was chosen', async () => {
    const { id: clientId } = await aClient(test.database);
    const below = await anIssuedInvoice(test.database, {
      clientId,
      grossCents: '100000',
      dueOn: '2024-01-31',
    });
    const left = await anIssuedInvoice(test.database, { clientId, grossCents: '50000', dueOn: '2024-01-31' });
    const { invoices } = await penaltiesOf(clientId, '2024-06-30');
    // 151 days of 2024S1: 14.50 % by default, 15.21 % at least.
    expect(invoices[0]?.computation).toMatchObject({
      penalty: '59.99',
      floor: '62.92',
      warnings: ['penalty.below-floor'],
    });
    const line = { id: below.id, take: 'floor' as const, penalty: true, indemnity: false };
    const claim = await issued({ clientId, asOf: '2024-06-30', invoices: [line], total: '62.92' });
    expect(claim.invoices).toMatchObject([
      { id: below.id, take: 'floor', penalty: '62.92', indemnity: '0.00' },
    ]);
    const after = (await penaltiesOf(clientId, '2024-06-30')).invoices;
    expect(after.find(({ id }) => id === below.id)?.computation).toMatchObject({
      penalty: '0.00',
      indemnity: '40.00',
    });
    expect(after.find(({ id }) => id === left.id)?.computation).toMatchObject({ penalty: '29.99' });
  });

  it('is issued once when two people do it at once', async () => {
    const { id: clientId } = await aClient(test.database);
    await anIssuedInvoice(test.database, { clientId, grossCents: '120000', dueOn: '2026-01-31' });
    const claim = await wholeOf(clientId, '2026-03-15');
    const answers = await Promise.all([issue(claim), issue(claim, other), issue(claim), issue(claim, other)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('claim.changed');
    const { body } = await agent.get('/api/penalty-claims').query({ client: clientId }).expect(200);
    expect(body.items).toHaveLength(1);
  });

  it('has numbers without a gap, whatever was refused between', async () => {
    const numbers = await test.database.query<{ number: string }>(
      'SELECT number FROM penalty_claim ORDER BY id',
    );
    const counted = numbers.map(({ number }) => Number(number.slice(-4))).toSorted((one, two) => one - two);
    expect(counted).toEqual(counted.map((_, at) => at + 1));
  });

  it('is refused when something changed since it was shown, or for a day to come', async () => {
    const { id: clientId } = await aClient(test.database);
    const invoice = await anIssuedInvoice(test.database, {
      clientId,
      grossCents: '120000',
      dueOn: '2026-01-31',
    });
    const claim = await wholeOf(clientId, '2026-03-15');
    await pay((await aPayment(test.database, clientId, '60000', '2026-02-15')).id, invoice.id, 60_000n);
    expect((await issue(claim).expect(409)).body.code).toBe('claim.changed');
    const tomorrow = await issue({ ...claim, asOf: '2100-01-01' }).expect(422);
    expect(tomorrow.body.code).toBe('penalty.date-invalid');
  });

  it('is cancelled with a reason: its number stays, its days are free again', async () => {
    const { id: clientId } = await aClient(test.database);
    await anIssuedInvoice(test.database, { clientId, grossCents: '120000', dueOn: '2026-01-31' });
    const claim = await issued(await wholeOf(clientId, '2026-03-15'));
    const cancel = (version: number) =>
      agent
        .post(`/api/penalty-claims/${claim.id}/cancellation`)
        .send({ reason: 'Erreur de client', version });
    await cancel(claim.version + 1).expect(409);
    const { body } = await cancel(claim.version).expect(200);
    expect(body).toMatchObject({
      ...{ state: 'cancelled', number: claim.number, total: '57.18', open: '0.00' },
      cancelled: { by: 'Isabelle Fontaine', reason: 'Erreur de client' },
    });
    expect((await cancel(body.version).expect(422)).body.code).toBe('claim.cancelled');
    expect(await issued(await wholeOf(clientId, '2026-03-15'))).toMatchObject({ total: '57.18' });
  });
});

describe('a waiver', () => {
  it('takes penalties or the indemnity out of what is claimed, with its reason, until it is taken back', async () => {
    const { id: clientId } = await aClient(test.database);
    const { id } = await anIssuedInvoice(test.database, {
      clientId,
      grossCents: '120000',
      dueOn: '2026-01-31',
    });
    const waive = (kind: string) =>
      agent.post(`/api/penalties/clients/${clientId}/invoices/${id}/waivers`).send({ kind, reason: 'Geste' });
    await waive('indemnity').expect(201);
    expect((await waive('indemnity').expect(422)).body.code).toBe('waiver.exists');
    const once = await penaltiesOf(clientId, '2026-03-15');
    expect(once.sums).toMatchObject({ penalty: '17.18', indemnity: '0.00', total: '17.18' });
    expect(once.invoices[0]?.waivers).toMatchObject([
      { kind: 'indemnity', reason: 'Geste', by: 'Isabelle Fontaine' },
    ]);
    await waive('penalty').expect(201);
    expect((await penaltiesOf(clientId, '2026-03-15')).sums.total).toBe('0.00');
    const [first] = once.invoices[0]?.waivers ?? [];
    await agent.delete(`/api/penalties/clients/${clientId}/waivers/${first?.id}`).expect(204);
    const back = await penaltiesOf(clientId, '2026-03-15');
    expect(back.sums).toMatchObject({ penalty: '0.00', indemnity: '40.00' });
    const claim = await issued(await wholeOf(clientId, '2026-03-15'));
    expect(claim.invoices[0]?.computation.waived).toEqual([{ kind: 'penalty', reason: 'Geste' }]);
    expect((await waive('indemnity').expect(422)).body.code).toBe('waiver.claimed');
  });
});

describe('what becomes of a claim', () => {
  const aClaim = async () => {
    const { id: clientId } = await aClient(test.database);
    await anIssuedInvoice(test.database, { clientId, grossCents: '120000', dueOn: '2026-01-31' });
    return { clientId, claim: await issued(await wholeOf(clientId, '2026-03-15')) };
  };

  it('is sent with its document to the billing addresses', async () => {
    const { clientId, claim } = await aClaim();
    const send = (body: object) => agent.post(`/api/penalty-claims/${claim.id}/sending`).send(body);
    const refused = await send({ version: claim.version }).expect(422);
    expect(refused.body.code).toBe('claim.no-address');
    const [first, second] = [`compta-${clientId}@cedre.test`, `direction-${clientId}@cedre.test`];
    await aBillingAccount(test.database, clientId, [first, second]);
    const { version } = (await agent.get(`/api/penalty-claims/${claim.id}`).expect(200)).body;
    const { body } = await send({ version }).expect(200);
    expect(body.sent.to).toEqual([first, second]);
    const mails = await mailsTo(test, first);
    expect(mails).toMatchObject([{ subject: `Pénalités de retard\u00a0: réclamation ${claim.number}` }]);
    expect(mails[0]?.text).toContain('57,18');
    await send({ version }).expect(409);
    const paper = await agent.get(`/api/penalty-claims/${claim.id}/paper`).expect(200);
    expect(paper.headers['content-disposition']).toContain(`${claim.number}.pdf`);
    expect(Buffer.from(paper.body).toString()).toContain('57.18');
    const papers = await Promise.all([1, 2, 3].map(() => agent.get(`/api/penalty-claims/${claim.id}/paper`)));
    expect(papers.map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  it('is paid out of payments of its client, in parts, never too much, and that is taken back', async () => {
    const { clientId, claim } = await aClaim();
    const payment = await aPayment(test.database, clientId, '5000', '2026-04-02');
    const foreign = await aPayment(test.database, (await aClient(test.database)).id, '5000', '2026-04-02');
    const put = (paymentId: string, amount: string) =>
      agent.post(`/api/penalty-claims/${claim.id}/payments`).send({ paymentId, amount });
    expect((await put(foreign.id, '10.00').expect(422)).body.code).toBe('claim.payment-refused');
    expect((await put(payment.id, '50.01').expect(422)).body.code).toBe('claim.payment-refused');
    await put(payment.id, '50.00').expect(201);
    const rest = await aPayment(test.database, clientId, '10000', '2026-04-20');
    expect((await put(rest.id, '7.19').expect(422)).body.code).toBe('claim.overpaid');
    const both = await Promise.all([put(rest.id, '7.18'), put(rest.id, '7.18')]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 422]);
    const paid: ClaimDetail = (await agent.get(`/api/penalty-claims/${claim.id}`).expect(200)).body;
    expect(paid).toMatchObject({
      open: '0.00',
      // The money was there before the claim: it counts from the day of the claim.
      settledOn: claim.issuedOn,
      means: [{ id: rest.id, open: '92.82' }],
    });
    const cancel = { reason: 'x', version: paid.version };
    const refused = await agent.post(`/api/penalty-claims/${claim.id}/cancellation`).send(cancel).expect(422);
    expect(refused.body.code).toBe('claim.paid');
    const undo = () => agent.delete(`/api/penalty-claims/${claim.id}/payments/${paid.payments[0]?.id}`);
    await Promise.all([undo().expect(200), undo().expect(200)]);
    const back = (await agent.get(`/api/penalty-claims/${claim.id}`).expect(200)).body;
    expect(back).toMatchObject({ open: '50.00', settledOn: null });
    expect(back.means).toMatchObject([{ open: '50.00' }, { open: '92.82' }]);
    // A payment that bounces pays nothing any more, claims included.
    const { version } = (await agent.get(`/api/payments/${rest.id}`).expect(200)).body;
    await agent.post(`/api/payments/${rest.id}/cancellation`).send({ reason: 'Rejet', version }).expect(200);
    const bounced = (await agent.get(`/api/penalty-claims/${claim.id}`).expect(200)).body;
    expect(bounced).toMatchObject({ open: '57.18', means: [{ id: payment.id, open: '50.00' }] });
  });
});
