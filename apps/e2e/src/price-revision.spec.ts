import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createConnection, type Connection } from 'mysql2/promise';
import type { Page } from 'playwright-core';
import { ApiClient } from './api';
import { desk, phone, RealBrowser, seriousFindings, signIn } from './browser';
import { Product } from './product';
import { readText } from './read-pdf';

const year = new Date().getFullYear();
const series = '010562768';
const base = 'Base 100 au T2 2017';
/** What the demonstration agreed with Acme, per unit. */
const acme = [1_241_026n, 23_400n, 24_720n, 189_000n, 4_320n];

/** I0 in tenths. */
const before = 1186n;
/** `P0 × I / I0` in cents, rounded half up, without the product's own arithmetic. */
function revised(cents: bigint, value: string): bigint {
  const [whole = '', fraction = ''] = value.split('.');
  const [now, scale] = [BigInt(whole + fraction), 10n ** BigInt(fraction.length)];
  const [top, bottom] = [cents * now * 10n, before * scale];
  return (top * 2n + bottom) / (bottom * 2n);
}
const euros = (cents: bigint) => `${cents / 100n},${String(cents % 100n).padStart(2, '0')}`;
const french = (value: string) => value.replace('.', ',');
const plain = (text: string) => text.replace(/\s+/g, ' ');

interface Campaign {
  id: string;
  state: string;
  version: number;
  progress: { done: number; total: number } | null;
  totals: { revised: number; newAmount: string };
}

describe('the year of accounting, in a real browser', () => {
  let product: Product;
  let browser: RealBrowser;
  let database: Connection;
  let page: Page;
  let campaignId: string;
  let taken: { period: string; value: string };

  beforeAll(async () => {
    product = await Product.start('price_revision');
    browser = await RealBrowser.open(product);
    database = await createConnection({
      uri: product.databaseUrl,
      bigNumberStrings: true,
      supportBigNumbers: true,
    });
    taken = await readIndex();
    page = await browser.window(desk);
    await signIn(page, 'console', 'compta@vigie.test');
  });
  afterAll(async () => {
    await database.end();
    await browser.close();
    await product.stop();
  });

  const rows = async <T>(sql: string, parameters: unknown[] = []) =>
    (await database.query(sql, parameters))[0] as unknown as T[];

  /** The value that counts on the first of January, as the product has read it. */
  async function readIndex(): Promise<{ period: string; value: string }> {
    const [value] = await rows<{ period: string; value: string }>(
      `SELECT v.period, v.value FROM index_value v JOIN index_series s ON s.id = v.series_id AND v.base = s.base
        WHERE s.code = ? AND v.is_current = 1 AND v.published_on <= ? ORDER BY v.period DESC LIMIT 1`,
      [series, `${year}-01-01`],
    );
    if (!value) throw new Error('the demonstration has no index');
    return value;
  }

  const inDialog = (name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true });
  async function until(state: string, id = campaignId): Promise<Campaign> {
    const api = await ApiClient.signIn(product, 'compta@vigie.test');
    for (let tries = 0; tries < 600; tries += 1) {
      const campaign = await api.json<Campaign>('GET', `/api/price-campaigns/${id}`);
      if (campaign.state === state && campaign.progress === null) return campaign;
      await sleep(100);
    }
    throw new Error(`the campaign is not ${state}`);
  }

  it('the campaign of the year is opened: prices, index and exceptions by name', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('v');
    await page.waitForURL(/price-revision$/);
    await page.getByText('Aucune campagne').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: `Ouvrir la campagne ${year}` }).click();
    await page.waitForURL(/price-revision\/\d+$/);
    campaignId = /\d+$/.exec(page.url())?.[0] ?? '';
    await page.getByRole('heading', { level: 1, name: `Révision des prix au 1er janvier ${year}` }).waitFor();
    await page.getByRole('button', { name: 'Soumettre à l’approbation' }).waitFor();
    const quarter = `T${taken.period.slice(-1)}\\s${taken.period.slice(0, 4)}`;
    await page.getByText(new RegExp(`${quarter} : ${french(taken.value)}`)).waitFor();
    const row = page.getByRole('row').filter({ hasText: 'Infogérance du siège' });
    await row
      .getByText(new RegExp(euros(revised(acme[0] ?? 0n, taken.value)).replace(/^(\d+)(\d{3}),/, '$1\\s$2,')))
      .waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('link', { name: 'Les voir' }).click();
    await page.waitForURL(/show=exceptions/);
    await page
      .getByRole('row')
      .filter({ hasText: 'Cèdre Habitat' })
      .getByText('Contrat dénoncé')
      .first()
      .waitFor();
    await page
      .getByRole('row')
      .filter({ hasText: 'Anne Perrin' })
      .getByText('Sans clause de révision')
      .waitFor();
    await page.getByRole('link', { name: 'Toutes', exact: true }).click();
  });

  it('each price opens its computation, and one is put by hand with a reason', async () => {
    await page.getByRole('searchbox', { name: /un client, un contrat/ }).fill('acme');
    await page.waitForURL(/q=acme/);
    await page.getByRole('button', { name: /^Calcul, Acme SAS, Infogérance du siège/ }).click();
    const panel = page.getByRole('dialog');
    await panel.getByText(new RegExp(`12\\s410,26\\s€ × ${french(taken.value)} / 118,6`)).waitFor();
    await panel.getByText('Empreinte de la réponse d’origine').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await panel.getByLabel('Autre prix unitaire HT').fill('12700,00');
    await panel.getByLabel('Motif').fill('Geste convenu au téléphone');
    await inDialog('Fixer ce prix').click();
    await panel.waitFor({ state: 'hidden' });
    await page.getByRole('link', { name: /^Modifiées à la main/ }).click();
    await page.waitForURL(/by-hand/);
    await page.getByText(/prix fixé, calculé/).waitFor();
    await page.getByRole('button', { name: 'Essayer une autre valeur' }).click();
    await page.getByRole('dialog').getByLabel('Valeur').fill('125,1');
    await inDialog('Recalculer les totaux').click();
    await page.getByRole('dialog').getByText('De l’une à l’autre').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  });

  it('a second person approves, and the prices are applied', async () => {
    await page.getByRole('button', { name: 'Soumettre à l’approbation' }).click();
    await inDialog('Soumettre à l’approbation').click();
    await page.getByText(/Une autre personne approuve/).waitFor();
    expect(await page.getByRole('button', { name: 'Approuver', exact: true }).count()).toBe(0);
    const second = await browser.window(desk);
    await signIn(second, 'console', 'compta2@vigie.test');
    await second.goto(`/console/price-revision/${campaignId}`);
    await second.getByRole('button', { name: 'Approuver', exact: true }).click();
    await second.getByRole('dialog').getByRole('button', { name: 'Approuver', exact: true }).click();
    await second.getByText(/Approuvée par Thomas Leroy/).waitFor();
    await page.getByRole('button', { name: 'Appliquer', exact: true }).click();
    await inDialog('Appliquer').click();
    await until('applied');
    await page.getByRole('button', { name: 'Annuler la campagne' }).waitFor();
    await page.getByText('Lettres envoyées').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('letters say the whole computation, by mail, on the portal and for the printer', async () => {
    const api = await ApiClient.signIn(product, 'compta@vigie.test');
    const answer = await api.send('GET', `/api/price-campaigns/${campaignId}/letters.pdf`);
    const printed = plain(readText(Buffer.from(await answer.arrayBuffer())));
    for (const part of ['Acme SAS', `12 410,26 € × ${french(taken.value)} / 118,6`, '12 700,00 €', series])
      expect(printed).toContain(part);
    const own = await browser.window(phone);
    await signIn(own, 'portal', 'direction@acme.test');
    const download = own.waitForEvent('download');
    await own.getByRole('link', { name: /Vos prix sont révisés le/ }).click();
    expect((await download).suggestedFilename()).toBe(`revision-des-prix-${year}.pdf`);
    const letter = plain(readText(readFileSync(await (await download).path())));
    expect(letter).toContain('Prix convenu avec vous');
    expect(letter).not.toContain('Borel');
    expect(await seriousFindings(own)).toEqual([]);
    expect(mailsTo('direction@acme.test')).toBe(1);
    await own.goto('/portal/contrats');
    await own.getByRole('link', { name: /Lettre de révision au/ }).waitFor();
    expect(await seriousFindings(own)).toEqual([]);
  });

  const mailsTo = (address: string) => {
    const folder = path.join(product.dataDir, 'mail/out');
    const names = readdirSync(folder).filter((name) => name.endsWith('.eml'));
    const mails = names.map((name) => readFileSync(path.join(folder, name), 'utf8'));
    return mails.filter((mail) => mail.includes(`To: ${address}`) && mail.includes('price-campaign-')).length;
  };

  it('the export is exact to the cent', async () => {
    const api = await ApiClient.signIn(product, 'compta@vigie.test');
    const csv = await (await api.send('GET', `/api/price-campaigns/${campaignId}/export?q=acme`)).text();
    const [head = '', ...lines] = csv.trim().split('\r\n');
    const titles = head.replace('\ufeff', '').split(';');
    const cells = (title: string) => lines.map((line) => line.split(';')[titles.indexOf(title)]);
    expect(cells('Prix calculé HT')).toEqual(acme.map((cents) => euros(revised(cents, taken.value))));
    expect(cells('Nouveau prix HT')[0]).toBe('12700,00');
    const applied = await rows<{ unit: string }>(
      "SELECT unit_cents AS unit FROM contract_price WHERE origin = 'revision' AND contract_id = (SELECT id FROM contract WHERE reference LIKE 'ACME-%') ORDER BY line_id",
    );
    expect(applied.map(({ unit }) => unit)).toEqual([
      '1270000',
      ...acme.slice(1).map((cents) => String(revised(cents, taken.value))),
    ]);
  });

  it('the campaign is undone: the prices before count again, and the client is told', async () => {
    await page.getByRole('button', { name: 'Annuler la campagne' }).click();
    await page.getByRole('dialog').getByLabel('Motif').fill('Erreur sur un avenant');
    await inDialog('Annuler la campagne').click();
    await until('undone');
    await page.getByText(/Annulée par Isabelle Fontaine/).waitFor();
    const [left] = await rows<{ n: string }>(
      "SELECT COUNT(*) AS n FROM contract_price WHERE origin = 'revision' AND withdrawn_at IS NULL",
    );
    expect(Number(left?.n)).toBe(0);
    expect(browser.problems).toEqual([]);
  });

  it('a scheduled campaign is applied on its day although workers are killed', async () => {
    await manyContracts(1500);
    const author = await ApiClient.signIn(product, 'compta@vigie.test');
    const second = await ApiClient.signIn(product, 'compta2@vigie.test');
    const { id } = await author.json<Campaign>('POST', '/api/price-campaigns', { year });
    await product.killWorkers();
    product.startWorker();
    await until('draft', id);
    const act = async (who: ApiClient, name: string) => {
      const { version } = await who.json<Campaign>('GET', `/api/price-campaigns/${id}`);
      return who.json<Campaign>('POST', `/api/price-campaigns/${id}/acts`, { act: name, version });
    };
    await act(author, 'submit');
    await act(second, 'approve');
    // Scheduled before its day, which has come: the clock of the machine is not ours.
    await database.query("UPDATE price_campaign SET state = 'scheduled' WHERE id = ?", [id]);
    for (let tries = 0; tries < 600; tries += 1) {
      const [row] = await rows<{ done: number; state: string }>(
        'SELECT done, state FROM price_campaign WHERE id = ?',
        [id],
      );
      if (row?.state === 'applied' || (row?.state === 'applying' && row.done > 0)) break;
      await sleep(20);
    }
    await product.killWorkers();
    product.startWorker();
    await until('applied', id);
    const [counts] = await rows<{ shown: string; prices: string; letters: string; clients: string }>(
      `SELECT (SELECT COUNT(*) FROM price_campaign_line WHERE campaign_id = ? AND final_cents IS NOT NULL) AS shown,
              (SELECT COUNT(*) FROM contract_price p JOIN price_campaign_line l ON l.price_id = p.id
                WHERE l.campaign_id = ? AND p.unit_cents = l.final_cents AND p.withdrawn_at IS NULL) AS prices,
              (SELECT COUNT(*) FROM price_campaign_letter WHERE campaign_id = ?) AS letters,
              (SELECT COUNT(DISTINCT client_id) FROM price_campaign_line WHERE campaign_id = ? AND price_id IS NOT NULL) AS clients`,
      [id, id, id, id],
    );
    expect(Number(counts?.shown)).toBeGreaterThan(1500);
    expect(counts?.prices).toBe(counts?.shown);
    expect(counts?.letters).toBe(counts?.clients);
    const doubled = await rows(
      `SELECT line_id FROM contract_price WHERE origin = 'revision' AND withdrawn_at IS NULL
        GROUP BY line_id HAVING COUNT(*) > 1`,
    );
    expect(doubled).toEqual([]);
    campaignId = id;
  });

  it('an index that is corrected later proposes a regularisation, and rewrites nothing', async () => {
    const api = await ApiClient.signIn(product, 'compta@vigie.test');
    const prices = () => rows('SELECT id, unit_cents, withdrawn_at FROM contract_price ORDER BY id');
    const issued = await prices();
    const value = (Number(taken.value) + 0.3).toFixed(1);
    const corrected = await fetch(`${product.inseeUrl}/__insee/series/${series}`, {
      method: 'PATCH',
      body: JSON.stringify({ observation: { period: taken.period, value } }),
    });
    expect(corrected.ok).toBe(true);
    const { items } = await api.json<{ items: { id: string; code: string }[] }>('GET', '/api/index-series');
    const known = items.find(({ code }) => code === series);
    await api.send('POST', `/api/index-series/${known?.id}/readings`);
    await page.goto(`/console/price-revision/${campaignId}`);
    await page.getByText(`corrigé de ${french(taken.value)} à ${french(value)}`).waitFor();
    await page
      .getByRole('region', { name: 'Journal' })
      .getByText('Indice corrigé après l’application')
      .waitFor();
    await page.getByRole('link', { name: 'Voir les lignes' }).click();
    await page.waitForURL(/show=corrected/);
    await page
      .getByText(/€\sà régulariser/)
      .first()
      .waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    expect(await prices()).toEqual(issued);
  });

  /** Copies of the first contract of the demonstration, with a line each. */
  async function manyContracts(count: number): Promise<void> {
    const [model] = await rows<{ id: string }>("SELECT id FROM contract WHERE reference LIKE 'ACME-%'");
    const from = 1_000_000;
    const numbers = `(SELECT a.n + 10 * b.n + 100 * c.n + 1000 * d.n AS n FROM
      ${['a', 'b', 'c', 'd'].map((name) => `(SELECT 0 AS n ${'UNION SELECT '.concat([1, 2, 3, 4, 5, 6, 7, 8, 9].join(' UNION SELECT '))}) ${name}`).join(', ')}) numbers`;
    const many = `FROM ${numbers} WHERE numbers.n < ${count}`;
    const [key = ''] = [model?.id];
    await database.query(
      `INSERT INTO contract (id, client_id, label, reference, state, client_kind, start_on, months, term, signed_on, created_at, updated_at, version)
       SELECT ${from} + n, k.client_id, CONCAT('Copie ', n), CONCAT('COPIE-', n), 'active', k.client_kind, k.start_on, k.months, k.term, k.signed_on, NOW(3), NOW(3), 1
         ${many.replace('WHERE', `JOIN contract k ON k.id = ${key} WHERE`)}`,
    );
    await database.query(
      `INSERT INTO contract_conditions (contract_id, client_id, valid_from, formula, weekend, notice_months, deadline_mode, suspension_days, objection_days, objection_kind, breach_hours, penalty_method, revision_series, revision)
       SELECT ${from} + n, k.client_id, k.valid_from, k.formula, k.weekend, k.notice_months, k.deadline_mode, k.suspension_days, k.objection_days, k.objection_kind, k.breach_hours, k.penalty_method, k.revision_series, k.revision
         ${many.replace('WHERE', `JOIN contract_conditions k ON k.contract_id = ${key} AND k.amendment_id IS NULL WHERE`)}`,
    );
    await database.query(
      `INSERT INTO contract_line (id, contract_id, client_id, position, label, part, billing)
       SELECT ${from} + n, ${from} + n, k.client_id, 0, 'Infogérance', 'managed-services', 'monthly'
         ${many.replace('WHERE', `JOIN contract k ON k.id = ${key} WHERE`)}`,
    );
    await database.query(
      `INSERT INTO contract_price (line_id, contract_id, valid_from, unit_cents, quantity, base_cents, base_series, base_name, base_period, base_value, agreed_on, origin)
       SELECT ${from} + n, ${from} + n, k.start_on, 10000 + n, 1, 10000 + n, '${series}', '${base}', '2024-Q3', '118.6', k.start_on, 'initial'
         ${many.replace('WHERE', `JOIN contract k ON k.id = ${key} WHERE`)}`,
    );
  }
});
