import type { Page } from 'playwright-core';
import { ApiClient } from './api';
import { desk, RealBrowser, seriousFindings, signIn } from './browser';
import { Product } from './product';

describe('checklists, in a real browser', () => {
  let product: Product;
  let browser: RealBrowser;
  let page: Page;
  let ticketId: string;

  beforeAll(async () => {
    product = await Product.start('checklists');
    browser = await RealBrowser.open(product);
    const api = await ApiClient.signIn(product, 'tech@vigie.test');
    const { items } = await api.json<{ items: { id: string }[] }>(
      'GET',
      '/api/tickets?view=todo&kind=incident',
    );
    ticketId = items[0]?.id ?? '';
    page = await browser.window(desk);
    await signIn(page, 'console', 'tech@vigie.test');
    await page.goto(`/console/tickets/${ticketId}`);
    await page.getByRole('heading', { name: 'Liste de contrôle' }).waitFor();
  });
  afterAll(async () => {
    await browser.close();
    await product.stop();
  });

  const list = () => page.getByRole('list', { name: 'Liste de contrôle' });
  const resolve = async () => {
    await page.getByRole('button', { name: /Changer l’état/ }).click();
    await page.getByRole('menuitem', { name: 'Résolu' }).click();
  };

  it('are typed, ordered and checked by the keyboard alone', async () => {
    await page.keyboard.press('o');
    await page.keyboard.type('Disque remplacé');
    await page.keyboard.press('Enter');
    await list().getByText('Disque remplacé').waitFor();
    await page.keyboard.type('Sauvegarde vérifiée');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await list().getByText('obligatoire').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'Liste de contrôle' }).click();
    await page.keyboard.press('o');
    await page.keyboard.press('Alt+ArrowDown');
    await list().locator('li:first-child').filter({ hasText: 'Sauvegarde vérifiée' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('keep the ticket from being resolved until what is required is checked', async () => {
    await resolve();
    await page.getByText(/restent à cocher.*Sauvegarde vérifiée/).waitFor();
    await list()
      .getByRole('checkbox', { name: /Sauvegarde/ })
      .focus();
    await page.keyboard.press('Space');
    await page.getByText('1/2').waitFor();
    await resolve();
    await page.getByText('État\u00a0: Résolu.').waitFor();
  });

  it('are written by an administrator, and applied', async () => {
    const admin = await browser.window(desk);
    await signIn(admin, 'console', 'admin@vigie.test');
    await admin.goto('/console/admin/checklists');
    await admin.getByRole('button', { name: 'Nouvelle liste' }).click();
    await admin.getByLabel('Nom', { exact: true }).fill('Remise en route');
    await admin.getByLabel('Point 1', { exact: true }).fill('Essai avec l’utilisateur');
    await admin.keyboard.press('Enter');
    await admin.getByLabel('Point 2', { exact: true }).fill('Compte rendu envoyé');
    expect(await seriousFindings(admin)).toEqual([]);
    await admin.getByRole('button', { name: 'Enregistrer' }).click();
    await admin.getByRole('button', { name: 'Remise en route' }).waitFor();
    // The refusals that were asked for.
    expect(browser.problems.filter((text) => !text.includes('422'))).toEqual([]);
  });
});
