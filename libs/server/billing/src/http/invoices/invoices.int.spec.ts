import { setTimeout as sleep } from 'node:timers/promises';
import { aClient, aStaff, signedIn, type TestApp } from '@vigie/directory/testing';
import { actorOf, type Actor } from '@vigie/platform';
import { addCalendarDays, localDateOf } from '@vigie/rules';
import type { InvoiceDetail, InvoiceLineInput, InvoiceRun } from '@vigie/wire';
import type { Agent } from 'supertest';
import { allocate } from '../../store/payments/allocation.store';
import { startBillingApp } from '../../testing/billing-app';
import {
  aBilledClient,
  aCompany,
  aContract,
  aPrice,
  aTypedLine,
  InvoiceWorker,
} from '../../testing/invoice-world';
import { DraftDailyInvoices } from '../../use-cases/invoices/draft-daily';
import { IssueInvoice } from '../../use-cases/invoices/issue-invoice';

let test: TestApp;
let agent: Agent;
let actor: Actor;
let worker: InvoiceWorker;
beforeAll(async () => {
  test = await startBillingApp('invoices');
  const staff = await aStaff(test.database, { roles: ['accounting'], name: 'Isabelle Fontaine' });
  actor = actorOf(staff);
  agent = await signedIn(test, staff);
  worker = new InvoiceWorker(test);
});
afterAll(() => test.stop());

const today = localDateOf(new Date().toISOString(), 'Europe/Paris');
const year = today.slice(0, 4);

interface Drafted {
  id: string;
  version: number;
}
async function aDraft(clientId: string, lines: Partial<InvoiceLineInput>[] = [{}], more: object = {}) {
  const body = { clientId, lines: lines.map(aTypedLine), ...more };
  return (await agent.post('/api/invoices').send(body).expect(201)).body as InvoiceDetail;
}
const act = (name: string, { id, version }: Drafted, status = 200) =>
  agent.post(`/api/invoices/${id}/acts`).send({ act: name, version }).expect(status);
async function anIssued(clientId: string, lines?: Partial<InvoiceLineInput>[]): Promise<InvoiceDetail> {
  const checked = (await act('check', await aDraft(clientId, lines))).body as InvoiceDetail;
  return (await act('issue', checked)).body as InvoiceDetail;
}
const find = async (id: string) => (await agent.get(`/api/invoices/${id}`).expect(200)).body as InvoiceDetail;
const listed = async (query: object) =>
  (await agent.get('/api/invoices').query(query).expect(200)).body.items as InvoiceDetail[];
async function run(body: object): Promise<InvoiceRun> {
  const { id } = (await agent.post('/api/invoice-runs').send(body).expect(201)).body as InvoiceRun;
  await worker.all();
  return (await agent.get(`/api/invoice-runs/${id}`).expect(200)).body as InvoiceRun;
}
const prepare = (client: string, from: string, until: string) =>
  run({ kind: 'prepare', client, from, until });
const fees = async (client: string) => {
  const items = await listed({ client });
  return Promise.all(items.toReversed().map(({ id }) => find(id)));
};

describe('before our company is described', () => {
  it('nothing is issued: it is said by name', async () => {
    const draft = await aDraft(await aBilledClient(test.database));
    expect(draft.faults).toMatchObject([{ path: 'seller', code: 'invoice.seller-missing' }]);
    expect((await act('check', draft, 422)).body.code).toBe('invoice.seller-missing');
    await aCompany(test.database);
  });
});

describe('what a contract owes', () => {
  it('is drafted to the cent of the year, once, however often it is prepared', async () => {
    const client = await aBilledClient(test.database);
    await aContract(test.database, client, { start: '2025-01-01' });
    const span = { from: '2025-01-01', until: '2025-12-31', client };
    const { body } = await agent.get('/api/invoice-runs/preparation').query(span).expect(200);
    expect(body).toMatchObject({ count: 12, net: '12410.26', items: { length: 12 } });
    expect(await listed({ client })).toEqual([]);
    expect(await run({ kind: 'prepare', ...span })).toMatchObject({ state: 'done', made: 12, done: 1 });
    expect(await run({ kind: 'prepare', ...span })).toMatchObject({ state: 'done', made: 0 });
    const all = await fees(client);
    expect(all.map(({ net }) => net)).toEqual([...Array<string>(11).fill('1034.19'), '1034.17']);
    expect(all[0]).toMatchObject({
      ...{ state: 'draft', source: 'schedule', number: null, paymentDays: 30, orderReference: 'BC-17' },
      ...{ net: '1034.19', vat: '206.84', gross: '1241.03', open: '0.00', faults: [] },
      lines: [{ quantity: '1', unit: 'month', price: '1034.19', periodFrom: '2025-01-01' }],
    });
  });

  it('stands together when it falls due together, and is cut by days at its ends and prices', async () => {
    const client = await aBilledClient(test.database);
    await aContract(test.database, client, {
      start: '2025-01-17',
      endsOn: '2025-03-10',
      lines: [
        { label: 'Forfait', prices: [['2025-01-17', 1_241_026n, '1']] },
        {
          label: 'Postes',
          prices: [
            ['2025-01-17', 24_720n, '24'],
            ['2025-02-15', 24_720n, '26'],
          ],
        },
        { label: 'Domaine', billing: 'yearly', prices: [['2025-01-17', 3_650n, '10']] },
      ],
    });
    await prepare(client, '2025-01-01', '2025-12-31');
    const all = await fees(client);
    expect(all.map(({ lines }) => lines.map(({ label, net }) => `${label} ${net}`))).toEqual([
      // 1034.19 x 15/31; 494.40 x 15/31; 365.00 x 53/365
      ['Forfait 500.41', 'Postes 239.23', 'Domaine 53.00'],
      ['Forfait 1034.19', 'Postes 247.20', 'Postes 267.80'],
      ['Forfait 333.61', 'Postes 172.77'],
    ]);
    expect(all[0]?.lines[1]?.detail).toContain('15 jours sur 31');
    expect(all[1]?.lines[1]).toMatchObject({ periodTo: '2025-02-14', quantity: '1', price: '247.20' });
  });

  it('counts several things by the piece: 24 workplaces of a month are not 24 months', async () => {
    const client = await aBilledClient(test.database);
    await aContract(test.database, client, {
      start: '2025-01-01',
      lines: [{ label: 'Postes', prices: [['2025-01-01', 24_720n, '24']] }],
    });
    await prepare(client, '2025-01-01', '2025-01-31');
    const [draft] = await fees(client);
    expect(draft?.lines).toMatchObject([{ quantity: '24', unit: 'one', price: '20.60', net: '494.40' }]);
  });

  it('in arrears falls due when it was served, beside what is due in advance', async () => {
    const client = await aBilledClient(test.database);
    await aContract(test.database, client, {
      start: '2025-01-01',
      lines: [{ label: 'Forfait' }, { label: 'Sauvegarde', billing: 'quarterly', timing: 'arrears' }],
    });
    await prepare(client, '2025-04-01', '2025-04-01');
    const [draft] = await fees(client);
    expect(draft?.lines.map(({ label, periodFrom, net }) => [label, periodFrom, net])).toEqual([
      ['Forfait', '2025-04-01', '1034.19'],
      ['Sauvegarde', '2025-01-01', '3102.57'],
    ]);
  });

  it('that was agreed after it was invoiced is regularised on the next invoice, once', async () => {
    const client = await aBilledClient(test.database);
    const { id: contractId, lines } = await aContract(test.database, client, {
      start: '2025-01-01',
      lines: [{ prices: [['2025-01-01', 36_500n, '10']], billing: 'yearly' }, { label: 'Forfait' }],
    });
    await prepare(client, '2025-01-01', '2025-01-31');
    // Two more from 1 July: 365.00 x 2 x 184/365.
    await aPrice(test.database, { contractId, lineId: lines[0] ?? '' }, ['2025-07-01', 36_500n, '12']);
    await prepare(client, '2025-02-01', '2025-07-31');
    await prepare(client, '2025-02-01', '2025-07-31');
    const regularised = (await fees(client)).flatMap(({ lines: own }) =>
      own.filter(({ label }) => label.startsWith('Régularisation')),
    );
    expect(regularised).toMatchObject([{ net: '368.00', quantity: '1' }]);
  });

  it('falls due every day by itself, and a day that was missed is made up for', async () => {
    const client = await aBilledClient(test.database);
    const month = `${today.slice(0, 7)}-01`;
    await test.database.execute('DELETE FROM invoice_run WHERE day IS NOT NULL');
    await test.database.execute(
      `INSERT INTO invoice_run (kind, state, day, total, done, made, refused, step, cursor_id, started_at, actor_name,
         actor_label, version) VALUES ('prepare', 'done', ?, 0, 0, 0, 0, 1, 0, NOW(), 'Vigie', 'system', 1)`,
      [addCalendarDays(month, -1)],
    );
    await aContract(test.database, client, { start: '2025-01-01' });
    const daily = test.app.get(DraftDailyInvoices, { strict: false });
    const due = await daily.overdue(0);
    expect(due).toEqual([today]);
    for (const day of [...due, ...due]) await daily.fire(day);
    await worker.all();
    expect(await daily.overdue(0)).toEqual([]);
    expect(await fees(client)).toMatchObject([{ periodFrom: month, source: 'schedule' }]);
  });

  it('is asked for in days that make sense', async () => {
    const refused = async (query: object) =>
      (await agent.get('/api/invoice-runs/preparation').query(query).expect(422)).body.code;
    expect(await refused({ from: '2025-02-01', until: '2025-01-31' })).toBe('invoice-run.span-invalid');
    expect(await refused({ from: '2024-01-01', until: '2025-12-31' })).toBe('invoice-run.span-invalid');
    await agent
      .get('/api/invoice-runs/preparation')
      .query({ from: today, until: today, client: '999999' })
      .expect(404);
  });
});

describe('work outside the contract', () => {
  it('is drafted with its quotes, waits for the price of an hour, and is free again with its draft', async () => {
    const { database } = test;
    const client = await aBilledClient(database);
    const staff = await aStaff(database);
    const insert = (sql: string, values: unknown[]) => database.execute(sql, values);
    await insert(
      `INSERT INTO time_entry (client_id, person_id, day, minutes, activity, billable, created_at, version)
       VALUES (?, ?, '2025-03-03', 90, 'remote', 1, NOW(), 1), (?, ?, '2025-03-04', 40, 'remote', 1, NOW(), 1),
              (?, ?, '2025-03-04', 500, 'remote', 0, NOW(), 1)`,
      [client, staff.id, client, staff.id, client, staff.id],
    );
    expect(await prepare(client, '2025-03-01', '2025-03-31')).toMatchObject({ made: 1 });
    expect(await prepare(client, '2025-03-01', '2025-03-31')).toMatchObject({ made: 0 });
    const [draft] = await fees(client);
    if (!draft) throw new Error('no draft');
    expect(draft).toMatchObject({
      source: 'work',
      lines: [{ quantity: '2.167', unit: 'hour', price: '0.00' }],
    });
    expect((await act('check', draft, 422)).body).toMatchObject({
      errors: [{ path: 'lines.0.price', code: 'invoice.price-missing' }],
    });
    const lines = draft.lines.map(({ net: _net, credited: _credited, ...line }) => ({
      ...line,
      price: '85.00',
    }));
    const change = { version: draft.version, lines, dueOn: null, paymentDays: 15 };
    const { body } = await agent.put(`/api/invoices/${draft.id}`).send(change).expect(200);
    // 85.00 x 2.167 = 184.195, half up.
    expect(body).toMatchObject({ net: '184.20', vat: '36.84', faults: [], version: draft.version + 1 });
    await agent.delete(`/api/invoices/${draft.id}`).query({ version: draft.version }).expect(409);
    await agent
      .delete(`/api/invoices/${draft.id}`)
      .query({ version: draft.version + 1 })
      .expect(204);
    expect(await prepare(client, '2025-03-01', '2025-03-31')).toMatchObject({ made: 1 });
  });
});

describe('a draft', () => {
  it.each<[string, string, Partial<InvoiceLineInput>]>([
    ['invoice.vat-rate-unknown', 'lines.0.vatRate', { vatRate: 1960 }],
    ['invoice.vat-rate-missing', 'lines.0.vatRate', { vatRate: 0 }],
    ['invoice.vat-rate-refused', 'lines.0.vatRate', { vatCategory: 'AE', exemption: 'Autoliquidation' }],
    ['invoice.exemption-missing', 'lines.0.exemption', { vatCategory: 'E', vatRate: 0 }],
    ['invoice.price-invalid', 'lines.0.price', { price: '10.005' }],
    ['invoice.quantity-invalid', 'lines.0.quantity', { quantity: '0' }],
  ])('is refused by name: %s', async (code, path, values) => {
    const clientId = await aBilledClient(test.database);
    const sent = { clientId, lines: [aTypedLine(values)] };
    const { body } = await agent.post('/api/invoices').send(sent).expect(422);
    expect(body).toMatchObject({ code, errors: [{ path, code }] });
  });

  it('of 10,000 lines is refused by name; of 1,000 it is right to the cent', async () => {
    const clientId = await aBilledClient(test.database);
    const line = { label: 'L', quantity: '1', unit: 'one', price: '0.33', vatCategory: 'S', vatRate: 2000 };
    const lines = (count: number) => Array.from({ length: count }, () => line);
    const { body } = await agent.post('/api/invoices').send({ clientId, lines: lines(10_000) });
    expect(['invoice.too-many-lines', 'request.too-large']).toContain(body.code);
    const kept = await agent
      .post('/api/invoices')
      .send({ clientId, lines: lines(1000) })
      .expect(201);
    expect(kept.body).toMatchObject({ net: '330.00', vat: '66.00', gross: '396.00' });
  });

  it('of 0.00, or due before its day, stays one', async () => {
    const clientId = await aBilledClient(test.database);
    const free = await aDraft(clientId, [{ price: '0.00' }]);
    expect((await act('check', free, 422)).body.code).toBe('invoice.not-positive');
    const late = await aDraft(clientId, [{}], { dueOn: addCalendarDays(today, -1) });
    expect((await act('check', late, 422)).body.code).toBe('invoice.due-before-issue');
    expect((await act('issue', late, 422)).body.code).toBe('invoice.not-checked');
  });

  it('of a client without an account, or an incomplete one, stays one', async () => {
    const { id } = await aClient(test.database);
    expect((await act('check', await aDraft(id), 422)).body.code).toBe('invoice.buyer-missing');
    const clientId = await aBilledClient(test.database, { country: 'BE', vatNumber: null });
    expect((await act('check', await aDraft(clientId), 422)).body.code).toBe('invoice.buyer-incomplete');
  });
});

describe('an issued invoice', () => {
  it('has its number, its day, both parties and what it is owed, and never changes again', async () => {
    const clientId = await aBilledClient(test.database, { legalName: 'Acme SAS' });
    const issued = await anIssued(clientId, [
      { quantity: '3', price: '33.33' },
      { vatRate: 550, price: '10.00' },
    ]);
    expect(issued).toMatchObject({
      ...{ state: 'issued', issuedOn: today, dueOn: addCalendarDays(today, 30), lateDays: 0 },
      ...{ net: '109.99', vat: '20.55', gross: '130.54', open: '130.54' },
      seller: { name: 'Infogérance Martin', capital: '50000.00', electronicAddress: '732829320' },
      buyer: { name: 'Acme SAS', siren: '552100554', city: 'Marseille' },
      history: [{ type: 'drafted' }, { type: 'checked' }, { type: 'issued', actor: 'Isabelle Fontaine' }],
    });
    expect(issued.number).toMatch(new RegExp(`^FA-${year}-\\d{6}$`));
    const { id, version } = issued;
    const change = { version, lines: [aTypedLine()] };
    expect((await agent.put(`/api/invoices/${id}`).send(change).expect(422)).body.code).toBe(
      'invoice.already-issued',
    );
    await agent.delete(`/api/invoices/${id}`).query({ version }).expect(422);
    await act('reopen', issued, 422);
    expect(await find(id)).toEqual(issued);
  });

  it('has its document, made once', async () => {
    const issued = await anIssued(await aBilledClient(test.database));
    await agent.get(`/api/invoices/${issued.id}/document`).expect(404);
    for (const _time of [1, 2]) await worker.document(issued.id);
    expect(await find(issued.id)).toMatchObject({ hasDocument: true });
    const { body, headers } = await agent.get(`/api/invoices/${issued.id}/document`).expect(200);
    expect(String(body)).toBe(`${issued.number} 120.00`);
    expect(headers['content-disposition']).toContain(`${issued.number}.pdf`);
    const files = await test.database.one<{ n: string }>(
      'SELECT COUNT(*) AS n FROM stored_file f JOIN invoice i ON i.client_id = f.client_id WHERE i.id = ?',
      [issued.id],
    );
    expect(Number(files?.n)).toBe(1);
  });

  it('is issued once by two people at the same moment', async () => {
    const checked = (await act('check', await aDraft(await aBilledClient(test.database))))
      .body as InvoiceDetail;
    const both = await Promise.all(
      [1, 2].map(() =>
        agent.post(`/api/invoices/${checked.id}/acts`).send({ act: 'issue', version: checked.version }),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 422]);
    const history = (await find(checked.id)).history.filter(({ type }) => type === 'issued');
    expect(history).toHaveLength(1);
  });

  it('belongs to its client: another one does not find it', async () => {
    const issued = await anIssued(await aBilledClient(test.database));
    const { id: other } = await aClient(test.database);
    const stranger: Actor = { ...actor, scope: { kind: 'client', clientId: other } };
    const issuing = test.app.get(IssueInvoice, { strict: false });
    await expect(issuing.execute(stranger, issued.id, issued.version)).rejects.toMatchObject({
      code: 'not-found',
    });
    await agent.get('/api/invoices/999999').expect(404);
  });
});

describe('numbers', () => {
  it('have no gap and no double when 20 people issue at once and some of them fail', async () => {
    const { database } = test;
    const clientId = await aBilledClient(database);
    const issuing = test.app.get(IssueInvoice, { strict: false });
    const before = await lastNumber();
    const ids: string[] = [];
    for (let count = 0; count < 60; count += 1) {
      const draft = await aDraft(clientId);
      await act('check', draft);
      ids.push(draft.id);
    }
    let seed = 7;
    const fails = () => (seed = (seed * 1103515245 + 12345) % 2147483648) % 3 === 0;
    const waiting = [...ids];
    const person = async () => {
      for (let id = waiting.shift(); id; id = waiting.shift()) {
        const invoiceId = id;
        const crash = fails();
        await database
          .transaction(async (tx) => {
            await issuing.issue(tx, actor, { id: invoiceId, version: null });
            await sleep(crash ? 5 : 0);
            if (crash) throw new Error('crashed');
          })
          .catch((error: unknown) => {
            if (!(error instanceof Error) || error.message !== 'crashed') throw error;
            waiting.push(invoiceId);
          });
      }
    };
    await Promise.all(Array.from({ length: 20 }, person));
    const numbers = await database.query<{ number: string }>(
      'SELECT number FROM invoice WHERE id IN (?) ORDER BY number',
      [ids],
    );
    const places = numbers.map(({ number }) => Number(number.slice(-6)));
    expect(places).toEqual(Array.from({ length: 60 }, (_, index) => before + index + 1));
    expect(await lastNumber()).toBe(before + 60);
  });

  const lastNumber = async () =>
    Number(
      (
        await test.database.one<{ n: number }>(
          "SELECT last_number AS n FROM invoice_sequence WHERE series = 'FA'",
        )
      )?.n,
    );
});

describe('a batch', () => {
  const checkedOnes = async (count: number, clientId: string) => {
    const ids: string[] = [];
    for (let index = 0; index < count; index += 1) ids.push((await aDraft(clientId)).id);
    const { body } = await agent.post('/api/invoices/checks').send({ invoices: ids }).expect(200);
    expect(body).toEqual({ checked: count, refusals: [] });
    return ids;
  };
  const numbersOf = async (ids: string[]) => (await Promise.all(ids.map(find))).map(({ number }) => number);

  it('checks several: the faulty ones stay drafts, by name', async () => {
    const clientId = await aBilledClient(test.database);
    const [good, bad] = [await aDraft(clientId), await aDraft(clientId, [{ price: '0.00' }])];
    const { body } = await agent
      .post('/api/invoices/checks')
      .send({ invoices: [good.id, bad.id] })
      .expect(200);
    expect(body).toMatchObject({
      checked: 1,
      refusals: [{ invoice: { id: bad.id }, code: 'invoice.not-positive' }],
    });
  });

  it('goes on where a killed worker left it, and doubles nothing', async () => {
    const ids = await checkedOnes(3, await aBilledClient(test.database));
    const { body } = await agent.post('/api/invoice-runs').send({ kind: 'issue', invoices: ids }).expect(201);
    await worker.dies();
    const first = await numbersOf(ids);
    await worker.all();
    expect(await numbersOf(ids)).toEqual(first);
    expect(new Set(first).size).toBe(3);
    const done = await agent.get(`/api/invoice-runs/${body.id}`).expect(200);
    expect(done.body).toMatchObject({ state: 'done', total: 3, done: 3, made: 3, refused: 0 });
  });

  it('is held, goes on and is ended by people', async () => {
    const ids = await checkedOnes(2, await aBilledClient(test.database));
    const { body } = await agent.post('/api/invoice-runs').send({ kind: 'issue', invoices: ids }).expect(201);
    const steer = (name: string, version: number, status = 200) =>
      agent.post(`/api/invoice-runs/${body.id}/acts`).send({ act: name, version }).expect(status);
    await steer('pause', body.version);
    await worker.all();
    expect(await numbersOf(ids)).toEqual([null, null]);
    await steer('resume', 1, 409);
    await steer('resume', 2);
    await worker.all();
    expect(await numbersOf(ids)).not.toContain(null);
    await steer('stop', 4, 422);
    const none = await agent.post('/api/invoice-runs').send({ kind: 'issue', invoices: ids }).expect(422);
    expect(none.body.code).toBe('invoice-run.nothing');
  });

  it('names what it could not issue, and issues the rest', async () => {
    const [one = '', other = ''] = await checkedOnes(2, await aBilledClient(test.database));
    await test.database.execute("UPDATE invoice SET due_on = '2020-01-01' WHERE id = ?", [one]);
    const done = await run({ kind: 'issue', invoices: [one, other] });
    expect(done).toMatchObject({
      ...{ state: 'done', made: 1, refused: 1 },
      refusals: [{ invoice: { id: one }, code: 'invoice.due-before-issue' }],
    });
  });
});

describe('a credit note', () => {
  const credit = (id: string, body: object, status = 201) =>
    agent
      .post(`/api/invoices/${id}/credit-notes`)
      .send({ reason: 'Erreur de facturation', ...body })
      .expect(status);

  it('takes an invoice back whole, and what it stands for is invoiced again', async () => {
    const client = await aBilledClient(test.database);
    await aContract(test.database, client, { start: '2025-01-01' });
    await prepare(client, '2025-01-01', '2025-01-31');
    const [draft] = await fees(client);
    if (!draft) throw new Error('no draft');
    const invoice = (await act('issue', (await act('check', draft)).body)).body as InvoiceDetail;
    const note = (await credit(invoice.id, {})).body as InvoiceDetail;
    expect(note).toMatchObject({
      ...{ kind: 'credit-note', state: 'issued', gross: invoice.gross, open: '0.00', dueOn: null },
      ...{ corrects: { id: invoice.id, number: invoice.number }, note: 'Erreur de facturation' },
      ...{ buyer: invoice.buyer, settlements: [{ kind: 'invoice', otherId: invoice.id }] },
    });
    expect(note.number).toMatch(new RegExp(`^AV-${year}-\\d{6}$`));
    expect(await find(invoice.id)).toMatchObject({
      ...{ open: '0.00', net: invoice.net, number: invoice.number, credits: [{ number: note.number }] },
      settlements: [{ kind: 'credit-note', label: note.number, amount: invoice.gross }],
    });
    expect((await credit(invoice.id, {}, 422)).body.code).toBe('invoice.nothing-to-credit');
    expect(await prepare(client, '2025-01-01', '2025-01-31')).toMatchObject({ made: 1 });
  });

  it('takes back parts of lines, to the cent of the VAT, never more than was asked for', async () => {
    const invoice = await anIssued(await aBilledClient(test.database), [
      { price: '0.03' },
      { price: '33.30' },
    ]);
    const [small, big] = invoice.lines.map(({ id }) => id);
    const part = (lineId: string | undefined, amount: string, status?: number) =>
      credit(invoice.id, { lines: [{ lineId, amount }] }, status);
    expect((await part(big, '33.31', 422)).body.code).toBe('invoice.credit-too-much');
    expect((await part('999999', '1.00', 422)).body.code).toBe('invoice.line-unknown');
    expect((await part(big, '0.00', 422)).body.code).toBe('invoice.credit-too-much');
    expect((await part(big, '11.11')).body).toMatchObject({ net: '11.11', vat: '2.22' });
    expect((await part(big, '22.20', 422)).body.code).toBe('invoice.credit-too-much');
    expect((await part(small, '0.03')).body).toMatchObject({ net: '0.03', vat: '0.01' });
    const rest = (await credit(invoice.id, {})).body as InvoiceDetail;
    expect(rest).toMatchObject({ net: '22.19', vat: '4.44', gross: '26.63' });
    expect(await find(invoice.id)).toMatchObject({
      open: '0.00',
      lines: [{ credited: '0.03' }, { credited: '33.30' }],
    });
  });

  it('of an invoice that was paid stays as the credit of the client', async () => {
    const { database } = test;
    const clientId = await aBilledClient(database);
    const invoice = await anIssued(clientId);
    await database.execute(
      `INSERT INTO payment (client_id, received_on, amount_cents, open_cents, method, created_at, created_by, version)
       VALUES (?, ?, 10000, 10000, 'transfer', NOW(), 'test', 1)`,
      [clientId, today],
    );
    const payment = await database.one<{ id: string }>('SELECT id FROM payment WHERE client_id = ?', [
      clientId,
    ]);
    await database.transaction((tx) =>
      allocate(tx, { paymentId: payment?.id ?? '' }, { invoiceId: invoice.id, cents: 10_000n, by: 'test' }),
    );
    expect((await credit(invoice.id, {})).body).toMatchObject({ gross: '120.00', open: '100.00' });
    expect(await find(invoice.id)).toMatchObject({ open: '0.00', settlements: { length: 2 } });
  });

  it('does not take back a draft, or another credit note', async () => {
    const clientId = await aBilledClient(test.database);
    expect((await credit((await aDraft(clientId)).id, {}, 422)).body.code).toBe('invoice.not-creditable');
    const note = (await credit((await anIssued(clientId)).id, {})).body as InvoiceDetail;
    expect((await credit(note.id, {}, 422)).body.code).toBe('invoice.not-creditable');
  });

  it('is given once by two people at the same moment', async () => {
    const invoice = await anIssued(await aBilledClient(test.database));
    const both = await Promise.all(
      [1, 2].map(() =>
        agent.post(`/api/invoices/${invoice.id}/credit-notes`).send({ reason: 'Deux fois', lines: null }),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([201, 422]);
  });
});

describe('the list', () => {
  it('finds by state, client, period, number and what is owed, page by page, with its sums', async () => {
    const client = await aBilledClient(test.database);
    const issued = [await anIssued(client), await anIssued(client), await anIssued(client)];
    await aDraft(client);
    await test.database.execute('UPDATE invoice SET due_on = ?, issued_on = ? WHERE id = ?', [
      ...[addCalendarDays(today, -5), addCalendarDays(today, -35), issued[0]?.id],
    ]);
    expect(await listed({ client, state: 'draft' })).toHaveLength(1);
    const overdue = await listed({ client, owed: 'overdue', sort: 'due' });
    expect(overdue).toMatchObject([{ id: issued[0]?.id, lateDays: 5 }]);
    expect(await listed({ client, owed: 'open', sort: 'due' })).toHaveLength(3);
    expect(await listed({ client, issuedTo: addCalendarDays(today, -30), sort: 'issued' })).toHaveLength(1);
    expect(await listed({ q: issued[1]?.number })).toMatchObject([{ id: issued[1]?.id }]);
    const { body } = await agent.get('/api/invoices/totals').query({ client, state: 'issued' }).expect(200);
    expect(body).toEqual({ count: 3, net: '300.00', vat: '60.00', gross: '360.00', open: '360.00' });
    for (const sort of ['recent', 'issued', 'due'] as const) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await agent
          .get('/api/invoices')
          .query({ client, state: 'issued', sort, limit: 2, cursor });
        seen.push(...(page.body.items as { id: string }[]).map(({ id }) => id));
        cursor = page.body.nextCursor ?? undefined;
      } while (cursor);
      expect(seen.toSorted()).toEqual(issued.map(({ id }) => id).toSorted());
    }
  });
});
