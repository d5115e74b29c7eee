import type { Page } from 'playwright-core';
import { desk, misnamedControls, RealBrowser, seriousFindings, signIn } from './browser';
import { Product } from './product';

describe('our own backups, in a real browser', () => {
  let product: Product;
  let browser: RealBrowser;
  let page: Page;

  beforeAll(async () => {
    product = await Product.start('backup_engine');
    product.command('seed-engine');
    browser = await RealBrowser.open(product);
    page = await browser.window(desk);
    await signIn(page, 'console', 'tech@vigie.test');
  });
  afterAll(async () => {
    await browser.close();
    await product.stop();
  });

  it('are saved, copied, checked and restored by the worker, as the page of the engine shows', async () => {
    await page.goto('/console/backups/engine');
    await page.getByText(/restic \d+\.\d+/).waitFor();
    const row = page.getByRole('row').filter({ hasText: 'Acme SAS' });
    await row.getByText('1 instantané retrouvé').waitFor({ timeout: 60_000 });
    await row.getByText(/Second site · partie 1 sur 7/).waitFor({ timeout: 60_000 });
    await row.getByText('Identique').waitFor({ timeout: 60_000 });
    await row.getByText('Au repos').waitFor({ timeout: 60_000 });
    const damaged = page.getByRole('row').filter({ hasText: 'Borel Transports' });
    await damaged.getByText(/Second site · partie 5 sur 7/).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    expect(await misnamedControls(page)).toEqual([]);
  });

  it('are checked on request, the next part', async () => {
    await page.getByRole('button', { name: 'Demander au moteur pour Acme SAS' }).click();
    await page.getByRole('menuitem', { name: 'Vérifier maintenant' }).click();
    await page.getByText(/Site principal · partie 2 sur 7/).waitFor({ timeout: 60_000 });
  });

  it('are made at once from the page of the job', async () => {
    await page.getByRole('link', { name: 'Acme SAS' }).click();
    await page.waitForURL(/backups\/jobs\?/);
    await page.getByRole('link', { name: 'Dossiers de l’agence' }).click();
    await page.waitForURL(/backups\/jobs\/\d+$/);
    const engine = page.getByRole('region', { name: 'Ce que fait le moteur' });
    await engine.getByText(/Mesure · fait/).waitFor();
    await engine.getByRole('button', { name: 'Sauvegarder maintenant' }).click();
    const nights = page.getByRole('region', { name: 'Nuits' });
    await nights.getByText('Réussie').nth(1).waitFor({ timeout: 60_000 });
    expect(await seriousFindings(page)).toEqual([]);
    expect(await misnamedControls(page)).toEqual([]);
    expect(browser.problems).toEqual([]);
  });
});
