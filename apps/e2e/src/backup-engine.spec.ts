import type { Page } from 'playwright-core';
import { ApiClient } from './api';
import {
  desk,
  findingsInBothThemes,
  misnamedControls,
  RealBrowser,
  seriousFindings,
  signIn,
} from './browser';
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
    await row.getByText('1 instantané sur les deux sites').waitFor({ timeout: 60_000 });
    await row.getByText(/Second site · partie 1 sur 7/).waitFor({ timeout: 60_000 });
    await row.getByText('Identique').waitFor({ timeout: 60_000 });
    await row.getByText('Au repos').waitFor({ timeout: 60_000 });
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
  });

  it('are restored into a folder of ours, fetched there and handed over by a person', async () => {
    const client = await ApiClient.signIn(product, 'demandeur@acme.test');
    const asOf = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' }).format(new Date());
    const form = { what: 'Les plans de l’agence', asOf };
    await client.json('POST', '/api/portal/requests', { kind: 'backup.restore', form });
    await page.goto('/console/backups/restores');
    await page.getByRole('button', { name: 'Les plans de l’agence' }).click();
    const panel = page.getByRole('dialog').first();
    await panel.getByRole('button', { name: 'Choisir la sauvegarde' }).click();
    const choice = page.getByRole('dialog', { name: 'Choisir la sauvegarde' });
    const night = choice.getByRole('option', { name: /^Dossiers de l’agence/ }).first();
    await choice
      .getByLabel('Sauvegarde', { exact: true })
      .selectOption((await night.getAttribute('value')) ?? '');
    await choice.getByRole('button', { name: 'Garder ce choix' }).click();
    await choice.waitFor({ state: 'detached' });
    await panel.getByRole('button', { name: 'Lancer la restauration' }).click();
    await panel.getByText('À remettre', { exact: true }).waitFor({ timeout: 60_000 });
    await panel.getByText('36 fichiers').waitFor();
    await panel.getByText(/\/restores\/\d+-1$/).waitFor();
    await panel.getByRole('button', { name: 'Copier le chemin' }).waitFor();
    await panel.getByText('Effacés 7 jours après la confirmation du client').waitFor();
    expect(await findingsInBothThemes(page)).toEqual([]);
    expect(await misnamedControls(page)).toEqual([]);
    await panel.getByRole('button', { name: 'Remise au client' }).click();
    const delivery = page.getByRole('dialog', { name: 'Données remises au client' });
    await delivery.getByRole('button', { name: 'Prévenir le client' }).click();
    await delivery.waitFor({ state: 'detached' });
    await panel.getByText('Le client vérifie et confirme sur son portail.').waitFor();
    expect(browser.problems).toEqual([]);
  });
});
