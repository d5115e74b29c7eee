import type { Page } from 'playwright-core';
import { desk, phone, RealBrowser, seriousFindings, signIn } from './browser';
import { Product } from './product';

/** What clients find by themselves, what they take away, and what they think of the work. */
describe('help, history and satisfaction', () => {
  let product: Product;
  let browser: RealBrowser;

  beforeAll(async () => {
    product = await Product.start('knowledge');
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
  const fits = async (page: Page) =>
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);

  it('lets our people write an article, and a client find it, read it and say that it helped', async () => {
    const staff = await open('console', 'tech@vigie.test');
    await staff.goto('/console/knowledge');
    await staff.getByRole('link', { name: 'Que demander quand un client signale une lenteur' }).waitFor();
    expect(await seriousFindings(staff)).toEqual([]);
    await staff.getByRole('link', { name: 'Nouvel article' }).click();
    await staff.getByLabel('Titre').fill('Le scanner n’envoie plus rien');
    await staff.getByLabel('Texte', { exact: true }).last().fill('Vérifiez **le câble** du scanner.');
    await staff.getByLabel('Rubrique').fill('Imprimantes');
    await staff.getByRole('complementary', { name: 'Aperçu' }).locator('strong').waitFor();
    expect(await seriousFindings(staff)).toEqual([]);
    await staff.getByRole('button', { name: 'Publier' }).click();
    await staff.getByText('Version 1 publiée.').waitFor();

    const page = await open('portal', 'demandeur@acme.test');
    await page.getByRole('link', { name: 'Signaler un incident' }).first().click();
    await page.locator('#f-subject').fill('Mon scanner est en panne');
    await page.getByRole('link', { name: 'Le scanner n’envoie plus rien' }).waitFor();
    await fits(page);
    await page.goto('/portal/aide');
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('searchbox').fill('lenteur');
    await page.getByText('Aucun article ne correspond').waitFor();
    await page.getByRole('searchbox').fill('scanner');
    await page.getByRole('link', { name: 'Le scanner n’envoie plus rien' }).click();
    await page.getByRole('button', { name: 'Oui' }).click();
    await page.getByText('Merci de votre réponse.').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await fits(page);
    await staff.goto('/console/knowledge?q=scanner');
    await staff.getByText('1 oui').waitFor();

    // Its address goes into an answer, without the mouse; what stays among us is not offered.
    await staff.goto('/console/tickets');
    await staff.getByRole('link', { name: /Messagerie bloquée/ }).click();
    await staff.getByRole('button', { name: 'Insérer un article' }).focus();
    await staff.keyboard.press('Enter');
    await staff.getByRole('combobox', { name: 'Rechercher un article' }).fill('lenteur');
    await staff.getByText('Aucun article à lire pour ce client.').waitFor();
    await staff.getByRole('combobox', { name: 'Rechercher un article' }).fill('scanner');
    await staff.getByRole('option', { name: 'Le scanner n’envoie plus rien' }).waitFor();
    expect(await seriousFindings(staff)).toEqual([]);
    await staff.keyboard.press('Enter');
    await staff.waitForFunction(
      `/plus rien – http.*\\/portal\\/aide\\/\\d+$/.test(document.querySelector('#composer-field textarea')?.value)`,
    );
    expect(browser.problems).toEqual([]);
  });

  it('narrows the history of a company in the address, and gives it away', async () => {
    const page = await open('portal', 'direction@acme.test');
    await page.goto('/portal/demandes?vue=toutes');
    await page.getByText('Filtrer et exporter').click();
    await page.getByLabel('Type').selectOption('incident');
    await page.waitForURL(/type=incident/);
    await page.getByText('1 filtre actif').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await fits(page);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'CSV' }).click();
    expect((await download).suggestedFilename()).toBe('demandes.csv');
    expect(browser.problems).toEqual([]);
  });

  it('asks what a requester thinks of the work, and shows it to our people', async () => {
    const page = await open('portal', 'demandeur@acme.test');
    await page.getByRole('link', { name: 'Poser une question' }).first().click();
    await page.locator('#f-subject').fill('Où est la notice ?');
    await page.locator('#f-description').fill('Celle du téléphone.');
    await page.getByRole('button', { name: 'Envoyer la demande' }).click();
    await page.getByRole('link', { name: 'Suivre ma demande' }).click();
    await page.getByRole('heading', { name: 'Où est la notice' }).waitFor();
    const number = /T-\d+/.exec(await page.locator('.lead').innerText())?.[0] ?? '';

    const staff = await open('console', 'admin@vigie.test');
    await staff.goto(`/console/tickets/${number.replace('T-', '')}`);
    await staff.getByRole('button', { name: /Changer l’état/ }).click();
    await staff.getByRole('menuitem', { name: 'Résolu' }).click();
    await page.getByRole('heading', { name: 'Votre avis' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Satisfait', exact: true }).click();
    await page.getByText('Merci, votre avis est enregistré.').waitFor();
    await page.getByLabel('Voulez-vous en dire plus').fill('Merci à tous.');
    await page.getByRole('button', { name: 'Ajouter ce commentaire' }).click();
    await page.getByText('Commentaire enregistré.').waitFor();
    await fits(page);
    await staff.locator('.chip').getByText('Satisfait').waitFor();
    await staff.goto('/console/reports/satisfaction?by=client');
    await staff.getByRole('cell', { name: 'Merci à tous.' }).waitFor();
    expect(await seriousFindings(staff)).toEqual([]);
    expect(browser.problems).toEqual([]);
  });
});
