import type { Page } from 'playwright-core';
import { ApiClient } from './api';
import { desk, phone, RealBrowser, seriousFindings, signIn } from './browser';
import { Product } from './product';

interface Answer {
  tickets: { items: { id: string; number: string }[] };
}

describe('searching, in a real browser', () => {
  let product: Product;
  let browser: RealBrowser;
  let page: Page;

  beforeAll(async () => {
    product = await Product.start('search');
    browser = await RealBrowser.open(product);
    const api = await ApiClient.signIn(product, 'tech@vigie.test');
    await until(async () => {
      const { tickets } = await api.json<Answer>('GET', '/api/search?q=imprimante');
      return tickets.items.length > 0;
    });
    page = await browser.window(desk);
    await signIn(page, 'console', 'tech@vigie.test');
  });
  afterAll(async () => {
    expect(browser.problems).toEqual([]);
    await browser.close();
    await product.stop();
  });

  const field = () => page.getByRole('combobox', { name: 'Rechercher partout' });

  it('goes from / to an opened ticket by the keyboard alone', async () => {
    await field().waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('IMPRIMANTÉ etage');
    await page.keyboard.press('Enter');
    // The page before shows a link to that ticket, too.
    await page.waitForURL(/\/console\/search\?q=/);
    await page.getByRole('region', { name: 'Tickets' }).waitFor();
    const result = page.getByRole('link', { name: /Imprimante du 2ᵉ étage hors ligne/ });
    await result.waitFor();
    expect(await result.locator('mark').allInnerTexts()).toEqual(
      expect.arrayContaining(['Imprimante', 'étage']),
    );
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/console\/tickets\/\d+/);
    await page.getByRole('heading', { name: /Imprimante du 2ᵉ étage hors ligne/ }).waitFor();
  });

  it('completes operators and the names they wait for', async () => {
    await page.keyboard.press('/');
    await page.keyboard.type('cli');
    await page.getByRole('option', { name: 'client:', exact: true }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.type('bor');
    const name = page.getByRole('option', { name: /client:.*Borel/ });
    await name.waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/console\/search\?q=client:/);
    await page.getByRole('region', { name: 'Tickets' }).waitFor();
    expect(await field().inputValue()).toMatch(/^client:.*Borel/);
  });

  it('narrows by facets, and says what it did not understand', async () => {
    await page.goto('/console/search?q=de%20couleur:rouge');
    await page.getByText(/couleur:rouge.+n’est pas un opérateur connu/).waitFor();
    await page.getByText('Rien ne correspond').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.goto('/console/search?q=état:ouvert');
    await page.getByRole('button', { name: /^Filtrer\s:\sIncident/ }).click();
    await page.waitForURL(/type:incident/);
    await page.getByRole('button', { name: /^Ne plus filtrer\s:\sIncident/ }).waitFor();
    await page.getByRole('link', { name: 'Voir dans la liste' }).click();
    await page.waitForURL(/\/console\/tickets/);
    await page.getByRole('link', { name: /Imprimante du 2ᵉ étage/ }).waitFor();
  });

  it('remembers what was searched', async () => {
    await page.goto('/console/today');
    await field().waitFor();
    await page.keyboard.press('/');
    await page.getByRole('option', { name: 'IMPRIMANTÉ etage' }).waitFor();
    await page.keyboard.press('Escape');
  });

  it('finds the same from anywhere with Ctrl K', async () => {
    await page.keyboard.press('Control+k');
    // The palette is brought on first use.
    await page.getByRole('combobox', { name: 'Tout trouver' }).fill('borel');
    await page.getByRole('option', { name: /Tous les résultats pour/ }).waitFor();
    await page
      .getByRole('option', { name: /^Borel Transports/ })
      .first()
      .waitFor();
    await page.keyboard.press('Escape');
  });

  it('shows a client what is theirs, and nothing else', async () => {
    const portal = await browser.window(phone);
    await signIn(portal, 'portal', 'demandeur@acme.test');
    await portal.goto('/portal/demandes');
    await portal.getByRole('searchbox', { name: 'Rechercher dans vos demandes' }).fill('commercial');
    await portal.getByRole('link', { name: /Messagerie bloquée/ }).waitFor();
    expect(await seriousFindings(portal)).toEqual([]);
    await portal.getByRole('searchbox').fill('exploitation');
    await portal.getByText('Rien ne correspond').waitFor();
  });
});

async function until(done: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await done()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('it never happened');
}
