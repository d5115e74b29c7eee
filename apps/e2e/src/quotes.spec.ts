import type { Page } from 'playwright-core';
import { ApiClient } from './api';
import { desk, phone, RealBrowser, seriousFindings, signIn } from './browser';
import { Product } from './product';

describe('a quote, in a real browser', () => {
  let product: Product;
  let browser: RealBrowser;
  let page: Page;

  beforeAll(async () => {
    product = await Product.start('quotes');
    browser = await RealBrowser.open(product);
    const api = await ApiClient.signIn(product, 'tech@vigie.test');
    const { items } = await api.json<{
      items: { id: string; client: { name: string }; quote: string | null }[];
    }>('GET', '/api/tickets?state=active&limit=200');
    const ticket = items.find(({ client, quote }) => client.name.includes('Cèdre') && quote === null);
    page = await browser.window(desk);
    await signIn(page, 'console', 'tech@vigie.test');
    await page.goto(`/console/tickets/${ticket?.id}`);
  });
  afterAll(async () => {
    await browser.close();
    await product.stop();
  });

  it('is written and sent from the ticket, which shows that it waits', async () => {
    await page.getByRole('button', { name: 'Demander l’accord d’un devis' }).click();
    await page.getByLabel('Travail proposé').fill('Remplacer le bac de l’imprimante');
    await page.getByLabel('Montant HT, en euros').fill('120,50');
    await page.getByText(/total 144,60/).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Envoyer le devis' }).click();
    await page.locator('app-ticket-quotes').getByText('Devis à accepter').waitFor();
    await page.getByText('Un devis attend l’accord du client', { exact: false }).waitFor();
  });

  it('is accepted on a phone, and the ticket says so at once', async () => {
    const portal = await browser.window(phone);
    await signIn(portal, 'portal', 'direction@cedre.test');
    await portal.goto('/portal/devis');
    await portal.getByRole('link', { name: /144,60/ }).click();
    await portal.getByText('Remplacer le bac de l’imprimante').waitFor();
    expect(await seriousFindings(portal)).toEqual([]);
    await portal.getByRole('button', { name: /Accepter ce devis de 144,60/ }).click();
    await portal.getByRole('heading', { name: 'Devis accepté' }).waitFor();
    await portal.getByRole('link', { name: 'Télécharger le devis et la réponse' }).waitFor();
    await page.locator('app-ticket-quotes').getByText('Devis accepté').waitFor();
    expect(browser.problems).toEqual([]);
  });
});
