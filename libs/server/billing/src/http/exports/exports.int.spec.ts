import { aClient, aStaff, signedIn, type TestApp } from '@vigie/directory/testing';
import { amountText, fecColumns, readAmount } from '@vigie/rules';
import { exportSummary } from '@vigie/wire';
import type { Agent } from 'supertest';
import { allocate } from '../../store/payments/allocation.store';
import { PenaltyClaimRow } from '../../store/penalties/penalty-claim.row';
import { startBillingApp } from '../../testing/billing-app';
import { anIssued, aPayment } from '../../testing/invoices';
import { demoCompany } from '../../use-cases/company/demo-company.data';

const period = { from: '2027-01-01', to: '2027-03-31' };
let test: TestApp;
let accounting: Agent;
let clientId: string;
beforeAll(async () => {
  test = await startBillingApp('exports');
  accounting = await signedIn(test, await aStaff(test.database, { roles: ['accounting'] }));
  clientId = (await aClient(test.database, { name: 'Acme\tSAS', siren: '900000019' })).id;
});
afterAll(() => test.stop());

const file = async (format: 'fec' | 'csv' | 'xlsx', of = period, status = 200) =>
  accounting
    .get('/api/billing/exports/file')
    .query({ ...of, format })
    .buffer(true)
    .expect(status);
const summary = async (of = period) =>
  exportSummary.parse((await accounting.get('/api/billing/exports').query(of).expect(200)).body);

type FecLine = Record<(typeof fecColumns)[number], string>;
async function fec(of = period): Promise<FecLine[]> {
  const { text } = await file('fec', of);
  const [head = '', ...lines] = text.split('\r\n').slice(0, -1);
  expect(head.split('\t')).toEqual(fecColumns);
  return lines.map((line) => {
    const cells = line.split('\t');
    expect(cells).toHaveLength(18);
    return Object.fromEntries(fecColumns.map((name, index) => [name, cells[index] ?? ''])) as FecLine;
  });
}
const cents = (text: string) => readAmount(text.replace(',', '.')) ?? 0n;
const sum = (lines: FecLine[], column: 'Debit' | 'Credit') =>
  lines.reduce((total, line) => total + cents(line[column]), 0n);

describe('the exports of a period', () => {
  it('want our company to be written down, and days in their order', async () => {
    expect(await summary()).toMatchObject({ total: '0.00', hasCompany: false });
    expect((await file('fec', period, 422)).body).toMatchObject({ code: 'company.missing' });
    await accounting.put('/api/billing/company').send(demoCompany).expect(200);
    await accounting.get('/api/billing/exports').query({ from: '2027-02-01', to: '2027-01-31' }).expect(422);
  });

  it('hold every issued piece of it, and nothing else', async () => {
    const { database } = test;
    const paid = await anIssued(database, {
      clientId,
      issuedOn: '2027-01-01',
      vat: [{ rate: 2000, base: 120_044n }],
    });
    await anIssued(database, {
      ...{ clientId, issuedOn: '2027-03-31' },
      vat: [
        { rate: 2000, base: 8000n },
        { rate: 550, base: 90_000n },
        { rate: 0, base: 30_000n },
      ],
    });
    const note = { clientId, issuedOn: '2027-02-10', kind: 'credit-note' as const };
    const credit = await anIssued(database, { ...note, vat: [{ rate: 2000, base: 1_003n }] });
    await anIssued(database, { clientId, issuedOn: '2026-12-31', vat: [{ rate: 2000, base: 100n }] });
    await anIssued(database, { clientId, issuedOn: '2027-04-01', vat: [{ rate: 2000, base: 100n }] });
    const more = { reference: 'VIR 7', createdAt: new Date('2027-02-03T08:00:00Z') };
    const payment = await aPayment(database, clientId, '150000', '2027-02-03', more);
    await aPayment(database, clientId, '999', '2026-12-20', {
      cancelledAt: new Date('2027-01-31T23:30:00Z'),
      cancelledBy: 'Essai',
    });
    await database.transaction(async (tx) => {
      await allocate(tx, { paymentId: payment.id }, { invoiceId: paid, cents: 142_849n, by: 'Essai' });
      await allocate(tx, { creditNoteId: credit }, { invoiceId: paid, cents: 1_204n, by: 'Essai' });
      await tx.execute("UPDATE payment_allocation SET lettering = 'AAA' WHERE invoice_id = ?", [paid]);
    });

    const claim = { clientId, state: 'issued' as const, asOf: '2027-03-01', version: 1 };
    for (const [number, issuedOn, cancelledAt] of [
      ['PE-2027-1', '2027-03-02', null],
      ['PE-2026-9', '2026-12-30', new Date('2027-03-03T08:00:00Z')],
    ] as const)
      await database.manager.insert(PenaltyClaimRow, {
        ...claim,
        ...{
          number,
          issuedOn,
          cancelledAt,
          createdAt: new Date(`${issuedOn}T10:00:00Z`),
          createdBy: 'Essai',
        },
        ...{ penaltyCents: '1718', indemnityCents: '4000', totalCents: '5718', openCents: '5718' },
      });

    const said = await summary();
    expect(said).toEqual({
      invoices: { count: 2, net: '2480.44', vat: '305.59', gross: '2786.03' },
      creditNotes: { count: 1, net: '10.03', vat: '2.01', gross: '12.04' },
      payments: { count: 1, amount: '1500.00' },
      cancelled: { count: 1, amount: '9.99' },
      claims: { count: 1, amount: '57.18' },
      cancelledClaims: { count: 1, amount: '57.18' },
      vat: [
        { category: 'S', rate: 2000, base: '1270.41', vat: '254.08' },
        { category: 'S', rate: 550, base: '900.00', vat: '49.50' },
        { category: 'E', rate: 0, base: '300.00', vat: '0.00' },
      ],
      total: '4422.42',
      hasCompany: true,
    });
    const lines = await fec();
    expect(sum(lines, 'Debit')).toBe(cents(said.total));
    expect(sum(lines, 'Credit')).toBe(cents(said.total));
  });

  it('book each piece in balance, numbered without a gap, as they were recorded', async () => {
    const lines = await fec();
    const numbers = [...new Set(lines.map((line) => Number(line.EcritureNum)))];
    expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7]);
    for (const number of numbers) {
      const entry = lines.filter((line) => line.EcritureNum === String(number));
      expect(sum(entry, 'Debit')).toBe(sum(entry, 'Credit'));
    }
    const days = lines.map((line) => line.EcritureDate);
    expect(days).toEqual(days.toSorted());
  });

  it('keep accounts, letters and texts as the books want them', async () => {
    const lines = await fec();
    const customers = lines.filter((line) => line.CompteNum === '411000');
    expect(
      customers.map((line) => [line.EcritureNum, line.Debit, line.Credit, line.EcritureLet, line.DateLet]),
    ).toEqual([
      ['1', '1440,53', '0,00', 'AAA', '20270210'],
      ['2', '9,99', '0,00', '', ''],
      ['3', '0,00', '1428,49', 'AAA', '20270210'],
      ['3', '0,00', '71,51', '', ''],
      ['4', '0,00', '12,04', 'AAA', '20270210'],
      ['5', '57,18', '0,00', '', ''],
      ['6', '0,00', '57,18', '', ''],
      ['7', '1345,50', '0,00', '', ''],
    ]);
    expect(lines.find((line) => line.CompteNum === '763000')).toMatchObject({
      ...{ JournalCode: 'OD', PieceRef: 'PE-2027-1', EcritureDate: '20270302', Credit: '57,18' },
      EcritureLib: 'Pénalités de retard PE-2027-1 Acme SAS',
    });
    expect(customers[0]).toMatchObject({ CompAuxLib: 'Acme SAS', JournalCode: 'VE', Montantdevise: '' });
    expect(customers[1]).toMatchObject({ JournalCode: 'BQ', EcritureDate: '20270201' });
    expect(lines.find((line) => line.CompteNum === '512000' && line.EcritureNum === '3')).toMatchObject({
      ...{ PieceRef: 'VIR 7', Debit: '1500,00', EcritureLib: 'Règlement Acme SAS' },
    });
    const disposition = (await file('fec')).headers['content-disposition'];
    expect(disposition).toContain('900000050FEC20270331.txt');
  });

  it('list the sales by rate, to the same sums', async () => {
    const { text, headers } = await file('csv');
    expect(headers['content-disposition']).toContain('journal-des-ventes-2027-01-01-2027-03-31.csv');
    const rows = text
      .trim()
      .split('\r\n')
      .slice(1)
      .map((row) => row.split(';'));
    expect(rows).toHaveLength(5);
    const column = (index: number) => rows.reduce((total, row) => total + cents(row[index] ?? ''), 0n);
    const { invoices, creditNotes } = await summary();
    const less = (one: string, other: string) => amountText(cents(one) - cents(other));
    expect([column(7), column(8), column(9)].map(amountText)).toEqual([
      less(invoices.net, creditNotes.net),
      less(invoices.vat, creditNotes.vat),
      less(invoices.gross, creditNotes.gross),
    ]);
    expect((await file('xlsx')).headers['content-type']).toContain('spreadsheetml');
  });

  it('give an entry the same number in the file of a quarter and of its year', async () => {
    const numbers = (lines: FecLine[]) =>
      Object.fromEntries(
        lines.map((line) => [`${line.JournalCode} ${line.EcritureDate} ${line.PieceRef}`, line.EcritureNum]),
      );
    const year = { from: '2027-01-01', to: '2027-12-31' };
    const march = { from: '2027-03-01', to: '2027-03-31' };
    const [quarter, whole, month] = [
      numbers(await fec()),
      numbers(await fec(year)),
      numbers(await fec(march)),
    ];
    expect(Object.values(whole).toSorted()).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
    expect(whole).toMatchObject(quarter);
    expect(whole).toMatchObject(month);
    expect(Object.values(month)).toEqual(['5', '6', '7']);
    // The year before has its own, and a piece of January that is recorded in May takes the next.
    expect(Object.values(numbers(await fec({ from: '2026-12-31', to: '2027-01-01' })))).toEqual(['3', '1']);
    const late = { reference: 'VIR TARD', createdAt: new Date('2027-05-02T08:00:00Z') };
    await aPayment(test.database, clientId, '1200', '2027-01-15', late);
    expect(await fec(year).then(numbers)).toEqual({ ...whole, 'BQ 20270115 VIR TARD': '9' });
    expect(await fec(march).then(numbers)).toEqual(month);
  });

  it('loses and doubles nothing where a thousand pieces of one day meet', async () => {
    const day = { from: '2027-06-30', to: '2027-07-01' };
    for (let index = 0; index < 1003; index += 1)
      await anIssued(test.database, {
        ...{ clientId, issuedOn: index < 2 ? '2027-06-30' : '2027-07-01' },
        vat: [{ rate: 2000, base: BigInt(100 + index) }],
      });
    const lines = await fec(day);
    expect(new Set(lines.map((line) => line.PieceRef)).size).toBe(1003);
    const { total, invoices } = await summary(day);
    expect(invoices.count).toBe(1003);
    expect(sum(lines, 'Debit')).toBe(cents(total));
    expect((await file('csv', day)).text.trim().split('\r\n')).toHaveLength(1004);
  });
});
