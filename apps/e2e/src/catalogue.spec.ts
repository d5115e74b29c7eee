import type { Page } from 'playwright-core';
import { desk, phone, RealBrowser, seriousFindings, signIn } from './browser';
import { Product } from './product';

/** Types of request that we define, and clients ask for. */
describe('the catalogue of requests', () => {
  let product: Product;
  let browser: RealBrowser;

  beforeAll(async () => {
    product = await Product.start('catalogue');
    browser = await RealBrowser.open(product);
  });
  afterAll(async () => {
    await browser.close();
    await product.stop();
  });

  async function open(app: 'console' | 'portal', email: string): Promise<Page> {
    const page = await browser.window(
      app === 'console' ? desk : { ...phone, viewport: { width: 360, height: 740 } },
    );
    await signIn(page, app, email);
    return page;
  }

  it('is written with a condition, tried in the preview, published, and filled in on a phone', async () => {
    const admin = await open('console', 'admin@vigie.test');
    await admin.goto('/console/admin/request-types');
    await admin.getByRole('link', { name: 'Commander du matériel' }).waitFor();
    expect(await seriousFindings(admin)).toEqual([]);
    await admin.getByRole('link', { name: 'Nouveau type' }).click();
    await admin.getByLabel('Nom', { exact: true }).fill('Réserver une salle équipée');
    await admin.getByLabel('En une phrase', { exact: true }).fill('Salle et matériel de visioconférence');
    await admin.getByLabel('Rubrique', { exact: true }).fill('Services');
    const add = admin.getByRole('button', { name: 'Ajouter une question' });
    await add.click();
    await admin.locator('#q0-fr').fill('Avec visioconférence\u202f?');
    await admin.locator('#q0-type').selectOption('yes-no');
    await add.click();
    await admin.locator('#q1-fr').fill('Nombre de participants');
    await admin.locator('#q1-type').selectOption('number');
    await admin.locator('#q1-max').fill('12');
    await admin.locator('#q1-shown').selectOption('all');
    await admin.getByLabel('Valeur', { exact: true }).selectOption('true');

    const preview = admin.getByRole('complementary', { name: 'Aperçu' });
    expect(await preview.getByLabel('Nombre de participants').count()).toBe(0);
    await preview.getByLabel('Oui').check();
    await preview.getByLabel('Nombre de participants').fill('13');
    await preview.getByRole('button', { name: 'Vérifier les réponses' }).click();
    await preview.getByText('Trop grand').waitFor();
    expect(await seriousFindings(admin)).toEqual([]);
    await admin.getByRole('button', { name: 'Publier' }).click();
    await admin.getByText('Version 1 publiée.').waitFor();

    const page = await open('portal', 'demandeur@acme.test');
    await page.getByRole('searchbox').fill('salle equipee');
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('link', { name: 'Réserver une salle équipée' }).click();
    await page.getByLabel('Oui').check();
    await page.getByLabel('Nombre de participants').fill('douze');
    await page.getByRole('button', { name: 'Envoyer la demande' }).click();
    await page.getByRole('alert').getByText('Écrivez un nombre.').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.reload();
    await page.getByText(/Vous reprenez votre brouillon/).waitFor();
    await page.getByLabel('Nombre de participants').fill('12');
    await page.getByRole('button', { name: 'Envoyer la demande' }).click();
    await page.getByRole('heading', { name: 'Votre demande est enregistrée' }).waitFor();
    await page.getByRole('link', { name: 'Suivre ma demande' }).click();
    await page.getByText('Nombre de participants').waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    expect(browser.problems).toEqual([]);
  });

  it('holds a request back until the management agrees, after reading it', async () => {
    const page = await open('portal', 'demandeur@acme.test');
    await page.getByRole('link', { name: 'Commander du matériel' }).click();
    await page.getByLabel('Un écran').check();
    await page.getByLabel('Pour quand\u202f?').fill('dans 10 jours');
    await page.getByRole('button', { name: 'Envoyer la demande' }).click();
    await page.getByText('En attente d’accord').waitFor();
    await page.getByText('Peuvent donner leur accord').waitFor();
    const address = new URL(page.url()).pathname;
    expect(await page.getByRole('button', { name: 'Donner mon accord' }).count()).toBe(0);

    const management = await open('portal', 'direction@acme.test');
    await management.getByRole('link', { name: 'Une demande attend votre accord' }).click();
    await management.waitForURL(`**${address}`);
    await management.getByText('Un écran', { exact: true }).waitFor();
    expect(await seriousFindings(management)).toEqual([]);
    await management.getByRole('button', { name: 'Refuser' }).click();
    await management.getByText('Dites pourquoi vous refusez.').waitFor();
    await management.getByRole('button', { name: 'Donner mon accord' }).click();
    await management.getByText('Accord donné').waitFor();

    await page.goto(address);
    await page.getByRole('link', { name: 'Suivre la demande' }).click();
    await page.getByRole('heading', { name: 'Commander du matériel – Un écran' }).waitFor();
    expect(browser.problems).toEqual([]);
  });
});
