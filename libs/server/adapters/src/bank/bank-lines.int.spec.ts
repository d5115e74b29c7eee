import path from 'node:path';
import { Global, Module } from '@nestjs/common';
import { billingEntities, PaymentsHttpModule, StatementReader } from '@vigie/billing';
import { anIssuedInvoice } from '@vigie/billing/testing';
import { contractEntities } from '@vigie/contracts';
import { aClient, aStaff, signedIn, startTestApp, type TestApp } from '@vigie/directory/testing';
import type { BankImportItem, BankImportPreview, BankImportResult, BankLineItem } from '@vigie/wire';
import type { Agent } from 'supertest';
import { CamtStatementReader } from './camt-statement-reader';

@Global()
@Module({
  providers: [{ provide: StatementReader, useClass: CamtStatementReader }],
  exports: [StatementReader],
})
class StatementsModule {}

let test: TestApp;
let agent: Agent;
let technician: Agent;
beforeAll(async () => {
  test = await startTestApp(
    'bank_lines',
    {},
    {
      imports: [StatementsModule, PaymentsHttpModule],
      entities: [...contractEntities, ...billingEntities],
    },
  );
  agent = await signedIn(
    test,
    await aStaff(test.database, { roles: ['accounting'], name: 'Isabelle Fontaine' }),
  );
  technician = await signedIn(test, await aStaff(test.database));
});
beforeEach(async () => {
  for (const table of [
    'bank_line',
    'bank_import',
    'payment_allocation',
    'payment',
    'invoice',
    'client_payer',
  ])
    await test.database.execute(`DELETE FROM ${table}`);
});
afterAll(() => test.stop());

const fixture = (name: string) => path.join(__dirname, 'fixtures', name);
const previewOf = async (name: string, query = {}): Promise<BankImportPreview> =>
  (await agent.post('/api/bank-lines/import/preview').query(query).attach('file', fixture(name)).expect(200))
    .body;
const bring = async (name: string, query = {}): Promise<BankImportResult> =>
  (await agent.post('/api/bank-lines/import').query(query).attach('file', fixture(name)).expect(200)).body;
const lines = async (state = 'new'): Promise<BankLineItem[]> =>
  (await agent.get('/api/bank-lines').query({ state }).expect(200)).body.items;
/** The client that the statement names; names of clients stand once. */
const alphaConseil = async (): Promise<{ id: string }> => {
  const name = 'Alpha Conseil SARL';
  const known = await test.database.one<{ id: string }>('SELECT id FROM client WHERE name = ?', [name]);
  return known ?? aClient(test.database, { name });
};
const account = { account: 'FR76 3000 6000 0112 3456 7890 189' };
const invoice = (clientId: string, cents: bigint, number: string) =>
  anIssuedInvoice(test.database, { clientId, grossCents: String(cents), number });

describe('a statement', () => {
  it('with a preamble and two columns of amounts is read with its account', async () => {
    const preview = await previewOf('two-columns.csv');
    expect(preview).toMatchObject({
      format: 'csv',
      account: 'FR7630006000011234567890189',
      counts: { new: 4, known: 0, debit: 1, error: 0 },
      total: '2534.56',
    });
    expect(preview.rows[0]).toMatchObject({
      bookedOn: '2026-10-19',
      amount: '1234.56',
      label: 'VIREMENT EN VOTRE FAVEUR ALPHA CONSEIL FACT FV-2026-00101',
    });
    expect(await lines()).toEqual([]);
  });

  it('brings every line once, twins among them, however often it comes', async () => {
    expect(await bring('two-columns.csv')).toMatchObject({ added: 4, known: 0 });
    expect((await lines()).map(({ amount }) => amount)).toEqual(['100.00', '600.00', '600.00', '1234.56']);
    expect(await bring('two-columns.csv')).toEqual({ id: null, added: 0, known: 4, skipped: 0 });
    const again = await Promise.all([1, 2].map(() => bring('commas.csv', { ...account, rows: 'valid' })));
    expect(again.map(({ added }) => added).toSorted()).toEqual([0, 1]);
    expect(await lines()).toHaveLength(5);
  });

  it('with one column, or in English, shows its faults by line and brings the others on purpose', async () => {
    const one = await previewOf('one-column.csv', account);
    expect(one).toMatchObject({ counts: { new: 1, debit: 1, error: 1 }, total: '1500.00' });
    expect(one.rows[0]).toMatchObject({
      line: 4,
      state: 'error',
      faults: [{ field: 'amount', code: 'amount-unreadable' }],
    });
    const commas = await previewOf('commas.csv', account);
    expect(commas).toMatchObject({ counts: { new: 1, debit: 1, error: 1 }, total: '2400.00' });
    expect(commas.rows[0]?.faults).toEqual([{ field: 'currency', code: 'currency-other' }]);
    const refused = await agent
      .post('/api/bank-lines/import')
      .query(account)
      .attach('file', fixture('commas.csv'))
      .expect(422);
    expect(refused.body.code).toBe('import.has-errors');
    expect(await bring('commas.csv', { ...account, rows: 'valid' })).toMatchObject({ added: 1, skipped: 1 });
  });

  it('of another year is refused by the name of its day, line by line, and nothing else is lost', async () => {
    await invoice((await alphaConseil()).id, 1_000n, 'FV-2026-00001');
    const file = Buffer.from(
      [
        'Date;Libellé;Montant',
        '24/10/1990;VIR ALPHA;10,00',
        '24/10/2016;VIR BETA;20,00',
        '24/10/2026;VIR GAMMA;30,00',
      ].join('\n'),
    );
    const send = (to: string, query: object) =>
      agent.post(`/api/bank-lines/import${to}`).query(query).attach('file', file, 'releve.csv');
    const { body } = await send('/preview', account).expect(200);
    expect(body.counts).toEqual({ new: 1, known: 0, debit: 0, error: 2 });
    expect(body.rows.slice(0, 2)).toMatchObject([
      { line: 2, bookedOn: '24/10/1990', faults: [{ field: 'bookedOn', code: 'date-too-old' }] },
      { line: 3, bookedOn: '24/10/2016', faults: [{ field: 'bookedOn', code: 'date-too-old' }] },
    ]);
    expect((await send('', account).expect(422)).body.code).toBe('import.has-errors');
    expect((await send('', { ...account, rows: 'valid' }).expect(200)).body).toMatchObject({
      added: 1,
      skipped: 2,
    });
  });

  it('is refused without the name of its account, and to whom may not write', async () => {
    const post = (who: Agent) => who.post('/api/bank-lines/import').attach('file', fixture('one-column.csv'));
    expect((await post(agent).expect(422)).body.code).toBe('bank.account-missing');
    await post(technician).expect(403);
    const nothing = Buffer.from('Solde;12,00\n');
    const { body } = await agent
      .post('/api/bank-lines/import/preview')
      .attach('file', nothing, 'solde.csv')
      .expect(422);
    expect(body.code).toBe('import.column-missing');
  });
});

describe('the lines of a statement', () => {
  it('are matched by number, each with its reason, and accepted together when certain', async () => {
    const alpha = await alphaConseil();
    const beta = await aClient(test.database, { name: 'Beta Industrie' });
    const one = await invoice(alpha.id, 123_456n, 'FV-2026-00101');
    await invoice(beta.id, 60_000n, 'FV-2026-00110');
    await bring('two-columns.csv');
    const [cheque, firstBeta, , first] = await lines();
    expect(first?.proposals[0]).toMatchObject({
      client: { name: 'Alpha Conseil SARL' },
      parts: [{ invoiceId: one.id, amount: '1234.56' }],
      reason: 'number-and-amount',
      clue: 'name',
      confidence: 'certain',
    });
    expect(firstBeta?.proposals[0]).toMatchObject({ reason: 'amount', clue: 'name', confidence: 'likely' });
    expect(cheque?.proposals).toEqual([]);
    const all = (await lines()).map(({ id, version }) => ({ id, version }));
    const { body } = await agent.post('/api/bank-lines/acceptances').send({ lines: all }).expect(200);
    expect(body.accepted).toEqual([first?.id]);
    expect(body.left).toHaveLength(3);
    const [matched] = await lines('matched');
    expect(matched).toMatchObject({
      payment: { client: { name: 'Alpha Conseil SARL' }, invoices: ['FV-2026-00101'], credit: '0.00' },
      decided: { by: 'Isabelle Fontaine' },
    });
    const again = await agent.post('/api/bank-lines/acceptances').send({ lines: all }).expect(200);
    expect(again.body.accepted).toEqual([]);
  });

  it('remember who paid, so that the next one is certain by its account', async () => {
    const delta = await aClient(test.database, { name: 'Cabinet des Lilas' });
    const one = await invoice(delta.id, 240_000n, 'FX-1');
    await bring('commas.csv', { ...account, rows: 'valid' });
    const [line] = await lines();
    expect(line?.proposals[0]).toMatchObject({ reason: 'amount-only', confidence: 'possible' });
    const parts = [{ invoiceId: one.id, amount: '2400.00' }];
    const body = { clientId: delta.id, parts, remember: true, version: line?.version };
    await agent.post(`/api/bank-lines/${line?.id}/acceptance`).send(body).expect(204);
    await agent.post(`/api/bank-lines/${line?.id}/acceptance`).send(body).expect(409);
    const [matched] = await lines('matched');
    await agent.post(`/api/bank-lines/${matched?.id}/undo`).send({ version: matched?.version }).expect(204);
    const [waiting] = await lines();
    expect(waiting?.proposals[0]).toMatchObject({ reason: 'amount', clue: 'iban', confidence: 'certain' });
    const { body: payment } = await agent.get(`/api/payments/${matched?.payment?.id}`).expect(200);
    expect(payment).toMatchObject({ cancelled: { reason: 'Rapprochement bancaire annulé' }, bankLine: null });
  });

  it('are left out with a reason, and taken back', async () => {
    await bring('two-columns.csv');
    const [line] = await lines();
    const { id } = line ?? {};
    const reason = 'Remboursement du fournisseur';
    await agent.post(`/api/bank-lines/${id}/ignoring`).send({ reason, version: 1 }).expect(204);
    expect(await lines('ignored')).toMatchObject([{ id, reason, payment: null }]);
    const early = await agent.post(`/api/bank-lines/${id}/ignoring`).send({ reason, version: 2 }).expect(422);
    expect(early.body.code).toBe('bank.line-decided');
    await agent.post(`/api/bank-lines/${id}/undo`).send({ version: 2 }).expect(204);
    const { body } = await agent.get('/api/bank-lines/counts').expect(200);
    expect(body).toEqual({ new: 4, matched: 0, ignored: 0 });
    const soon = await agent.post(`/api/bank-lines/${id}/undo`).send({ version: 3 }).expect(422);
    expect(soon.body.code).toBe('bank.line-not-decided');
  });

  it('of camt.053 bring the payer and its account, a batch by its transactions', async () => {
    const zeta = await aClient(test.database, { name: 'Zeta' });
    await invoice(zeta.id, 30_050n, 'FV-2026-00105');
    expect(await bring('camt-small.xml')).toMatchObject({ added: 1 });
    expect(await bring('camt-batch.xml', { rows: 'valid' })).toMatchObject({ added: 3, skipped: 1 });
    const all = await lines();
    expect(all.map(({ payer, amount, iban }) => [payer, amount, iban])).toEqual([
      ['EPSILON LOGISTIQUE', '1800.00', 'FR7612548029981234567890161'],
      ['ZETA', '300.50', 'FR7630001007941234567890185'],
      ['ETA', '600.00', 'FR7630004000031234567890143'],
      ['ZETA', '50.00', 'FR7630001007941234567890185'],
    ]);
    expect(all[1]?.proposals[0]).toMatchObject({ reason: 'number-and-amount', confidence: 'certain' });
    expect(await bring('camt-small.xml')).toMatchObject({ added: 0, known: 1 });
  });
});

describe('a statement that is taken back', () => {
  const imports = async () =>
    (await agent.get('/api/bank-imports').expect(200)).body.items as BankImportItem[];
  const detail = async (id: string) => (await agent.get(`/api/bank-imports/${id}`).expect(200)).body;
  const undo = (id: string, payments: number, status: number, who = agent) =>
    who.post(`/api/bank-imports/${id}/undo`).send({ payments }).expect(status);

  it('cancels its payments with all that they paid, says so first, and may be read again', async () => {
    const alpha = await alphaConseil();
    const one = await invoice(alpha.id, 123_456n, 'FV-2026-00101');
    const { id } = await bring('two-columns.csv');
    const importId = id ?? '';
    const before = (await lines()).map((line) => line.version);
    const sure = (await lines()).map((line) => ({ id: line.id, version: line.version }));
    await agent.post('/api/bank-lines/acceptances').send({ lines: sure }).expect(200);
    const [other] = await lines();
    const acceptance = { clientId: alpha.id, parts: [], remember: false, version: other?.version };
    await agent.post(`/api/bank-lines/${other?.id}/acceptance`).send(acceptance).expect(204);

    expect(await imports()).toMatchObject([
      { id: importId, file: 'two-columns.csv', lines: 4, payments: 2, total: '2534.56', undone: null },
    ]);
    expect(await detail(importId)).toMatchObject({
      ...{ payments: 2, invoices: ['FV-2026-00101'], invoiceCount: 1, lettered: 1, claims: 0 },
    });
    await undo(importId, 2, 403, technician);
    expect((await undo(importId, 1, 409)).body.code).toBe('bank.import-changed');
    expect(await lines('matched')).toHaveLength(2);
    expect((await undo(importId, 2, 200)).body).toEqual({ lines: 4, payments: 2 });
    expect((await undo(importId, 2, 422)).body.code).toBe('bank.import-undone');
    await undo('999999', 0, 404);

    const after = await test.database.query<{ open: string; settled: string | null }>(
      'SELECT open_cents AS open, settled_on AS settled FROM invoice WHERE id = ?',
      [one.id],
    );
    expect(after).toEqual([{ open: '123456', settled: null }]);
    const { items } = (await agent.get('/api/payments').query({ client: alpha.id }).expect(200)).body;
    expect(items).toMatchObject([{ cancelled: expect.anything() }, { cancelled: expect.anything() }]);
    expect(await imports()).toMatchObject([
      { lines: 4, payments: 0, total: '0.00', undone: { by: 'Isabelle Fontaine' } },
    ]);
    const journal = await test.database.one<{ n: string }>(
      "SELECT COUNT(*) AS n FROM audit_entry WHERE action = 'bank.import-undone' AND target = ?",
      [`bank-import:${importId}`],
    );
    expect(Number(journal?.n)).toBe(1);
    expect(await bring('two-columns.csv')).toMatchObject({ added: 4, known: 0 });
    expect((await lines()).map((line) => line.version)).toEqual(before);
  });

  it('is taken back once by two people at the same moment', async () => {
    const { id } = await bring('two-columns.csv');
    const both = await Promise.all(
      [1, 2].map(() => agent.post(`/api/bank-imports/${id}/undo`).send({ payments: 0 })),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 422]);
  });
});
