import type { Page } from 'playwright-core';
import { ApiClient } from './api';
import { desk, RealBrowser, seriousFindings, signIn } from './browser';
import { Product } from './product';

interface Row {
  id: string;
  number: string;
  client: { id: string };
}

describe('working on tickets, in a real browser', () => {
  let product: Product;
  let browser: RealBrowser;
  let page: Page;
  let target: Row;
  let other: Row;

  beforeAll(async () => {
    product = await Product.start('working');
    browser = await RealBrowser.open(product);
    const api = await ApiClient.signIn(product, 'tech@vigie.test');
    const { items } = await api.json<{ items: Row[] }>('GET', '/api/tickets?state=active&limit=200');
    const byClient = Map.groupBy(items, ({ client }) => client.id);
    const several = [...byClient.values()].find(({ length }) => length > 1) ?? [];
    const [one, two] = several;
    if (!one || !two) throw new Error('the demonstration has no client with two active tickets');
    [target, other] = [one, two];
    page = await browser.window(desk);
    await signIn(page, 'console', 'tech@vigie.test');
    await page.goto(`/console/tickets/${target.id}`);
    await page.getByRole('heading', { name: 'Étiquettes' }).waitFor();
  });
  afterAll(async () => {
    await browser.close();
    await product.stop();
  });

  it('tags one by the keyboard alone', async () => {
    await page.keyboard.press('l');
    await page.keyboard.type('Urgence atelier');
    await page.getByRole('option', { name: 'Créer « Urgence atelier »' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Retirer l’étiquette Urgence atelier' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('merges another one into it, and undoes that', async () => {
    await page.getByRole('button', { name: 'Fusionner des tickets ici' }).click();
    await page.getByRole('combobox', { name: /même client/ }).fill(other.number);
    // The proposals made before anything was typed hold it, too.
    await page.getByRole('option').nth(1).waitFor({ state: 'detached' });
    await page.getByRole('option', { name: new RegExp(other.number) }).click();
    await page.getByRole('button', { name: 'Fusionner', exact: true }).click();
    const facts = page.getByRole('complementary', { name: 'Échéances et client' });
    await facts.getByText('Fusionné ici').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await facts.getByRole('link', { name: other.number }).click();
    await page.getByText('Ce ticket continue dans').waitFor();
    await page.goBack();
    await facts.getByRole('button', { name: new RegExp(`fusion de ${other.number}`) }).click();
    await facts.getByText('Fusionné ici').waitFor({ state: 'detached' });
  });

  it('links two of them, seen from both sides', async () => {
    const facts = page.getByRole('complementary', { name: 'Échéances et client' });
    await facts.getByRole('button', { name: 'Lier un ticket' }).click();
    await facts.getByRole('combobox', { name: /ticket à lier/ }).fill(other.number);
    await page.getByRole('option', { name: new RegExp(other.number) }).click();
    await facts.getByRole('button', { name: `Retirer le lien avec ${other.number}` }).waitFor();
    await page.goto(`/console/tickets/${other.id}`);
    await facts.getByRole('button', { name: `Retirer le lien avec ${target.number}` }).waitFor();
  });
});
