import { aStaff, signedIn, type TestApp } from '@vigie/directory/testing';
import type { InvoiceDetail, InvoicePreparation } from '@vigie/wire';
import type { Agent } from 'supertest';
import { startBillingApp } from '../../testing/billing-app';
import {
  aBilledClient,
  aCompany,
  aContract,
  aPrice,
  aRegularisation,
  InvoiceWorker,
} from '../../testing/invoice-world';

let test: TestApp;
let agent: Agent;
let worker: InvoiceWorker;
beforeAll(async () => {
  test = await startBillingApp('given_back');
  worker = new InvoiceWorker(test);
  await aCompany(test.database);
  agent = await signedIn(test, await aStaff(test.database, { roles: ['accounting'] }));
});
afterAll(() => test.stop());

const prepare = async (client: string, from: string, until: string) => {
  const body = { kind: 'prepare', client, from, until };
  await agent.post('/api/invoice-runs').send(body).expect(201);
  await worker.all();
};
const preview = async (client: string, from: string, until: string) =>
  (await agent.get('/api/invoice-runs/preparation').query({ client, from, until }).expect(200))
    .body as InvoicePreparation;
const find = async (id: string) => (await agent.get(`/api/invoices/${id}`).expect(200)).body as InvoiceDetail;
/** The invoices of a client as they were drafted, credit notes left out. */
async function invoices(client: string): Promise<InvoiceDetail[]> {
  const { body } = await agent.get('/api/invoices').query({ client, kind: 'invoice' }).expect(200);
  return Promise.all((body.items as { id: string }[]).toReversed().map(({ id }) => find(id)));
}
async function last(client: string): Promise<InvoiceDetail> {
  const draft = (await invoices(client)).at(-1);
  if (!draft) throw new Error('no draft');
  return draft;
}
const act = async (name: string, { id, version }: InvoiceDetail) =>
  (await agent.post(`/api/invoices/${id}/acts`).send({ act: name, version }).expect(200))
    .body as InvoiceDetail;
const issue = async (draft: InvoiceDetail) => act('issue', await act('check', draft));
/** Takes an amount of the first line back by hand; all of it when none is said. */
const credit = async ({ id, lines }: InvoiceDetail, amount?: string) =>
  (
    await agent
      .post(`/api/invoices/${id}/credit-notes`)
      .send({ reason: 'Geste', ...(amount && { lines: [{ lineId: lines[0]?.id, amount }] }) })
      .expect(201)
  ).body as InvoiceDetail;

/** January of a contract of 1,200.00 a year, issued. */
async function issuedJanuary() {
  const clientId = await aBilledClient(test.database);
  const contract = await aContract(test.database, clientId, {
    start: '2025-01-01',
    lines: [{ prices: [['2025-01-01', 120_000n, '1']] }],
  });
  await prepare(clientId, '2025-01-01', '2025-01-31');
  const line = { clientId, contractId: contract.id, lineId: contract.lines[0] ?? '' };
  return { ...line, january: await issue(await last(clientId)) };
}

describe('what an amendment takes back by itself', () => {
  it('says what a credit note by hand gave back of the same line and period, and is not blocked by it', async () => {
    const { january, clientId, contractId, lineId } = await issuedJanuary();
    const note = await credit(january, '20.00');
    // Signed late: 960.00 a year from the beginning.
    await aPrice(test.database, { contractId, lineId }, ['2025-01-01', 96_000n, '1']);
    expect((await preview(clientId, '2025-02-01', '2025-02-28')).items).toMatchObject([
      { net: '60.00', creditedBefore: true },
    ]);
    await prepare(clientId, '2025-02-01', '2025-02-28');
    const draft = await last(clientId);
    const taken = draft.lines.find(({ net }) => net === '-20.00');
    expect(draft.givenBack).toEqual([
      { lineId: taken?.id, invoice: { id: note.id, number: note.number }, amount: '20.00' },
    ]);
    expect(draft.faults).toEqual([]);
    // Once it is issued, it is a thing of the past.
    expect((await issue(draft)).givenBack).toEqual([]);
  });

  it('is silent about other periods, about a rise, and about an invoice that was taken back whole', async () => {
    const { january, clientId, contractId, lineId } = await issuedJanuary();
    await credit(january, '20.00');
    await prepare(clientId, '2025-02-01', '2025-02-28');
    await issue(await last(clientId));
    await aPrice(test.database, { contractId, lineId }, ['2025-02-01', 96_000n, '1']);
    expect((await preview(clientId, '2025-03-01', '2025-03-31')).items).toMatchObject([
      { net: '60.00', creditedBefore: false },
    ]);
    const raised = await issuedJanuary();
    await credit(raised.january, '20.00');
    await aPrice(test.database, raised, ['2025-01-01', 132_000n, '1']);
    await prepare(raised.clientId, '2025-02-01', '2025-02-28');
    expect(await last(raised.clientId)).toMatchObject({ net: '120.00', givenBack: [] });

    const whole = await issuedJanuary();
    await credit(whole.january);
    await prepare(whole.clientId, '2025-01-01', '2025-01-31');
    await issue(await last(whole.clientId));
    await aPrice(test.database, whole, ['2025-01-01', 96_000n, '1']);
    await prepare(whole.clientId, '2025-02-01', '2025-02-28');
    expect(await last(whole.clientId)).toMatchObject({ net: '60.00', givenBack: [] });
  });
});

it('a corrected revision says it too, for the months of its year', async () => {
  const { january, clientId, contractId, lineId } = await issuedJanuary();
  const note = await credit(january, '5.00');
  const revised = { year: 2025, applied: 120_000n, corrected: 114_000n };
  await aRegularisation(test.database, { clientId, contractId, lineId }, revised);
  await prepare(clientId, '2025-02-01', '2025-02-28');
  const draft = await last(clientId);
  expect(draft.lines.map(({ net }) => net)).toEqual(['100.00', '-60.00']);
  expect(draft.givenBack).toEqual([
    { lineId: draft.lines[1]?.id, invoice: { id: note.id, number: note.number }, amount: '5.00' },
  ]);
});

it('a line that is about to be credited says what another invoice takes back of it, drafted or issued', async () => {
  const { january, clientId, contractId, lineId } = await issuedJanuary();
  await aPrice(test.database, { contractId, lineId }, ['2025-01-01', 96_000n, '1']);
  await prepare(clientId, '2025-02-01', '2025-02-28');
  const draft = await last(clientId);
  const said = (number: string | null) => [
    { lineId: january.lines[0]?.id, invoice: { id: draft.id, number }, amount: '20.00' },
  ];
  expect((await find(january.id)).givenBack).toEqual(said(null));
  const issued = await issue(draft);
  expect((await find(january.id)).givenBack).toEqual(said(issued.number));
  // February stands at its own price: nothing was given back of it.
  expect((await find(issued.id)).givenBack).toEqual([]);
  await agent.post(`/api/invoices/${january.id}/credit-notes`).send({ reason: 'Geste' }).expect(201);
});
