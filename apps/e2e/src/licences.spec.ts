import { randomUUID } from 'node:crypto';
import { createConnection, type Connection } from 'mysql2/promise';
import type { Page } from 'playwright-core';
import { ApiClient } from './api';
import { desk, phone, RealBrowser, seriousFindings, signIn } from './browser';
import { Product } from './product';

/** A client without a tenant, so that no reading changes what stands here. */
const borel = 'demandeur@borel.test';

describe('licences and templates by function, in a real browser', () => {
  let product: Product;
  let browser: RealBrowser;
  let database: Connection;
  let page: Page;
  let clientId: string;
  const premium = randomUUID();

  beforeAll(async () => {
    product = await Product.start('licences');
    browser = await RealBrowser.open(product);
    database = await createConnection({ uri: product.databaseUrl });
    const [rows] = await database.query('SELECT client_id AS id FROM person WHERE email = ?', [borel]);
    clientId = String((rows as { id: number }[])[0]?.id);
    await database.query(
      `INSERT INTO m365_licence (client_id, sku_id, name, enabled, consumed, renews_on)
       VALUES (?, ?, 'SPB', 12, 10, CURRENT_DATE + INTERVAL 20 DAY), (?, ?, 'FLOW_FREE', 100, 4, NULL)`,
      [clientId, premium, clientId, randomUUID()],
    );
    await database.query(
      `INSERT INTO m365_group (client_id, guid, name, kind, writable, licensing)
       VALUES (?, ?, 'Chantiers', 'team', 1, 0), (?, ?, 'Tous', 'list', 1, 0), (?, ?, 'Site de Lyon', 'group', 0, 0)`,
      [clientId, randomUUID(), clientId, randomUUID(), clientId, randomUUID()],
    );
    page = await browser.window(desk);
    await signIn(page, 'console', 'dispatch@vigie.test');
  });
  afterAll(async () => {
    await database.end();
    await browser.close();
    await product.stop();
  });

  it('a template is written from what the client has, and duplicated', async () => {
    await page.goto(`/console/clients/${clientId}`);
    await page.getByRole('link', { name: 'Modèles de poste' }).click();
    await page.waitForURL(/account-templates/);
    await page.getByText('Aucun modèle de poste').waitFor();
    await page.keyboard.press('c');
    await page.getByLabel('Fonction', { exact: true }).fill('Conducteur de travaux');
    await page.getByRole('checkbox', { name: /Business Premium/ }).check();
    await page.getByRole('checkbox', { name: /Chantiers/ }).check();
    expect(await page.getByRole('checkbox', { name: /Site de Lyon/ }).isDisabled()).toBe(true);
    await page.getByText(/Ses membres suivent une règle/).waitFor();
    await page.getByLabel('À faire à la main').fill('Préparer la tablette\nCommander les chaussures');
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByRole('button', { name: 'Conducteur de travaux', exact: true }).waitFor();
    await page.getByText('2 tâches').waitFor();
    await page.getByRole('button', { name: /Dupliquer/ }).click();
    expect(await page.getByLabel('Fonction', { exact: true }).inputValue()).toBe(
      'Conducteur de travaux (copie)',
    );
    expect(await page.getByRole('checkbox', { name: /Chantiers/ }).isChecked()).toBe(true);
    await page.getByLabel('Fonction', { exact: true }).fill('Conducteur de travaux');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText(/porte déjà ce nom/).waitFor();
    await page.getByLabel('Fonction', { exact: true }).fill('Grutier');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByRole('button', { name: 'Grutier', exact: true }).waitFor();
    await page.getByRole('button', { name: /Archiver.*Grutier/ }).click();
    await page.getByText('archivé', { exact: true }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('the client chooses a function on the portal, and is told of the notice before sending', async () => {
    const office = await browser.window(phone);
    await signIn(office, 'portal', borel);
    await office.goto('/portal/nouvelle-demande/arrivee');
    await office.getByLabel('Prénom').fill('Léo');
    await office.getByLabel('Nom', { exact: true }).fill('Marchand');
    await office.getByLabel('Fonction').fill('conduct');
    await office.getByRole('option', { name: /Conducteur de travaux/ }).waitFor();
    expect(await seriousFindings(office)).toEqual([]);
    expect(await office.getByRole('option').count()).toBe(1);
    await office.keyboard.press('ArrowDown');
    await office.keyboard.press('Enter');
    await office.getByText(/est rempli plus bas/).waitFor();
    await office.getByText(/préparer la tablette, commander les chaussures/).waitFor();
    expect(await office.getByLabel('Licence').inputValue()).toBe('Microsoft 365 Business Premium');
    await office.getByRole('button', { name: 'Retirer Chantiers' }).waitFor();
    await office.getByLabel('Équipes et groupes').fill('tou');
    await office.getByRole('option', { name: /Tous/ }).click();
    await office.getByRole('button', { name: 'Retirer Tous' }).waitFor();
    await office.getByLabel('Date d’arrivée').fill('demain');
    await office.getByText(/se prévoit une semaine à l’avance/).waitFor();
    await office.getByText(/laisse moins de 48\sheures/).waitFor();
    expect(await seriousFindings(office)).toEqual([]);
    await office.getByRole('button', { name: 'Envoyer la demande' }).click();
    await office.waitForURL(/enregistree/);
    const id = /demandes\/(\d+)\//.exec(office.url())?.[1] ?? '';
    const api = await ApiClient.signIn(product, borel);
    const { form } = await api.json<{ form: unknown }>('GET', `/api/portal/requests/${id}`);
    expect(form).toMatchObject({
      jobTitle: 'Conducteur de travaux',
      licence: 'Microsoft 365 Business Premium',
      groups: ['Chantiers', 'Tous'],
    });
  });

  it('licences say what to buy, and open one purchase when none is spare', async () => {
    await page.goto('/console/licences');
    const row = page
      .getByRole('row')
      .filter({ hasText: 'Business Premium' })
      .filter({ hasText: '10 sur 12' });
    await row.getByText('Suffisant').waitFor();
    await row.getByText(/dans 30 jours au plus/).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.goto('/console/today');
    const renewals = page.getByRole('region', { name: 'Licences à renouveler dans les 30 jours' });
    await renewals.getByText('Borel Transports · 10 attribuées sur 12').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await database.query('UPDATE m365_licence SET enabled = 14, consumed = 14 WHERE sku_id = ?', [premium]);
    await page.goto('/console/licences?show=to-buy');
    const short = page.getByRole('row').filter({ hasText: '14 sur 14' });
    await short.getByText('Aucune d’avance').waitFor();
    await short.getByText('1 à commander').waitFor();
    const api = await ApiClient.signIn(product, 'dispatch@vigie.test');
    const stock = async () => {
      const { items } = await api.json<{ items: { productId: string; ticket: { id: string } | null }[] }>(
        'GET',
        `/api/licences?client=${clientId}`,
      );
      return items.find(({ productId }) => productId === premium);
    };
    while (!(await stock())?.ticket) await page.waitForTimeout(500);
    await page.reload();
    await short.getByRole('link', { name: /Achat/ }).click();
    await page.waitForURL(/tickets\/\d+/);
    await page
      .getByText(/Commander 1 licence Microsoft 365 Business Premium/)
      .first()
      .waitFor();
  });

  it('what was agreed is written down, and the price effect is told', async () => {
    await page.goto(`/console/clients/${clientId}/licences`);
    await page.getByRole('button', { name: /convenu pour Microsoft 365 Business Premium/ }).click();
    await page.getByLabel('Nombre convenu').fill('10');
    await page.getByText(/\+40/).waitFor();
    await page.getByLabel('À garder d’avance').fill('0');
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    const row = page.getByRole('row').filter({ hasText: 'Business Premium' });
    await row.getByText(/le prix peut être révisé/).waitFor();
    await row.getByText('Suffisant').waitFor();
    const answer = await (
      await ApiClient.signIn(product, 'dispatch@vigie.test')
    ).send('GET', '/api/licences/export?format=csv&show=grown');
    expect(await answer.text()).toContain('Microsoft 365 Business Premium');
  });

  it('the direction of a client reads its licences in plain words', async () => {
    const direction = await browser.window(phone);
    await signIn(direction, 'portal', 'direction@acme.test');
    await direction.goto('/portal/parc');
    await direction.getByRole('link', { name: 'Licences Microsoft 365' }).click();
    await direction.getByRole('heading', { name: 'Vos licences Microsoft 365' }).waitFor();
    await direction.getByText('Microsoft 365 Business Premium').waitFor();
    await direction.getByText(/25 utilisées sur 27/).waitFor();
    expect(await seriousFindings(direction)).toEqual([]);
    expect(browser.problems.filter((text) => !text.includes('422'))).toEqual([]);
  });
});
