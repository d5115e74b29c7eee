import type { Page } from 'playwright-core';
import { desk, findingsInBothThemes, phone, RealBrowser, signIn } from './browser';
import { Product } from './product';

describe('the service review of a month, in a real browser', () => {
  let product: Product;
  let browser: RealBrowser;
  let page: Page;
  const said = 'Nous conseillons de remplacer le poste de l’accueil.';

  beforeAll(async () => {
    product = await Product.start('reviews');
    browser = await RealBrowser.open(product);
    page = await browser.window(desk);
    await signIn(page, 'console', 'dispatch@vigie.test');
  });
  afterAll(async () => {
    await browser.close();
    await product.stop();
  });

  it('is drafted by itself for each client, and listed', async () => {
    await page.goto('/console/reviews?state=draft');
    await page.getByRole('row', { name: /Acme SAS.*Projet/ }).waitFor();
    expect(await findingsInBothThemes(page)).toEqual([]);
    await page
      .getByRole('row', { name: /Acme SAS.*Projet/ })
      .getByRole('link')
      .click();
    await page.waitForURL(/\/console\/reviews\/\d+$/);
    await page.getByRole('heading', { name: /Bilan de service/ }).waitFor();
  });

  it('shows the month in figures, and takes what the manager says of it', async () => {
    await page.getByText('Tickets ouverts et résolus sur six mois').first().waitFor();
    expect(await findingsInBothThemes(page)).toEqual([]);
    await page.getByRole('textbox', { name: 'Notre analyse et nos recommandations' }).fill(said);
    await page.keyboard.press('Control+Enter');
    await page.getByText('Commentaire enregistré.').waitFor();
    await page.reload();
    await page.waitForFunction((text) => document.querySelector('textarea')?.value === text, said);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'PDF' }).click();
    expect((await download).suggestedFilename()).toMatch(/^bilan-\d{4}-\d{2}\.pdf$/);
  });

  it('is published, taken back and published again', async () => {
    await page.getByRole('button', { name: 'Publier' }).click();
    await page.getByText('Publié', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Annuler' }).click();
    await page.getByText('Publication reprise.').waitFor();
    await page.getByRole('button', { name: 'Publier' }).click();
    await page.getByText(/Publié le .* par Karim Haddad/).waitFor();
    expect(await page.getByRole('textbox', { name: 'Notre analyse et nos recommandations' }).count()).toBe(0);
  });

  it('is read on a phone by the management, once it can no longer be taken back', async () => {
    const portal = await browser.window(phone);
    await signIn(portal, 'portal', 'direction@acme.test');
    // The list follows by itself when the mail leaves.
    await portal.getByRole('link', { name: /Votre bilan de service|Bilans de service/ }).click();
    await portal.waitForURL(/\/portal\/bilans/);
    await portal.goto('/portal/bilans');
    await portal.getByRole('listitem').nth(2).waitFor({ timeout: 60_000 });
    expect(await findingsInBothThemes(portal)).toEqual([]);
    await portal.getByRole('listitem').first().getByRole('link').click();
    await portal.waitForURL(/\/portal\/bilans\/\d+/);
    await portal.getByText(said).waitFor();
    expect(await findingsInBothThemes(portal)).toEqual([]);
    const download = portal.waitForEvent('download');
    await portal.getByRole('link', { name: 'Télécharger le bilan en PDF' }).click();
    expect((await download).suggestedFilename()).toMatch(/\.pdf$/);
    expect(browser.problems).toEqual([]);
  });

  it('is no page for those who only ask', async () => {
    const portal = await browser.window(phone);
    await signIn(portal, 'portal', 'demandeur@acme.test');
    await portal.getByRole('heading', { level: 1 }).waitFor();
    expect(await portal.getByRole('link', { name: /Bilan|bilan/ }).count()).toBe(0);
  });
});
