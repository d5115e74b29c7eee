import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { desk, RealBrowser, seriousFindings, signIn } from './browser';
import { Product } from './product';

/** The equipment of the clients: sites, labels, a list that is imported, ties to tickets. */
describe('the estate, in a real browser', () => {
  let product: Product;
  let browser: RealBrowser;
  let page: Page;

  beforeAll(async () => {
    product = await Product.start('estate');
    browser = await RealBrowser.open(product);
    page = await browser.window(desk);
    await signIn(page, 'console', 'admin@vigie.test');
  });
  afterAll(async () => {
    await browser.close();
    await product.stop();
  });

  it('keeps the sites of a client', async () => {
    await page.goto('/console/clients');
    await page.getByRole('link', { name: 'Acme SAS' }).click();
    await page.getByRole('button', { name: 'Ajouter un site' }).click();
    await page.getByLabel('Nom', { exact: true }).fill('Siège');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('Ce client a déjà un site de ce nom.').waitFor();
    await page.getByLabel('Nom', { exact: true }).fill('Entrepôt');
    await page.getByLabel('Adresse postale').fill('3 quai des Docks, 76600 Le Havre');
    await page.keyboard.press('Enter');
    const row = page.getByRole('row', { name: /Entrepôt/ });
    await row.getByText('3 quai des Docks, 76600 Le Havre').waitFor();
    await row.getByText('0 équipement').waitFor();
    await row.getByRole('button', { name: 'Entrepôt' }).click();
    await page.getByLabel('Nom', { exact: true }).fill('Entrepôt du port');
    await page.keyboard.press('Enter');
    await page.getByRole('row', { name: /Entrepôt du port/ }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('imports nothing before it was agreed to, then all of it', async () => {
    await page.goto('/console/estate');
    await page.getByRole('button', { name: 'Importer' }).click();
    await page.getByRole('dialog').getByLabel('Client').selectOption({ label: 'Acme SAS' });
    const lines = ['nom;type;numéro de série;site', 'PC-DOCK-1;poste;DOCK-1;Entrepôt du port', 'X;sabre;;'];
    await page.locator('input[type=file]').setInputFiles({
      name: 'parc.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(lines.join('\n')),
    });
    await page.getByRole('button', { name: 'Vérifier' }).click();
    await page.getByText('1 à ajouter').waitFor();
    await page.getByText('1 à corriger').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'N’importer que les lignes sans erreur (1)' }).click();
    await page.getByText('Lignes importées : 1. Laissées de côté : 1.').waitFor();
    await page.getByRole('searchbox', { name: /Nom, série/ }).fill('dock-1');
    await page.waitForURL(/q=dock-1/);
    await page.getByRole('link', { name: 'PC-DOCK-1' }).waitFor();
  });

  it('prints the labels of what was picked by the keyboard', async () => {
    await page.goto('/console/estate');
    const links = page.locator('td a');
    await links.first().waitFor();
    await links.first().focus();
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.getByRole('button', { name: 'Exporter' }).click();
    const downloading = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Étiquettes PDF (2 équipements)' }).click();
    const file = readFileSync(await (await downloading).path());
    expect(file.subarray(0, 5).toString()).toBe('%PDF-');
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('is tied to a ticket, and its history says so', async () => {
    await page.goto('/console/tickets?view=all');
    await page.locator('app-ticket-row-link a', { hasText: 'Acme SAS' }).first().click();
    const facts = page.getByRole('complementary', { name: 'Échéances et client' });
    await facts.getByRole('searchbox', { name: 'Ajouter par nom ou série' }).fill('PC-DOCK');
    await facts.locator('.found').first().click();
    await page.getByRole('button', { name: 'Historique' }).click();
    await page.getByText('a lié l’équipement PC-DOCK-1').waitFor();
  });
});
