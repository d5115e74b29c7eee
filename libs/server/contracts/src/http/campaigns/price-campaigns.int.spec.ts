import { aClient, aContact, aStaff, mailsTo, signedIn, type TestApp } from '@vigie/directory/testing';
import { campaignYearOn, localDateOf } from '@vigie/rules';
import { referenceRevision } from '@vigie/wire';
import type { Agent } from 'supertest';
import { CampaignWorker } from '../../testing/campaign-worker';
import { startContractApp } from '../../testing/contract-app';
import { aDraft, aLine } from '../../testing/contracts';
import { PlainLetters } from '../../testing/plain-letters';
import { aSeries, aValue, manyContracts } from '../../testing/revised-contracts';

const year = Number(localDateOf(new Date().toISOString(), 'Europe/Paris').slice(0, 4));
const start = `${year - 2}-01-01`;
const initial = { period: `${year - 3}-Q3`, value: '105.3' };
const clause = { ...referenceRevision, initial };

let test: TestApp;
let author: Agent;
let second: Agent;
let worker: CampaignWorker;
let seriesId: string;
let clientId: string;
let contractId: string;
let managerEmail: string;
beforeAll(async () => {
  test = await startContractApp('price_campaigns');
  const people = { roles: ['accounting' as const] };
  author = await signedIn(test, await aStaff(test.database, { ...people, name: 'Isabelle Fontaine' }));
  second = await signedIn(test, await aStaff(test.database, { ...people, name: 'Marc Petit' }));
  worker = new CampaignWorker(test);
  seriesId = await aSeries(test.database, referenceRevision.series, {
    [initial.period]: initial.value,
    [`${year - 1}-Q3`]: '108.9',
  });
  clientId = (await aClient(test.database, { name: 'Cèdre Habitat' })).id;
  managerEmail = (await aContact(test.database, { clientId, roles: ['approver'] })).email;
  await aContact(test.database, { clientId, roles: ['requester'] });
  contractId = await signed({
    lines: [aLine({ price: '12000.00' }), aLine({ label: 'Sauvegarde', price: '100.00' })],
  });
});
afterAll(() => test.stop());

async function signed(values: Parameters<typeof aDraft>[1], client = clientId): Promise<string> {
  const draft = aDraft(client, { start, ...values, conditions: { revision: clause, ...values?.conditions } });
  const { body } = await author.post('/api/contracts').send(draft).expect(201);
  await author
    .post(`/api/contracts/${body.id}/activation`)
    .send({ signedOn: start, version: body.version })
    .expect(200);
  return body.id;
}
const detail = async (id: string, agent = author) =>
  (await agent.get(`/api/price-campaigns/${id}`).expect(200)).body;
async function open(which = year): Promise<string> {
  const { body } = await author.post('/api/price-campaigns').send({ year: which }).expect(201);
  return body.id;
}
async function act(id: string, act: string, more: object = {}, agent = author, status = 200) {
  const { version } = await detail(id);
  return (
    await agent
      .post(`/api/price-campaigns/${id}/acts`)
      .send({ act, version, ...more })
      .expect(status)
  ).body;
}
async function linesOf(id: string, query: object = {}) {
  const { body } = await author
    .get(`/api/price-campaigns/${id}/lines`)
    .query({ limit: 200, ...query })
    .expect(200);
  return body.items;
}
async function approved(id: string): Promise<void> {
  await act(id, 'submit');
  await act(id, 'approve', {}, second);
}
async function undone(id: string): Promise<void> {
  await act(id, 'undo', { reason: 'Essai' });
  await worker.all();
}
const pricesOf = (id: string) =>
  test.database.query<{ unit: string; validFrom: string; origin: string; withdrawn: Date | null }>(
    `SELECT p.unit_cents AS unit, p.valid_from AS validFrom, p.origin, p.withdrawn_at AS withdrawn
       FROM contract_price p WHERE p.contract_id = ? ORDER BY p.line_id, p.id`,
    [id],
  );

describe('the price revision of a year', () => {
  let id: string;

  it('proposes the year that is at hand', async () => {
    const { body } = await author.get('/api/price-campaigns').expect(200);
    const atHand = campaignYearOn(localDateOf(new Date().toISOString(), 'Europe/Paris'));
    expect(body).toMatchObject({ years: [year, year + 1], proposed: atHand });
  });

  it('is opened once, and computes a line for every line of every contract', async () => {
    const bare = await signed({ conditions: { revision: null }, label: 'Sans clause' });
    id = await open();
    expect(await detail(id)).toMatchObject({
      state: 'opening',
      progress: { phase: 'contracts', done: 0, total: 2 },
    });
    const again = await author.post('/api/price-campaigns').send({ year }).expect(422);
    expect(again.body).toMatchObject({ code: 'price-campaign.year-taken' });
    const left = await author.get('/api/price-campaigns').expect(200);
    expect(left.body).toMatchObject({ years: [year + 1] });
    expect(left.body.proposed).not.toBe(year);
    await worker.all();
    expect(await detail(id)).toMatchObject({
      state: 'draft',
      progress: null,
      totals: {
        contracts: 2,
        revised: 1,
        lines: 3,
        oldAmount: '12100.00',
        newAmount: '12513.68',
        difference: '413.68',
        percent: '3.42',
        average: '413.68',
      },
      exceptions: [{ exception: 'clause-missing', contracts: 1 }],
      indexes: [{ series: referenceRevision.series, value: { period: `${year - 1}-Q3`, value: '108.9' } }],
      valuesChanged: false,
    });
    const lines = await linesOf(id);
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatchObject({
      basePrice: '12000.00',
      oldPrice: '12000.00',
      newPrice: '12410.26',
      coefficient: '1.0341880342',
      baseIndex: initial,
      difference: '410.26',
      percent: '3.42',
    });
    expect(await linesOf(id, { exception: 'clause-missing' })).toMatchObject([{ contract: { id: bare } }]);
    expect(await linesOf(id, { q: 'cèdre', show: 'revised' })).toHaveLength(2);
    expect(await linesOf(id, { q: 'nobody' })).toEqual([]);
  });

  it('shows where a price comes from, for ever', async () => {
    const [line] = await linesOf(id);
    const { body } = await author.get(`/api/price-campaigns/${id}/lines/${line.id}`).expect(200);
    expect(body).toMatchObject({
      unrounded: '12410.256410',
      evidence: {
        base: { series: referenceRevision.series, ...initial },
        now: { value: '108.9', provisional: false, sourceNote: 'Journal officiel', sha256: null },
        coefficient: '1.0341880342',
        roundOn: 'unit-price',
      },
    });
    await author.get(`/api/price-campaigns/${id}/lines/999999`).expect(404);
    for (const path of ['lines', 'export', 'letters', 'letters.pdf'])
      await author.get(`/api/price-campaigns/999999/${path}`).expect(404);
  });

  it('tries another value without keeping it', async () => {
    const trial = { series: referenceRevision.series, period: `${year - 1}-Q4`, value: '110.0' };
    const { body } = await author.post(`/api/price-campaigns/${id}/trials`).send(trial).expect(200);
    expect(body).toMatchObject({
      before: { newAmount: '12513.68' },
      after: { newAmount: '12640.07', revised: 1 },
    });
    expect(await detail(id)).toMatchObject({ totals: { newAmount: '12513.68' } });
    const unknown = { ...trial, series: 'nobody' };
    const refused = await author.post(`/api/price-campaigns/${id}/trials`).send(unknown).expect(422);
    expect(refused.body).toMatchObject({ code: 'price-campaign.series-unknown' });
    await author
      .post(`/api/price-campaigns/${id}/trials`)
      .send({ ...trial, value: '0' })
      .expect(422);
    await author
      .post(`/api/price-campaigns/${id}/trials`)
      .send({ ...trial, value: 'cent' })
      .expect(422);
  });

  it('lets a line be put by hand or left out with a reason, and computes around it', async () => {
    const [first, other] = await linesOf(id, { show: 'revised' });
    const put = (line: { id: string }, body: object, status = 200) =>
      author.put(`/api/price-campaigns/${id}/lines/${line.id}`).send(body).expect(status);
    const { body } = await put(first, { act: 'price', price: '12300.00', reason: 'Geste', version: 1 });
    expect(body).toMatchObject({
      newPrice: '12300.00',
      computedPrice: '12410.26',
      byHand: { kind: 'price' },
    });
    expect((await put(first, { act: 'restore', version: 1 }, 409)).body).toMatchObject({
      code: 'version.conflict',
    });
    const third = await put(first, { act: 'price', price: '12.345', reason: 'Geste', version: 2 }, 422);
    expect(third.body).toMatchObject({ code: 'price-campaign.price-invalid' });
    await put(first, { act: 'exclude', version: 2 }, 422);
    await put(other, { act: 'exclude', reason: 'Offert', version: 1 });
    const [bare] = await linesOf(id, { show: 'exceptions' });
    const uncomputed = await put(bare, { act: 'price', price: '1.00', reason: 'x', version: 1 }, 422);
    expect(uncomputed.body).toMatchObject({ code: 'price-campaign.line-not-computed' });
    await act(id, 'refresh');
    await worker.all();
    expect(await detail(id)).toMatchObject({
      totals: { byHand: 2, excluded: 1, newAmount: '12300.00', difference: '300.00' },
    });
    const [kept] = await linesOf(id, { show: 'by-hand' });
    expect(kept).toMatchObject({
      newPrice: '12300.00',
      byHand: { reason: 'Geste', by: 'Isabelle Fontaine' },
    });
  });

  it('is approved by somebody else than who prepared it', async () => {
    expect(await act(id, 'approve', {}, second, 422)).toMatchObject({ code: 'price-campaign.wrong-state' });
    await act(id, 'submit');
    expect(await detail(id)).toMatchObject({ approval: 'author', submitted: { by: 'Isabelle Fontaine' } });
    for (const alone of [false, true])
      expect(await act(id, 'approve', { alone }, author, 422)).toMatchObject({
        code: 'price-campaign.author-approves',
      });
    expect(await detail(id, second)).toMatchObject({ approval: 'allowed' });
    const approval = await act(id, 'approve', {}, second);
    expect(approval).toMatchObject({ state: 'approved', approved: { by: 'Marc Petit', alone: false } });
    const reader = await signedIn(test, await aStaff(test.database, { roles: ['compliance'] }));
    await reader.get(`/api/price-campaigns/${id}`).expect(200);
    await reader.post(`/api/price-campaigns/${id}/acts`).send({ act: 'apply', version: 9 }).expect(403);
  });

  it('is applied as it was shown, and writes to the management of the client once', async () => {
    await act(id, 'apply');
    await worker.all();
    expect(await detail(id)).toMatchObject({ state: 'applied', letters: { sent: 1, byPost: 0 } });
    expect(await pricesOf(contractId)).toEqual([
      { unit: '1200000', validFrom: start, origin: 'initial', withdrawn: null },
      { unit: '1230000', validFrom: `${year}-01-01`, origin: 'revision', withdrawn: null },
      { unit: '10000', validFrom: start, origin: 'initial', withdrawn: null },
    ]);
    const contract = (await author.get(`/api/contracts/${contractId}`).expect(200)).body;
    expect(contract.lines[0].current).toMatchObject({
      price: '12300.00',
      basePrice: '12000.00',
      origin: 'revision',
    });
    expect(await mailsTo(test, managerEmail)).toHaveLength(1);
    const { items } = (await author.get(`/api/price-campaigns/${id}/letters`).expect(200)).body;
    expect(items).toMatchObject([{ client: { name: 'Cèdre Habitat' }, recipients: 1 }]);
    const printed = await author.get(`/api/price-campaigns/${id}/letters.pdf`).buffer().expect(200);
    expect(Buffer.from(printed.body).toString()).toContain('1230000');
  });

  it('is told on the portal, to the management of that client only', async () => {
    const manager = await signedIn(test, { email: managerEmail });
    const { items } = (await manager.get('/api/portal/price-letters').expect(200)).body;
    expect(items).toMatchObject([{ year, effectiveOn: `${year}-01-01`, counts: true }]);
    await manager.get(`/api/price-letters/${items[0].id}/pdf`).expect(200);
    const stranger = await signedIn(test, await aContact(test.database, { roles: ['approver'] }));
    await stranger.get(`/api/price-letters/${items[0].id}/pdf`).expect(404);
    const requester = await signedIn(test, await aContact(test.database, { clientId, roles: ['requester'] }));
    await requester.get('/api/portal/price-letters').expect(403);
  });

  it('has a journal: who did what, and why', async () => {
    const { body } = await second.get(`/api/price-campaigns/${id}/journal`).expect(200);
    const deeds = body.items.map(({ deed }: { deed: string }) => deed);
    expect(deeds.at(-1)).toBe('opened');
    expect(deeds[0]).toBe('applied');
    expect(deeds).toEqual(expect.arrayContaining(['computed', 'submit', 'approve', 'apply', 'line-price']));
    const byHand = body.items.find(({ deed }: { deed: string }) => deed === 'line-price');
    expect(byHand).toMatchObject({
      actor: 'Isabelle Fontaine',
      line: { client: 'Cèdre Habitat' },
      data: { computed: '12410.26' },
    });
    expect(byHand.reason).toEqual(expect.any(String));
    await author.get('/api/price-campaigns/999999/journal').expect(404);
  });

  it('is exported to the cent', async () => {
    const csv = (await author.get(`/api/price-campaigns/${id}/export`).query({ show: 'revised' }).expect(200))
      .text;
    const [head, row, ...rest] = csv.trim().split('\r\n');
    expect(rest).toEqual([]);
    const cells = Object.fromEntries(
      (head ?? '').split(';').map((title, index) => [title, row?.split(';')[index]]),
    );
    expect(cells).toMatchObject({
      Client: 'Cèdre Habitat',
      'Prix calculé HT': '12410,26',
      'Nouveau prix HT': '12300,00',
      'Écart annuel HT': '300,00',
      Motif: 'Geste',
    });
  });

  it('is undone without editing history, and the client is told', async () => {
    await undone(id);
    expect(await detail(id)).toMatchObject({ state: 'undone', undone: { reason: 'Essai' } });
    const prices = await pricesOf(contractId);
    expect(prices.map(({ origin, withdrawn }) => [origin, withdrawn === null])).toEqual([
      ['initial', true],
      ['revision', false],
      ['initial', true],
    ]);
    expect((await mailsTo(test, managerEmail))[0]?.subject).toMatch(/sans effet/);
    expect(await mailsTo(test, managerEmail)).toHaveLength(2);
    expect(await act(id, 'undo', { reason: 'x' }, author, 422)).toMatchObject({
      code: 'price-campaign.wrong-state',
    });
  });

  it('is opened anew after it was undone; other years are refused', async () => {
    const again = await open();
    await worker.all();
    expect(await detail(again)).toMatchObject({
      state: 'draft',
      totals: { byHand: 0, newAmount: '12513.68' },
    });
    for (const other of [year - 1, year + 2]) {
      const { body } = await author.post('/api/price-campaigns').send({ year: other }).expect(422);
      expect(body).toMatchObject({ code: 'price-campaign.year-refused' });
    }
  });
});

describe('what changes meanwhile', () => {
  const current = async () =>
    (await author.get('/api/price-campaigns').expect(200)).body.items[0].id as string;

  it('a value that was published since is told, and refused until it is computed again', async () => {
    const id = await current();
    await aValue(test.database, seriesId, [`${year - 1}-Q2`, '107.0']);
    expect(await detail(id)).toMatchObject({ valuesChanged: true });
    expect(await act(id, 'submit', {}, author, 422)).toMatchObject({ code: 'price-campaign.values-changed' });
    await act(id, 'refresh');
    await worker.all();
    expect(await detail(id)).toMatchObject({
      state: 'draft',
      valuesChanged: false,
      totals: { newAmount: '12513.68' },
    });
  });

  it('a contract that was changed since is set aside as a whole', async () => {
    const id = await current();
    const other = await signed({ lines: [aLine({ price: '500.00' }), aLine({ price: '700.00' })] });
    await act(id, 'refresh');
    await worker.all();
    await approved(id);
    await test.database.execute("UPDATE contract SET state = 'terminating' WHERE id = ?", [other]);
    await act(id, 'apply');
    await worker.all();
    expect(await linesOf(id, { exception: 'contract-changed' })).toHaveLength(2);
    expect((await pricesOf(other)).map(({ origin }) => origin)).toEqual(['initial', 'initial']);
    expect((await pricesOf(contractId)).filter(({ withdrawn }) => withdrawn === null)).toHaveLength(4);
  });

  it('prices that something was agreed upon are no longer undone', async () => {
    const id = await current();
    await test.database.execute(
      `INSERT INTO contract_price (line_id, contract_id, valid_from, unit_cents, quantity, base_cents, agreed_on, origin)
       SELECT line_id, contract_id, CURRENT_DATE, 1, 1, 1, CURRENT_DATE, 'amendment' FROM contract_price
        WHERE contract_id = ? AND origin = 'revision' AND withdrawn_at IS NULL LIMIT 1`,
      [contractId],
    );
    expect(await act(id, 'undo', { reason: 'x' }, author, 422)).toMatchObject({
      code: 'price-campaign.prices-used',
    });
    await test.database.execute("DELETE FROM contract_price WHERE origin = 'amendment' AND contract_id = ?", [
      contractId,
    ]);
    await undone(id);
  });
});

describe('a worker that is killed', () => {
  const many = 900;
  it('loses and doubles nothing: same lines, same prices, each letter once', async () => {
    const clients = [];
    for (let count = 0; count < 25; count += 1) {
      const client = await aClient(test.database);
      clients.push(await aContact(test.database, { clientId: client.id, roles: ['approver'] }));
      await manyContracts(test.database, { clientId: client.id, count: many / 25, lines: 2, start }, clause);
    }
    const id = await open();
    await worker.dies();
    await worker.step();
    await worker.dies();
    await worker.all();
    const { totals } = await detail(id);
    expect(totals).toMatchObject({ contracts: many + 3, lines: many * 2 + 5 });
    const shown = await finals(id);
    await approved(id);
    await act(id, 'apply');
    await worker.step();
    await worker.dies();
    while ((await detail(id)).state === 'applying') await worker.step();
    let drawn = 0;
    PlainLetters.before = () => {
      drawn += 1;
      if (drawn === 3) throw new Error('killed');
    };
    await expect(worker.step()).rejects.toThrow('killed');
    await worker.dies();
    await worker.all();
    expect(await detail(id)).toMatchObject({ state: 'applied', totals, letters: { sent: 26 } });
    const applied = await test.database.query(
      `SELECT p.line_id AS lineId, p.unit_cents AS unit FROM contract_price p
        WHERE p.origin = 'revision' AND p.withdrawn_at IS NULL ORDER BY p.line_id`,
    );
    expect(applied).toEqual(shown);
    for (const { email } of clients) expect(await mailsTo(test, email)).toHaveLength(1);
    const [files] = await test.database.query<{ n: string }>(
      'SELECT COUNT(*) AS n FROM price_campaign_letter t JOIN stored_file f ON f.id = t.file_id WHERE t.campaign_id = ?',
      [id],
    );
    expect(Number(files?.n)).toBe(26);
    await act(id, 'undo', { reason: 'Essai' });
    await worker.step();
    await worker.dies();
    await worker.all();
    expect(await finals(id)).toEqual(shown);
    const left = await test.database.query(
      "SELECT id FROM contract_price WHERE origin = 'revision' AND withdrawn_at IS NULL",
    );
    expect(left).toEqual([]);
    for (const { email } of clients) expect(await mailsTo(test, email)).toHaveLength(2);
  });

  const finals = (id: string) =>
    test.database.query(
      `SELECT line_id AS lineId, final_cents AS unit FROM price_campaign_line
        WHERE campaign_id = ? AND final_cents IS NOT NULL ORDER BY line_id`,
      [id],
    );
});

describe('a campaign of the year to come', () => {
  it('waits for its day, and goes back to review when a value comes before it', async () => {
    const id = await open(year + 1);
    await worker.all();
    await approved(id);
    expect(await act(id, 'apply')).toMatchObject({ state: 'scheduled' });
    expect(await act(id, 'reopen')).toMatchObject({ state: 'draft', approved: null, submitted: null });
    await approved(id);
    await act(id, 'apply');
    const { ApplyDueCampaigns } = await import('../../use-cases/campaigns/apply-due-campaigns');
    const due = test.app.get(ApplyDueCampaigns, { strict: false });
    const [soon] = await due.upcoming(800 * 86_400_000, 10);
    expect(soon).toMatchObject({ id, at: new Date(`${year}-12-31T23:00:00Z`) });
    await due.fire(id);
    expect(await detail(id)).toMatchObject({ state: 'scheduled' });
    expect(await due.overdue(0, 10)).toEqual([]);
    await test.database.execute('UPDATE price_campaign SET effective_on = ? WHERE id = ?', [
      `${year}-01-01`,
      id,
    ]);
    expect(await due.overdue(0, 10)).toEqual([id]);
    await aValue(test.database, seriesId, [`${year - 1}-Q1`, '106.0']);
    await due.fire(id);
    expect(await detail(id)).toMatchObject({ state: 'draft', heldBack: 'values-changed' });
    await act(id, 'refresh');
    await worker.all();
    await approved(id);
    await act(id, 'reopen');
    await approved(id);
    await test.database.execute("UPDATE price_campaign SET state = 'scheduled' WHERE id = ?", [id]);
    await due.fire(id);
    await due.fire(id);
    await worker.all();
    expect(await detail(id)).toMatchObject({ state: 'applied', appliedBy: 'Vigie' });
    await undone(id);
  });

  it('is approved by its author, twice confirmed, where nobody else could', async () => {
    await test.database.execute("UPDATE person SET active = 0 WHERE name = 'Marc Petit'");
    const id = await open(year + 1);
    await worker.all();
    await act(id, 'submit');
    expect(await detail(id)).toMatchObject({ approval: 'alone' });
    expect(await act(id, 'approve', {}, author, 422)).toMatchObject({ code: 'price-campaign.confirm-alone' });
    expect(await act(id, 'approve', { alone: true })).toMatchObject({
      state: 'approved',
      approved: { alone: true },
    });
  });
});
