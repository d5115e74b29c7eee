import type { Page } from 'playwright-core';
import { ApiClient } from './api';
import { desk, RealBrowser, seriousFindings, signIn } from './browser';
import { acmeTenant, Microsoft } from './microsoft';
import { dayIn } from './plan-screen';
import { Product } from './product';

/** A technician writes plans while Microsoft slows down, changes them, and saves none that does nothing. */
describe('writing plans for accounts, in a real browser', () => {
  let product: Product;
  let browser: RealBrowser;
  let microsoft: Microsoft;
  let page: Page;

  beforeAll(async () => {
    product = await Product.start('plans_writing');
    browser = await RealBrowser.open(product);
    microsoft = new Microsoft(product);
    page = await browser.window(desk);
    await signIn(page, 'console', 'tech@vigie.test');
  });
  afterAll(async () => {
    await browser.close();
    await product.stop();
  });

  async function ask(kind: string, form: object): Promise<string> {
    const client = await ApiClient.signIn(product, 'demandeur@acme.test');
    const { ticketId } = await client.json<{ ticketId: string }>('POST', '/api/portal/requests', {
      kind,
      form,
    });
    return ticketId;
  }

  it('says how long a tenant asks to wait, and shows the steps by itself afterwards', async () => {
    const form = { firstName: 'Ève', lastName: 'Lenoir', jobTitle: 'Comptable', effectiveDate: dayIn(20) };
    const ticketId = await ask('account.arrival', form);
    await microsoft.fault({
      ...{ match: 'GET /domains', tenantId: acmeTenant, kind: 'throttle', retryAfterSeconds: 15 },
    });
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/account-plans/preview')) asked.push(request.url());
    });
    await page.goto(`/console/tickets/${ticketId}`);
    await page.getByRole('button', { name: 'Préparer le plan' }).click();
    await page.getByText(/Microsoft 365 demande d’attendre 15\s+s/).waitFor();
    await page.getByText(/Les étapes s’affichent d’elles-mêmes dans \d+\s+s\./).waitFor();
    expect(await page.getByLabel('Prénom').inputValue()).toBe('Ève');
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByText('Adresse proposée\u00a0: eve.lenoir@acme.test').waitFor();
    await page.getByText('Créer le compte eve.lenoir@acme.test').waitFor();
    await page.getByText(/Microsoft 365 demande d’attendre/).waitFor({ state: 'detached' });
    // Once when it was opened, and once when the tenant had asked to.
    expect(asked).toHaveLength(2);
    // A browser calls every refusal an error.
    expect(browser.problems.splice(0).filter((problem) => !problem.includes('503'))).toEqual([]);
  });

  it('a plan that is changed keeps its own address and its own licence', async () => {
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.waitForURL(/\/console\/accounts\/\d+$/);
    await page.getByRole('button', { name: 'Modifier' }).click();
    const panel = page.getByRole('dialog');
    await panel.getByText('Adresse proposée\u00a0: eve.lenoir@acme.test').waitFor();
    await panel.getByLabel('Adresse', { exact: true }).fill('anne.lefevre@acme.test');
    await panel.getByText('Créer le compte anne.lefevre@acme.test').waitFor();
    await panel.getByRole('button', { name: 'Annuler' }).click();
    await panel.waitFor({ state: 'detached' });
  });

  it('a plan that would do nothing is not saved, and says so', async () => {
    const form = { userPrincipalName: 'hugo.fontaine@acme.test', change: 'Rien de précis.' };
    const ticketId = await ask('account.change', form);
    await page.goto(`/console/tickets/${ticketId}`);
    await page.getByRole('button', { name: 'Préparer le plan' }).click();
    await page.getByText(/^· 0 étape$/).waitFor();
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('Ce plan n’a aucune étape\u00a0: dites ce qui change.').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    expect(browser.problems.splice(0).filter((problem) => !problem.includes('422'))).toEqual([]);
    const lost = page.getByRole('group', { name: /Licences à rendre/ });
    await lost.getByRole('checkbox', { name: 'Microsoft 365 Business Premium' }).check();
    await page.getByText(/Plus aucune licence ne porterait la boîte hugo.fontaine@acme.test/).waitFor();
    await page.getByText('Ce plan n’a aucune étape').waitFor({ state: 'detached' });
  });
});
