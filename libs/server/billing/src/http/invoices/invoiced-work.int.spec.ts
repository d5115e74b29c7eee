import { aStaff, signedIn, type TestApp } from '@vigie/directory/testing';
import { addCalendarDays, addMonths, localDateOf } from '@vigie/rules';
import type { InvoiceDetail, InvoicePreparation, InvoiceRun } from '@vigie/wire';
import type { Agent } from 'supertest';
import { startBillingApp } from '../../testing/billing-app';
import {
  aBilledClient,
  aCompany,
  aContract,
  aQuote,
  aRegularisation,
  InvoiceWorker,
} from '../../testing/invoice-world';
import { DraftDailyInvoices } from '../../use-cases/invoices/draft-daily';

let test: TestApp;
let agent: Agent;
let worker: InvoiceWorker;
beforeAll(async () => {
  test = await startBillingApp('invoiced-work');
  agent = await signedIn(test, await aStaff(test.database, { roles: ['accounting'] }));
  worker = new InvoiceWorker(test);
  await aCompany(test.database);
});
afterAll(() => test.stop());

const prepare = async (client: string, from: string, until: string): Promise<InvoiceRun> => {
  const body = { kind: 'prepare', client, from, until };
  const { id } = (await agent.post('/api/invoice-runs').send(body).expect(201)).body as InvoiceRun;
  await worker.all();
  return (await agent.get(`/api/invoice-runs/${id}`).expect(200)).body as InvoiceRun;
};
const preview = async (client: string, from: string, until: string) =>
  (await agent.get('/api/invoice-runs/preparation').query({ client, from, until, work: 'true' }).expect(200))
    .body as InvoicePreparation;
async function drafts(client: string): Promise<InvoiceDetail[]> {
  const { body } = await agent.get('/api/invoices').query({ client }).expect(200);
  const found = (body.items as { id: string }[]).toReversed();
  return Promise.all(
    found.map(async ({ id }) => (await agent.get(`/api/invoices/${id}`)).body as InvoiceDetail),
  );
}
const act = async (name: string, { id, version }: InvoiceDetail) =>
  (await agent.post(`/api/invoices/${id}/acts`).send({ act: name, version }).expect(200))
    .body as InvoiceDetail;
const credit = (id: string) =>
  agent.post(`/api/invoices/${id}/credit-notes`).send({ reason: 'Erreur' }).expect(201);

describe('accepted quotes', () => {
  it('stand on an invoice once, each at its own rate, and only those that were accepted', async () => {
    const { database } = test;
    const client = await aBilledClient(database);
    const decidedAt = new Date('2025-03-12T10:00:00Z');
    const quote = await aQuote(database, client, { decidedAt });
    await aQuote(database, client, { decidedAt, cents: 4_550, vatRate: 550, text: 'Livret' });
    for (const state of ['waiting', 'refused'] as const) await aQuote(database, client, { state, decidedAt });
    const other = await aBilledClient(database);
    await aQuote(database, other, { decidedAt });
    expect(await preview(client, '2025-03-01', '2025-03-31')).toMatchObject({ count: 1, net: '1280.06' });
    expect(await prepare(client, '2025-03-01', '2025-03-31')).toMatchObject({ made: 1 });
    expect(await prepare(client, '2025-03-01', '2025-03-31')).toMatchObject({ made: 0 });
    const [draft] = await drafts(client);
    expect(draft).toMatchObject({
      // 1234.56 at 20 % and 45.50 at 5.5 %: 246.91 and 2.50.
      ...{ source: 'work', net: '1280.06', vat: '249.41', gross: '1529.47', faults: [] },
      lines: [
        {
          label: `Devis accepté du ticket T-${quote.ticketId}, édition 2`,
          ...{
            detail: 'Baie réseau',
            quantity: '1',
            unit: 'one',
            price: '1234.56',
            net: '1234.56',
            vatRate: 2000,
          },
        },
        { net: '45.50', vatRate: 550 },
      ],
    });
  });

  it('are those of the days of our calendar, not of UTC', async () => {
    const client = await aBilledClient(test.database);
    // 00:30 on 1 April in Paris.
    await aQuote(test.database, client, { decidedAt: new Date('2025-03-31T22:30:00Z') });
    expect(await preview(client, '2025-03-01', '2025-03-31')).toMatchObject({ count: 0 });
    expect(await preview(client, '2025-04-01', '2025-04-01')).toMatchObject({ count: 1, net: '1234.56' });
  });

  it('without VAT wait for the reason why, and are invoiced again after a credit note', async () => {
    const client = await aBilledClient(test.database);
    await aQuote(test.database, client, { decidedAt: new Date('2025-03-12T10:00:00Z'), vatRate: 0 });
    await prepare(client, '2025-03-01', '2025-03-31');
    const [draft] = await drafts(client);
    if (!draft) throw new Error('no draft');
    expect(draft.faults).toMatchObject([{ path: 'lines.0.exemption', code: 'invoice.exemption-missing' }]);
    const lines = draft.lines.map(({ net: _net, credited: _credited, ...line }) => ({
      ...line,
      exemption: 'Exonération, article 261 du CGI',
    }));
    const change = { version: draft.version, lines, dueOn: null, paymentDays: 30 };
    const { body } = await agent.put(`/api/invoices/${draft.id}`).send(change).expect(200);
    const issued = await act('issue', await act('check', body as InvoiceDetail));
    expect(issued).toMatchObject({ gross: '1234.56', vat: '0.00' });
    expect(await prepare(client, '2025-03-01', '2025-03-31')).toMatchObject({ made: 0 });
    await credit(issued.id);
    expect(await prepare(client, '2025-03-01', '2025-03-31')).toMatchObject({ made: 1 });
  });
});

describe('revisions with a corrected index', () => {
  const signed = async (endsOn: string | null = null) => {
    const clientId = await aBilledClient(test.database);
    const { id: contractId, lines } = await aContract(test.database, clientId, {
      start: '2025-01-01',
      endsOn,
    });
    return { clientId, contractId, lineId: lines[0] ?? '' };
  };

  it('stand on the next invoice of the contract, once, with what was applied and what is right', async () => {
    const line = await signed();
    await aRegularisation(test.database, line, { year: 2025, applied: 1_241_026n, corrected: 1_253_500n });
    expect(await prepare(line.clientId, '2025-04-01', '2025-05-31')).toMatchObject({ made: 2 });
    const [april, may] = await drafts(line.clientId);
    expect(april).toMatchObject({
      ...{ net: '1158.93', vat: '231.79', gross: '1390.72', faults: [] },
      lines: [
        { net: '1034.19' },
        {
          label: 'Régularisation de la révision 2025\u00a0: Infogérance',
          detail:
            'Indice corrigé après publication\u00a0: 12\u202f535,00\u00a0€ par an au lieu de 12\u202f410,26\u00a0€',
          ...{
            quantity: '1',
            price: '124.74',
            net: '124.74',
            periodFrom: '2025-01-01',
            periodTo: '2025-12-31',
          },
        },
      ],
    });
    expect(may?.lines).toHaveLength(1);
    expect(await prepare(line.clientId, '2025-04-01', '2025-05-31')).toMatchObject({ made: 0 });
  });

  it('take back what was too much, of the days on which the line was served', async () => {
    const line = await signed('2025-06-30');
    await aRegularisation(test.database, line, { year: 2025, applied: 1_241_026n, corrected: 1_204_526n });
    await prepare(line.clientId, '2025-06-01', '2025-06-30');
    // 365.00 less in a year, 181 days of 365.
    expect(await drafts(line.clientId)).toMatchObject([
      { net: '853.19', lines: [{ net: '1034.19' }, { quantity: '-1', price: '181.00', net: '-181.00' }] },
    ]);
  });

  it('that take back more than an invoice asks for are spread over several, and the rest waits', async () => {
    const line = await signed();
    await aRegularisation(test.database, line, { year: 2025, applied: 1_241_026n, corrected: 1_000_000n });
    const { body } = await agent
      .get('/api/invoice-runs/preparation')
      .query({ client: line.clientId, from: '2025-04-01', until: '2025-04-30' })
      .expect(200);
    expect(body).toMatchObject({ net: '0.01', owedBack: [] });
    await prepare(line.clientId, '2025-04-01', '2025-06-30');
    expect((await drafts(line.clientId)).map(({ net }) => net)).toEqual(['0.01', '0.01', '692.29']);
    await prepare(line.clientId, '2025-07-01', '2025-07-31');
    expect((await drafts(line.clientId)).at(-1)?.net).toBe('1034.19');
  });

  it('that take back what no later invoice can are named as owed to the client', async () => {
    const line = await signed('2025-06-30');
    await prepare(line.clientId, '2025-01-01', '2025-06-30');
    await aRegularisation(test.database, line, { year: 2025, applied: 1_241_026n, corrected: 1_204_526n });
    expect(await preview(line.clientId, '2025-07-01', '2025-07-31')).toMatchObject({
      ...{ count: 0, items: [] },
      owedBack: [{ client: { id: line.clientId }, contract: { id: line.contractId }, amount: '181.00' }],
    });
  });

  it('that are corrected again stand with the difference, and are taken back when the first value returns', async () => {
    const line = await signed();
    const revised = { year: 2025, applied: 1_241_026n, corrected: 1_253_500n };
    const id = await aRegularisation(test.database, line, revised);
    await prepare(line.clientId, '2025-04-01', '2025-04-30');
    await test.database.execute('UPDATE price_regularisation SET amount = 1250000 WHERE line_id = ?', [id]);
    await prepare(line.clientId, '2025-05-01', '2025-05-31');
    await test.database.execute('DELETE FROM price_regularisation WHERE line_id = ?', [id]);
    await prepare(line.clientId, '2025-06-01', '2025-07-31');
    // 124.74, then 89.74 in all, then nothing.
    expect((await drafts(line.clientId)).map((one) => one.lines.slice(1).map(({ net }) => net))).toEqual([
      ['124.74'],
      ['-35.00'],
      ['-89.74'],
      [],
    ]);
  });

  it('that come after the last fee make an invoice of their own, and wait again when it is credited', async () => {
    const line = await signed('2025-03-31');
    await prepare(line.clientId, '2025-01-01', '2025-03-31');
    await aRegularisation(test.database, line, { year: 2025, applied: 1_241_026n, corrected: 1_253_500n });
    await prepare(line.clientId, '2025-07-01', '2025-07-31');
    const draft = (await drafts(line.clientId)).at(-1);
    if (!draft) throw new Error('no draft');
    // 124.74 x 90 / 365.
    expect(draft).toMatchObject({ net: '30.76', lines: [{ net: '30.76' }], source: 'schedule' });
    const issued = await act('issue', await act('check', draft));
    expect(await prepare(line.clientId, '2025-07-01', '2025-07-31')).toMatchObject({ made: 0 });
    await credit(issued.id);
    expect(await prepare(line.clientId, '2025-07-01', '2025-07-31')).toMatchObject({ made: 1 });
  });
});

describe('time that stands on an invoice', () => {
  it('is locked until its line is taken back or its draft is thrown away', async () => {
    const { database } = test;
    const client = await aBilledClient(database);
    const staff = await aStaff(database);
    await database.execute(
      `INSERT INTO time_entry (client_id, person_id, day, minutes, activity, billable, created_at, version)
       VALUES (?, ?, '2025-03-03', 90, 'remote', 1, NOW(), 1), (?, ?, '2025-03-04', 40, 'remote', 0, NOW(), 1)`,
      [client, staff.id, client, staff.id],
    );
    const locked = async () =>
      (
        await database.query<{ billed: number }>(
          'SELECT is_billed AS billed FROM time_entry WHERE client_id = ? ORDER BY id',
          [client],
        )
      ).map(({ billed }) => billed);
    await prepare(client, '2025-03-01', '2025-03-31');
    expect(await locked()).toEqual([1, 0]);
    const [draft] = await drafts(client);
    await agent.delete(`/api/invoices/${draft?.id}`).query({ version: draft?.version }).expect(204);
    expect(await locked()).toEqual([0, 0]);

    await prepare(client, '2025-03-01', '2025-03-31');
    const [again] = await drafts(client);
    const lines = again?.lines.map(({ net: _net, credited: _credited, ...line }) => ({
      ...line,
      price: '80.00',
    }));
    const change = { version: again?.version, lines, dueOn: null, paymentDays: 30 };
    const { body } = await agent.put(`/api/invoices/${again?.id}`).send(change).expect(200);
    expect(await locked()).toEqual([1, 0]);
    const issued = await act('issue', await act('check', body as InvoiceDetail));
    await credit(issued.id);
    expect(await locked()).toEqual([0, 0]);
  });
});

describe('the daily drafts', () => {
  const today = localDateOf(new Date().toISOString(), 'Europe/Paris');
  const month = `${today.slice(0, 7)}-01`;
  const before = (months: number) => addMonths(month, -months);
  /** Daily runs of the past: the first one, and the last one with the instant of its start. */
  const ran = async (first: string, last: string, startedAt: string) => {
    await test.database.execute('DELETE FROM invoice_run WHERE day IS NOT NULL');
    const at = (day: string, started: string) => [
      ...['prepare', 'done', day, 0, 0, 0, 0, 1, 0, new Date(started), 'Vigie', 'system', 1],
    ];
    await test.database.execute(
      `INSERT INTO invoice_run (kind, state, day, total, done, made, refused, step, cursor_id, started_at, actor_name,
         actor_label, version) VALUES ?`,
      [[...(first === last ? [] : [at(first, `${first}T05:00:00Z`)]), at(last, startedAt)]],
    );
  };
  const runDaily = async () => {
    await test.app.get(DraftDailyInvoices, { strict: false }).fire(today);
    await worker.all();
  };
  const event = (contract: { id: string; client: string }, type: string, at: Date) =>
    test.database.execute(
      "INSERT INTO contract_event (contract_id, client_id, at, actor_name, type, data) VALUES (?, ?, ?, 'Paul', ?, '{}')",
      [contract.id, contract.client, at, type],
    );
  const yesterday = addCalendarDays(today, -1);
  const hourAgo = new Date(Date.now() - 3_600_000);
  const starts = (when: Date) => new Date(when.getTime() - 3_600_000).toISOString();

  it('bring what fell due before a contract was written down as signed, on one invoice, once', async () => {
    await ran(before(6), yesterday, starts(hourAgo));
    const client = await aBilledClient(test.database);
    const contract = await aContract(test.database, client, { start: before(2), signedOn: before(1) });
    await event({ id: contract.id, client }, 'activated', hourAgo);
    await runDaily();
    const [draft, ...others] = await drafts(client);
    expect(draft?.lines.map(({ periodFrom }) => periodFrom)).toEqual([before(2), before(1), month]);
    expect(others).toEqual([]);
    // Thrown away by a person: it does not come back by itself.
    await agent.delete(`/api/invoices/${draft?.id}`).query({ version: draft?.version }).expect(204);
    await test.database.execute('UPDATE invoice_run SET day = ? WHERE day = ?', [
      addCalendarDays(today, -2),
      today,
    ]);
    await runDaily();
    expect(await drafts(client)).toEqual([]);
  });

  it('leave out what was due before we invoiced by ourselves, and contracts taken over from a list', async () => {
    await ran(month, yesterday < month ? month : yesterday, starts(hourAgo));
    const [typed, listed] = [await aBilledClient(test.database), await aBilledClient(test.database)];
    for (const client of [typed, listed]) {
      const { id } = await aContract(test.database, client, { start: before(8) });
      if (client === listed) await event({ id, client }, 'imported', hourAgo);
      await event({ id, client }, 'activated', hourAgo);
    }
    await test.database.execute('DELETE FROM invoice_run WHERE day = ?', [today]);
    await runDaily();
    expect((await drafts(typed)).flatMap(({ lines }) => lines.map(({ periodFrom }) => periodFrom))).toEqual([
      month,
    ]);
    expect(await drafts(listed)).toEqual([]);
  });

  it('bring a line that an amendment added for a past day, and no other line again', async () => {
    await ran(before(6), yesterday, starts(hourAgo));
    const client = await aBilledClient(test.database);
    const { id, lines } = await aContract(test.database, client, {
      start: before(2),
      lines: [{ label: 'Forfait' }, { label: 'Sauvegarde', prices: [[before(1), 120_000n, '1']] }],
    });
    await event({ id, client }, 'activated', new Date(Date.now() - 90 * 86_400_000));
    await test.database.execute(
      `INSERT INTO contract_amendment (contract_id, client_id, number, label, state, origin, effective_on, signed_on,
         changes, author, created_at) VALUES (?, ?, 1, 'Sauvegarde', 'signed', 'manual', ?, ?, '{}', 'Paul', NOW())`,
      [id, client, before(1), before(1)],
    );
    await test.database.execute(
      `UPDATE contract_price p JOIN contract_amendment a ON a.contract_id = p.contract_id
          SET p.amendment_id = a.id WHERE p.line_id = ?`,
      [lines[1]],
    );
    await event({ id, client }, 'amended', hourAgo);
    await runDaily();
    expect((await drafts(client)).flatMap((one) => one.lines.map(({ label }) => label))).toEqual(
      today === month ? ['Sauvegarde', 'Forfait', 'Sauvegarde'] : ['Sauvegarde', 'Sauvegarde'],
    );
  });
});
