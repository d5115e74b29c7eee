import { aClient, aStaff, asActor, signedIn, type TestApp } from '@vigie/directory/testing';
import type { Actor } from '@vigie/platform';
import {
  addCalendarDays,
  amountText,
  fecColumns,
  readAmount,
  type Cents,
  type LocalDate,
} from '@vigie/rules';
import type { AgedBalanceReport, ClientStatement } from '@vigie/wire';
import fc from 'fast-check';
import type { Agent } from 'supertest';
import { allocate } from '../../store/payments/allocation.store';
import { settleClaim } from '../../store/penalties/claim-payment.store';
import { PenaltyClaimRow } from '../../store/penalties/penalty-claim.row';
import { startBillingApp } from '../../testing/billing-app';
import { anIssued, aPayment } from '../../testing/invoices';
import { demoCompany } from '../../use-cases/company/demo-company.data';
import { CancelPayment } from '../../use-cases/payments/cancel-payment';

let test: TestApp;
let agent: Agent;
let actor: Actor;
beforeAll(async () => {
  test = await startBillingApp('balance');
  const accountant = await aStaff(test.database, { roles: ['accounting'] });
  [agent, actor] = [await signedIn(test, accountant), asActor(accountant)];
  await agent.put('/api/billing/company').send(demoCompany).expect(200);
});
afterAll(() => test.stop());

const first = '2025-03-01';
const dayAt = (days: number): LocalDate => addCalendarDays(first, days);
const noon = (day: LocalDate) => new Date(`${day}T11:00:00Z`);
let count = 0;

async function aClaim(clientId: string, cents: Cents, issuedOn: LocalDate): Promise<string> {
  count += 1;
  const total = { totalCents: String(cents), openCents: String(cents) };
  const { identifiers } = await test.database.manager.insert(PenaltyClaimRow, {
    ...{ clientId, number: `PE-X-${count}`, state: 'issued', issuedOn, asOf: issuedOn, version: 1 },
    ...{ penaltyCents: String(cents), indemnityCents: '0', ...total },
    ...{ createdAt: noon(issuedOn), createdBy: 'Essai' },
  });
  return String(identifiers[0]?.['id']);
}

const statementOf = async (clientId: string, to: LocalDate): Promise<ClientStatement> =>
  (await agent.get(`/api/aged-balance/clients/${clientId}`).query({ to }).expect(200)).body;
const agedOf = async (asOf: LocalDate): Promise<AgedBalanceReport> =>
  (await agent.get('/api/aged-balance').query({ asOf }).expect(200)).body;
const cents = (text: string): Cents => readAmount(text.replace(',', '.')) ?? 0n;
const place = (name: (typeof fecColumns)[number]) => fecColumns.indexOf(name);

/** What the books say that each client owes on a day: the entries of 411, by auxiliary account. */
async function booksOf(day: LocalDate): Promise<Map<string, Cents>> {
  const { text } = await agent
    .get('/api/billing/exports/file')
    .query({ from: '2025-01-01', to: day, format: 'fec' })
    .buffer(true)
    .expect(200);
  const owed = new Map<string, Cents>();
  for (const line of text.split('\r\n').slice(1, -1)) {
    const cells = line.split('\t');
    if (cells[place('CompteNum')] !== '411000') continue;
    const client = String(Number(cells[place('CompAuxNum')]?.slice(1)));
    const moved = cents(cells[place('Debit')] ?? '') - cents(cells[place('Credit')] ?? '');
    owed.set(client, (owed.get(client) ?? 0n) + moved);
  }
  return owed;
}

const act = fc.record({
  kind: fc.constantFrom('invoice', 'credit-note', 'payment', 'claim', 'cancel-payment', 'cancel-claim'),
  day: fc.integer({ min: 0, max: 400 }),
  cents: fc.bigInt({ min: 1n, max: 90_000n }),
  pays: fc.nat(),
});
type Act = typeof act extends fc.Arbitrary<infer Value> ? Value : never;

/** What happened between us and a client; every payment pays a part of something when there is something. */
class History {
  readonly #invoices: { id: string; open: Cents }[] = [];
  readonly #claims: { id: string; open: Cents; total: Cents; day: LocalDate }[] = [];
  readonly #payments: { id: string; day: LocalDate }[] = [];

  constructor(private readonly clientId: string) {}

  async play({ kind, day: days, cents: amount, pays }: Act): Promise<void> {
    const day = dayAt(days);
    const acts: Record<Act['kind'], () => Promise<void>> = {
      invoice: () => this.#sell('invoice', day, amount),
      'credit-note': () => this.#sell('credit-note', day, amount),
      claim: () => this.#claim(day, amount),
      payment: () => this.#pay(day, amount, pays),
      'cancel-payment': () => this.#cancelPayment(days % 60),
      'cancel-claim': () => this.#cancelClaim(days % 60),
    };
    await acts[kind]();
  }

  async #sell(kind: 'invoice' | 'credit-note', issuedOn: LocalDate, open: Cents): Promise<void> {
    const vat = [{ rate: 0, base: open }];
    const id = await anIssued(test.database, { clientId: this.clientId, issuedOn, kind, vat });
    if (kind === 'invoice') this.#invoices.push({ id, open });
  }

  async #claim(day: LocalDate, total: Cents): Promise<void> {
    this.#claims.push({ id: await aClaim(this.clientId, total, day), open: total, total, day });
  }

  async #pay(day: LocalDate, amount: Cents, pays: number): Promise<void> {
    const recorded = { createdAt: noon(day) };
    const { id } = await aPayment(test.database, this.clientId, String(amount), day, recorded);
    this.#payments.push({ id, day });
    const owed = [...this.#invoices, ...this.#claims].filter(({ open }) => open > 0n);
    const paid = owed[pays % (owed.length || 1)];
    if (!paid) return;
    const part = paid.open < amount ? paid.open : amount;
    paid.open -= part;
    await test.database.transaction(async (tx) =>
      'total' in paid
        ? settleClaim(tx, actor, paid.id, { paymentId: id, cents: part })
        : allocate(tx, { paymentId: id }, { invoiceId: paid.id, cents: part, by: 'Essai' }),
    );
  }

  async #cancelPayment(later: number): Promise<void> {
    const payment = this.#payments.pop();
    if (!payment) return;
    const version = await versionOf(payment.id);
    await test.app.get(CancelPayment).execute(actor, payment.id, { reason: 'Essai', version });
    await cancelledOn('payment', payment.id, addCalendarDays(payment.day, later));
    for (const one of this.#invoices) one.open = await openOf('invoice', one.id);
    for (const one of this.#claims) one.open = await openOf('penalty_claim', one.id);
  }

  async #cancelClaim(later: number): Promise<void> {
    const at = this.#claims.findIndex(({ open, total }) => open === total);
    const [claim] = at < 0 ? [] : this.#claims.splice(at, 1);
    if (!claim) return;
    const given = "UPDATE penalty_claim SET state = 'cancelled', open_cents = 0 WHERE id = ?";
    await test.database.execute(given, [claim.id]);
    await cancelledOn('penalty_claim', claim.id, addCalendarDays(claim.day, later));
  }
}

const versionOf = async (id: string): Promise<number> =>
  (await test.database.one<{ version: number }>('SELECT version FROM payment WHERE id = ?', [id]))?.version ??
  0;
const openOf = async (table: 'invoice' | 'penalty_claim', id: string): Promise<Cents> => {
  const row = await test.database.one<{ open: string }>(
    `SELECT open_cents AS open FROM ${table} WHERE id = ?`,
    [id],
  );
  return BigInt(row?.open ?? 0);
};
const cancelledOn = (table: 'payment' | 'penalty_claim', id: string, day: LocalDate) =>
  test.database.execute(`UPDATE ${table} SET cancelled_at = ? WHERE id = ?`, [noon(day), id]);

it('books, statements and aged balance say the same of every client on every day', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 9 }), fc.nat(460), async (acts, other) => {
      const { id: clientId } = await aClient(test.database);
      const history = new History(clientId);
      for (const one of acts) await history.play(one);
      for (const days of new Set([...acts.map(({ day }) => day), other, 460])) {
        const day = dayAt(days);
        const books = amountText((await booksOf(day)).get(clientId) ?? 0n);
        const aged = (await agedOf(day)).items.find(({ client }) => client.id === clientId);
        const said = { day, books, statement: (await statementOf(clientId, day)).closing };
        expect({ ...said, aged: aged?.balance ?? '0.00' }).toEqual({
          ...{ day, books, statement: books, aged: books },
        });
      }
    }),
    { numRuns: 12 },
  );
});

describe('a claim of penalties', () => {
  it('stands in the statement and in the aged balance until it is paid, from the day of the claim', async () => {
    const { id: clientId } = await aClient(test.database);
    const payment = await aPayment(test.database, clientId, '9000', '2026-05-01');
    const claim = await aClaim(clientId, 5718n, '2026-05-04');
    await test.database.transaction((tx) =>
      settleClaim(tx, actor, claim, { paymentId: payment.id, cents: 5000n }),
    );
    const lineOn = async (day: LocalDate) =>
      (await agedOf(day)).items.find(({ client }) => client.id === clientId);
    expect(await lineOn('2026-05-03')).toMatchObject({ owed: '0.00', credit: '90.00', claims: '0.00' });
    expect(await lineOn('2026-06-05')).toMatchObject({
      ...{ owed: '7.18', claims: '7.18', credit: '40.00', balance: '-32.82', invoices: 0 },
      buckets: { 'not-due': '0.00', '1-30': '0.00', '31-60': '7.18', '61-90': '0.00', 'over-90': '0.00' },
    });
    const { movements } = await statementOf(clientId, '2026-06-05');
    expect(movements).toMatchObject([
      { kind: 'payment', credit: '90.00', open: '40.00', balance: '-90.00' },
      { kind: 'claim', debit: '57.18', open: '7.18', balance: '-32.82', dueOn: null },
    ]);
  });

  it('that is given up, like a payment that is, is taken back on that day and not before', async () => {
    const { id: clientId } = await aClient(test.database);
    const claim = await aClaim(clientId, 5718n, '2026-05-04');
    await cancelledOn('penalty_claim', claim, '2026-05-20');
    await aPayment(test.database, clientId, '1000', '2026-05-06', {
      ...{ cancelledAt: noon('2026-05-12'), cancelledBy: 'Essai', openCents: '0' },
    });
    const { movements } = await statementOf(clientId, '2026-06-05');
    expect(
      movements.map(({ kind, on, debit, credit, balance }) => [kind, on, debit, credit, balance]),
    ).toEqual([
      ['claim', '2026-05-04', '57.18', null, '57.18'],
      ['payment', '2026-05-06', null, '10.00', '47.18'],
      ['payment-cancelled', '2026-05-12', '10.00', null, '57.18'],
      ['claim-cancelled', '2026-05-20', null, '57.18', '0.00'],
    ]);
    const { text } = await agent
      .get(`/api/aged-balance/clients/${clientId}/export`)
      .query({ format: 'csv', to: '2026-06-05' })
      .expect(200);
    expect(text).toContain('Pénalités annulées');
  });
});
