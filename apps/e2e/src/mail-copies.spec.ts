import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { desk, RealBrowser, seriousFindings, signIn } from './browser';
import { Product } from './product';

const stranger = 'devis@fournisseur.test';
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

  /** The mail that left with these words, once it has. */
  async function left(words: string): Promise<string | undefined> {
    const folder = path.join(product.dataDir, 'mail', 'out');
    for (let tries = 0; tries < 600; tries += 1) {
      const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.eml')) : [];
      const raws = names.map((name) => readFileSync(path.join(folder, name), 'utf8').replace(/=\r?\n/g, ''));
      const found = raws.find((raw) => raw.includes(words));
      if (found) return found;
      await sleep(100);
    }
    return undefined;
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

  it('a colleague in copy follows the ticket, a stranger is copied by one press', async () => {
    const headers = {
      From: 'demandeur@borel.test',
      Subject: 'Terminal figé',
      'Message-ID': '<fige@borel.test>',
    };
    arrive('fige', mail({ ...headers, Cc: `${colleague}, ${stranger}, support@vigie.test` }));
    await page.goto('/console/tickets?view=all');
    await page.getByText('Terminal figé').first().click({ timeout: 60_000 });
    const request = page.locator('app-sealed-request-card');
    await request.getByText(`${colleague}, ${stranger}`, { exact: true }).waitFor();
    const reply = page.getByRole('textbox', { name: 'Réponse au client' });
    await reply.fill('Nous remplaçons son terminal.');
    const copies = page.getByRole('group', { name: 'En copie' });
    const press = copies.getByRole('button', { name: stranger });
    await press.waitFor();
    expect(await copies.getByRole('button').count()).toBe(1);
    expect(await press.getAttribute('aria-pressed')).toBe('false');
    const saved = page.waitForResponse(
      (answer) =>
        answer.url().includes('/reply-drafts/public') &&
        (answer.request().postData() ?? '').includes(stranger),
    );
    await press.focus();
    await page.keyboard.press('Enter');
    await saved;
    expect(await seriousFindings(page)).toEqual([]);
    await page.reload();
    await press.waitFor();
    expect(await press.getAttribute('aria-pressed')).toBe('true');
    await reply.focus();
    await page.keyboard.press('Control+Enter');
    const answer = page.locator('app-message-card').filter({ hasText: 'Nous remplaçons son terminal.' });
    await answer.getByText('demandeur@borel.test', { exact: true }).waitFor();
    await answer.getByText(`${colleague}, ${stranger}`, { exact: true }).waitFor();
    const raw = await left('Nous rempla');
    expect(raw).toMatch(/^To: demandeur@borel\.test\r?$/m);
    expect(raw?.replace(/\r?\n[ \t]+/g, ' ')).toMatch(
      /^Cc: atelier@borel\.test, devis@fournisseur\.test\r?$/m,
    );
  });

  it('left no error in any page', () => {
    // The refused address of the first journey.
    expect(browser.problems.filter((problem) => !problem.includes('422'))).toEqual([]);
  });
});
