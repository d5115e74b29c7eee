import { aClient, aStaff, mailsTo, signedIn, type TestApp } from '@vigie/directory/testing';
import type { PersonRow } from '@vigie/directory';
import type { FinishOnce } from '@vigie/platform';
import { localDateOf } from '@vigie/rules';
import { referenceRevision, type DomainEventPayload, type IndexSeriesPage } from '@vigie/wire';
import type { Agent } from 'supertest';
import { CampaignWorker } from '../../testing/campaign-worker';
import { startContractApp } from '../../testing/contract-app';
import { aDraft, aLine } from '../../testing/contracts';
import { aSeries } from '../../testing/revised-contracts';
import { CorrectCampaigns } from './correct-campaigns';

const year = Number(localDateOf(new Date().toISOString(), 'Europe/Paris').slice(0, 4));
const start = `${year - 2}-01-01`;
const initial = { period: `${year - 3}-Q3`, value: '105.3' };
const used = `${year - 1}-Q3`;

let test: TestApp;
let author: Agent;
let people: PersonRow[];
let worker: CampaignWorker;
let seriesId: string;
let campaignId: string;
beforeAll(async () => {
  test = await startContractApp('corrections');
  const roles = ['accounting' as const];
  people = [
    await aStaff(test.database, { roles, name: 'Isabelle Fontaine' }),
    await aStaff(test.database, { roles, name: 'Marc Petit' }),
  ];
  author = await signedIn(test, people[0]!);
  worker = new CampaignWorker(test);
  seriesId = await aSeries(test.database, referenceRevision.series, {
    [initial.period]: initial.value,
    [used]: '108.9',
  });
  const client = await aClient(test.database, { name: 'Cèdre Habitat' });
  const lines = [
    aLine({ price: '12000.00' }),
    aLine({ label: 'Sauvegarde', price: '50.00', quantity: '2' }),
    aLine({ label: 'Fixé à la main', price: '900.00' }),
  ];
  const conditions = { revision: { ...referenceRevision, initial } };
  const draft = aDraft(client.id, { start, lines, conditions });
  const { body } = await author.post('/api/contracts').send(draft).expect(201);
  await author
    .post(`/api/contracts/${body.id}/activation`)
    .send({ signedOn: start, version: body.version })
    .expect(200);
  campaignId = (await author.post('/api/price-campaigns').send({ year }).expect(201)).body.id;
  await worker.all();
});
afterAll(() => test.stop());

const detail = async () => (await author.get(`/api/price-campaigns/${campaignId}`).expect(200)).body;
const linesOf = async (query: object = {}) =>
  (await author.get(`/api/price-campaigns/${campaignId}/lines`).query(query).expect(200)).body.items;
async function act(act: string, agent = author): Promise<void> {
  const { version } = await detail();
  await agent.post(`/api/price-campaigns/${campaignId}/acts`).send({ act, version }).expect(200);
}
async function type(value: string | null): Promise<void> {
  const { body } = await author.get(`/api/index-series/${seriesId}`).expect(200);
  const replaces = (body as IndexSeriesPage).values.find(({ period }) => period === used)?.id ?? null;
  const path = `/api/index-series/${seriesId}/values/${used}`;
  if (value === null) {
    await author.post(`${path}/withdrawal`).send({ reason: 'Faute de frappe' }).expect(200);
    return;
  }
  const said = { value, provisional: false, publishedOn: `${year - 1}-12-14`, sourceNote: 'insee.fr' };
  await author
    .put(path)
    .send({ ...said, replaces })
    .expect(200);
}
/** The jobs that wait, as a worker does them, each twice: the second time it is done already. */
async function corrected(): Promise<void> {
  const jobs = await test.database.query<{ id: string; payload: unknown }>(
    "SELECT id, payload FROM outbox WHERE job = 'price-campaign.correct' AND done_at IS NULL ORDER BY id",
  );
  const work = test.app.get(CorrectCampaigns, { strict: false });
  for (const { id, payload } of [...jobs, ...jobs]) {
    const finish: FinishOnce = async (tx) =>
      (await tx.execute('UPDATE outbox SET done_at = NOW(3) WHERE id = ? AND done_at IS NULL', [id])) === 1;
    const changed = typeof payload === 'string' ? JSON.parse(payload) : payload;
    await work.execute(changed as DomainEventPayload<'index.value-changed'>, finish);
  }
}
const told = async () =>
  (await Promise.all(people.map(({ email }) => mailsTo(test, email)))).map((mails) => mails.length);

describe('a value that is corrected after a campaign has used it', () => {
  it('is told to accounting once, and a regularisation of each line is proposed; nothing issued changes', async () => {
    const lines = await linesOf();
    const byHand = lines.find(({ label }: { label: string }) => label === 'Fixé à la main');
    await author
      .put(`/api/price-campaigns/${campaignId}/lines/${byHand.id}`)
      .send({ act: 'price', price: '910.00', reason: 'Geste', version: byHand.version })
      .expect(200);
    await act('submit');
    await act('approve', await signedIn(test, people[1]!));
    await act('apply');
    await worker.all();
    const before = await linesOf();
    await type('109.2');
    await corrected();
    expect(await told()).toEqual([1, 1]);
    const [mail] = await mailsTo(test, people[1]!.email);
    expect(mail?.text).toMatch(/passe de 108,9 à 109,2[^]*1 contrat, 34,4\d/);
    // 12000 × 109.2 / 105.3 and 50 × 109.2 / 105.3, each to the cent.
    expect(await linesOf({ show: 'corrected' })).toMatchObject([
      { newPrice: '12410.26', corrected: { price: '12444.44', difference: '34.18' } },
      { newPrice: '51.71', corrected: { price: '51.85', amount: '103.70', difference: '0.28' } },
    ]);
    expect((await detail()).corrections).toMatchObject([
      { period: used, before: '108.9', after: '109.2', contracts: 1, lines: 2, difference: '34.46' },
    ]);
    const bare = (rows: { corrected: unknown }[]) => rows.map(({ corrected: _corrected, ...row }) => row);
    expect(bare(await linesOf())).toEqual(bare(before));
    const csv = (
      await author.get(`/api/price-campaigns/${campaignId}/export`).query({ show: 'corrected' }).expect(200)
    ).text;
    expect(csv).toContain('Régularisation annuelle HT');
    expect(csv).toContain('34,18');
  });

  it('and once more, takes the place of the first; withdrawn, waits for the right one; back again, asks for nothing', async () => {
    await type('109.5');
    await corrected();
    expect((await detail()).corrections).toMatchObject([{ before: '108.9', after: '109.5', lines: 2 }]);
    expect(await told()).toEqual([2, 2]);
    await type(null);
    await corrected();
    expect((await detail()).corrections).toMatchObject([{ after: null, lines: 0, difference: '0.00' }]);
    expect(await told()).toEqual([3, 3]);
    await type('108.9');
    await corrected();
    expect((await detail()).corrections).toEqual([]);
    expect(await linesOf({ show: 'corrected' })).toEqual([]);
    expect(await told()).toEqual([3, 3]);
  });
});
