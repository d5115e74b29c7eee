import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { desk, RealBrowser, seriousFindings, signIn } from './browser';
import { Product } from './product';

const colleague = 'atelier@borel.test';

const mail = (headers: Record<string, string>) => {
  const all = { To: 'support@vigie.test', Date: new Date().toUTCString(), ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return `${lines.join('\r\n')}\r\n\r\nLa caisse ne répond plus.\r\n`;
};

describe('people whom a mail names, in a real browser', () => {
  let product: Product;
  let browser: RealBrowser;
  let page: Page;

  beforeAll(async () => {
    product = await Product.start('mail_copies');
    browser = await RealBrowser.open(product);
    page = await browser.window(desk);
    await signIn(page, 'console', 'dispatch@vigie.test');
  });
  afterAll(async () => {
    await browser.close();
    await product.stop();
  });

  function arrive(name: string, raw: string): void {
    const folder = path.join(product.dataDir, 'mail', 'in');
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, `${name}.tmp`), raw);
    renameSync(path.join(folder, `${name}.tmp`), path.join(folder, `${name}.eml`));
  }

  it('who wrote without being known becomes a contact by the keyboard alone', async () => {
    arrive('atelier', mail({ From: `Anne Borel <${colleague}>`, Subject: 'Caisse muette' }));
    await page.goto('/console/mails');
    await page.getByRole('link', { name: /atelier@borel\.test/ }).click({ timeout: 60_000 });
    await page.getByRole('button', { name: /^Créer le contact/ }).focus();
    await page.keyboard.press('Enter');
    const client = page.getByRole('combobox', { name: 'Client', exact: true });
    await client.locator('option', { hasText: 'Borel' }).waitFor({ state: 'attached' });
    expect(await page.locator('#nc-client:focus').count()).toBe(1);
    await page.keyboard.type('Borel');
    expect(await page.getByRole('textbox', { name: 'Nom', exact: true }).inputValue()).toBe('Anne Borel');
    const address = page.getByRole('textbox', { name: 'Adresse électronique' });
    expect(await address.inputValue()).toBe(colleague);
    await address.fill('demandeur@borel.test');
    await page.keyboard.press('Enter');
    await page.getByText(/Cette adresse est déjà celle de Julien Borel/).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await address.fill(colleague);
    await page.keyboard.press('Enter');
    await page.getByText('Contact Anne Borel créé, courriel rattaché.').waitFor();
  });

  it('left no error in any page', () => {
    // The refused address of the first journey.
    expect(browser.problems.filter((problem) => !problem.includes('422'))).toEqual([]);
  });
});
