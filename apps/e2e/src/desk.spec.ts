import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { desk, RealBrowser, seriousFindings, signIn } from './browser';
import { Product } from './product';

/** Views that are kept, and many tickets at once. */
describe('the ticket desk', () => {
  let product: Product;
  let browser: RealBrowser;

  beforeAll(async () => {
    product = await Product.start('desk');
    browser = await RealBrowser.open(product);
  });
  afterAll(async () => {
    await browser.close();
    await product.stop();
  });

  async function open(email: string, address = '/console/tickets'): Promise<Page> {
    const page = await browser.window(desk);
    await signIn(page, 'console', email);
    await page.goto(address);
    await page.getByRole('list', { name: 'Liste des tickets' }).waitFor();
    return page;
  }
  const views = (page: Page) => page.getByRole('navigation', { name: 'Vues' });

  it('keeps filters as a shared view that a colleague opens, changes and restores', async () => {
    const page = await open('dispatch@vigie.test', '/console/tickets?view=all&kind=incident&sort=created');
    await page.getByRole('button', { name: 'Enregistrer la vue' }).click();
    await page.getByLabel('Nom de la vue').fill('Incidents récents');
    await page.getByLabel('Visible de toute l’équipe').check();
    await page.keyboard.press('Enter');
    await page.waitForURL(/tickets\?saved=\d+$/);
    await views(page).getByRole('link', { name: 'Incidents récents', exact: true }).waitFor();
    const rows = await page.locator('app-ticket-row-link').allInnerTexts();
    expect(rows.length).toBeGreaterThan(0);

    const colleague = await open('tech@vigie.test');
    await colleague.getByRole('button', { name: 'Toutes les vues' }).click();
    await colleague.getByRole('menuitem', { name: 'Incidents récents' }).click();
    await colleague.waitForURL(/saved=\d+/);
    expect(await colleague.getByText('Vue modifiée').count()).toBe(0);
    await colleague.getByRole('button', { name: 'Retirer le filtre Incident' }).click();
    await colleague.getByText('Vue modifiée').waitFor();
    // A technician may not change what is shared, but may keep a view of their own.
    expect(await colleague.getByRole('button', { name: 'Enregistrer la vue' }).count()).toBe(0);
    await colleague.getByRole('button', { name: 'Enregistrer sous…' }).waitFor();
    await colleague.reload();
    await colleague.getByText('Vue modifiée').waitFor();
    await colleague.getByRole('button', { name: 'Rétablir' }).click();
    await colleague.getByText('Vue modifiée').waitFor({ state: 'detached' });
    await colleague.waitForURL(/tickets\?saved=\d+$/);

    await page.getByRole('button', { name: 'Toutes les vues' }).click();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('menuitem', { name: 'Supprimer la vue' }).click();
    await page.getByText('Vue « Incidents récents » supprimée.').waitFor();
    await page.waitForURL(/kind=incident/);
    await page.getByRole('button', { name: 'Annuler' }).click();
    await page.getByRole('button', { name: 'Toutes les vues' }).click();
    await page.getByRole('menuitem', { name: 'Incidents récents' }).click();
    await page.waitForURL(/tickets\?saved=\d+$/);
  });

  it('picks tickets by keys, changes them together, says who refused, and takes it back', async () => {
    const page = await open('tech@vigie.test', '/console/tickets?view=all&state=active');
    const row = page.locator('app-ticket-row-link a');
    const before = await row.count();
    await row.first().focus();
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('Shift+X');
    const bar = page.getByRole('group', { name: 'Tickets sélectionnés' });
    await bar.getByText('3 sélectionnés').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await bar.waitFor({ state: 'detached' });

    await page.getByRole('checkbox').first().check();
    await bar.getByRole('button', { name: `Tout sélectionner (${before})` }).click();
    await bar.getByText(`${before} sélectionnés`).waitFor();
    await bar.getByRole('button', { name: 'État' }).click();
    await page.getByRole('menuitem', { name: 'Planifié' }).click();
    await page.getByLabel('Raison').fill('Passage mardi');
    await page.getByRole('button', { name: 'Confirmer' }).click();
    const said = page.getByText(/tickets? changés?\. \d+ refusés? : Ce changement d’état/);
    await said.waitFor();
    await page.getByRole('button', { name: 'Annuler' }).click();
    await page.getByText(/tickets? rétablis?\./).waitFor();
    await page.goto('/console/tickets?view=all&state=planned');
    await page.getByText('Aucun ticket ne correspond').or(row.first()).first().waitFor();
  });

  it('gives the view away as a file', async () => {
    const page = await open('tech@vigie.test', '/console/tickets?view=all&kind=incident&state=active');
    for (const [name, file] of [
      ['Exporter en CSV', 'tickets.csv'],
      ['Exporter pour Excel (XLSX)', 'tickets.xlsx'],
    ] as const) {
      await page.getByRole('button', { name: 'Exporter la vue' }).click();
      const waiting = page.waitForEvent('download');
      await page.getByRole('menuitem', { name }).click();
      const download = await waiting;
      expect(download.suggestedFilename()).toBe(file);
      const content = readFileSync(await download.path());
      if (file === 'tickets.csv') {
        const shown = await page.locator('app-ticket-row-link').count();
        expect(content.toString('utf8').trimEnd().split('\r\n')).toHaveLength(shown + 1);
      } else expect(content.subarray(0, 2).toString()).toBe('PK');
    }
  });

  it('left nothing wrong in the browser', () => {
    expect(browser.problems.filter((text) => !/422|404/.test(text))).toEqual([]);
  });
});
