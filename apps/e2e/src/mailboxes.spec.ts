import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { desk, RealBrowser, seriousFindings, signIn } from './browser';
import { Product } from './product';

const sender = 'demandeur@borel.test';
const request = [
  `From: Demandeur <${sender}>`,
  'To: wifi@agence.test',
  'Subject: Borne muette au premier',
  'Message-ID: <borne-1@borel.test>',
  `Date: ${new Date().toUTCString()}`,
  'Content-Type: text/plain; charset=utf-8',
  '',
  'La borne ne répond plus.',
].join('\r\n');

describe('several mailboxes, in a real browser', () => {
  let product: Product;
  let browser: RealBrowser;
  let page: Page;
  let closed: Server;
  let closedPort = 0;

  beforeAll(async () => {
    // A port that is certainly not answered once its server is gone.
    closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const address = closed.address();
    closedPort = typeof address === 'object' && address ? address.port : 0;
    await new Promise((resolve) => closed.close(resolve));
    product = await Product.start('mailboxes');
    browser = await RealBrowser.open(product);
    page = await browser.window(desk);
    await signIn(page, 'console', 'admin@vigie.test');
  });
  afterAll(async () => {
    await browser.close();
    await product.stop();
  });

  const card = (address: string) => page.getByRole('region', { name: address });

  it('an administrator sets one up, and reads in words what does not work', async () => {
    await page.goto('/console/admin/mailboxes');
    await card('support@vigie.test').getByText('Celle de l’installation').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Nouvelle boîte' }).click();
    const panel = page.getByRole('dialog');
    await panel.getByLabel('Adresse', { exact: true }).fill('reseau@agence.test');
    await panel.getByLabel('Nom d’expéditeur').fill('Support Wi-Fi');
    await panel.getByLabel('Réponses signées du nom').selectOption('person');
    await panel.getByLabel('Autres adresses').fill('wifi@agence.test');
    await panel.getByLabel('Serveur', { exact: true }).fill('127.0.0.1');
    await panel.getByLabel('Port').fill(String(closedPort));
    await panel.getByLabel('Utilisateur').fill('reseau');
    await panel.getByLabel('Mot de passe').fill('très-secret');
    await panel
      .getByLabel('Signature', { exact: true })
      .fill('{{technician}}\nÉquipe Wi-Fi, dossier {{number}}');
    expect(await seriousFindings(page)).toEqual([]);
    await panel.getByRole('button', { name: 'Enregistrer' }).click();
    // What was just saved is tried at once.
    await card('reseau@agence.test').getByText('Le serveur refuse la connexion').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('the password is never shown again, and the signature without a hole is asked for', async () => {
    await card('reseau@agence.test').getByRole('button', { name: 'Modifier' }).click();
    const panel = page.getByRole('dialog');
    expect(await panel.getByLabel('Mot de passe').inputValue()).toBe('');
    await panel.getByText('Conservé. Laissez vide pour le garder.').waitFor();
    await panel.getByLabel('Relever cette boîte').uncheck();
    await panel.getByRole('button', { name: 'Enregistrer' }).click();
    await card('reseau@agence.test').getByText('Par une autre boîte').waitFor();
  });

  it('gives it a key, and shows the record to publish', async () => {
    await card('reseau@agence.test').getByRole('button', { name: 'Signer les envois' }).click();
    const panel = page.getByRole('dialog');
    expect(await seriousFindings(page)).toEqual([]);
    await panel.getByRole('button', { name: 'Enregistrer' }).click();
    await card('reseau@agence.test').getByText('vigie._domainkey.agence.test').waitFor();
    await card('reseau@agence.test')
      .getByText(/^v=DKIM1; k=rsa; p=MII/)
      .waitFor();
  });

  it('a mail to its alias is answered from it, with what the writer saw', async () => {
    const folder = path.join(product.dataDir, 'mail', 'in');
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'borne.tmp'), request);
    renameSync(path.join(folder, 'borne.tmp'), path.join(folder, 'borne.eml'));
    await page.goto('/console/tickets?view=all');
    await page.getByText('Borne muette au premier').first().click({ timeout: 60_000 });
    await page.getByRole('textbox', { name: /Réponse/ }).fill('Nous passons cet après-midi.');
    await page.getByText('<reseau@agence.test>').waitFor();
    await page.getByText(/Équipe Wi-Fi, dossier T-\d+/).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('Control+Enter');
    const raw = await answer();
    expect(raw).toMatch(/^From: .*<reseau@agence\.test>/m);
    expect(raw).toMatch(/^Message-ID:\s*<t\.[^>]+@agence\.test>/m);
    expect(raw).toMatch(/^DKIM-Signature:[^]*d=agence\.test/m);
  });

  /** The answer as it left, once it has. */
  async function answer(): Promise<string> {
    const folder = path.join(product.dataDir, 'mail', 'out');
    for (let tries = 0; tries < 600; tries += 1) {
      const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.eml')) : [];
      const raws = names.map((name) => readFileSync(path.join(folder, name), 'utf8'));
      const found = raws.find((raw) => raw.includes(`To: ${sender}`) && !/^Auto-Submitted:/m.test(raw));
      if (found) return found;
      await sleep(100);
    }
    throw new Error('the answer never left');
  }

  it('is taken away', async () => {
    await page.goto('/console/admin/mailboxes');
    await card('reseau@agence.test').getByRole('button', { name: 'Supprimer' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Supprimer' }).click();
    await page.getByText('Boîte supprimée.').waitFor();
    expect(browser.problems).toEqual([]);
  });
});
