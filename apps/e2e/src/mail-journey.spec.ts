import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { ApiClient } from './api';
import { desk, phone, RealBrowser, seriousFindings, signIn } from './browser';
import { Product } from './product';

/** A free mail with a program in it, from a client who asks by mail. */
const mail = [
  'From: Demandeur <demandeur@borel.test>',
  'To: support@vigie.test',
  'Subject: Plus de réseau au magasin',
  'Message-ID: <reseau-1@borel.test>',
  `Date: ${new Date().toUTCString()}`,
  'Content-Type: multipart/mixed; boundary="b"',
  '',
  '--b',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'La caisse ne répond plus depuis ce matin.',
  '--b',
  'Content-Type: application/octet-stream; name="diagnostic.exe"',
  'Content-Disposition: attachment; filename="diagnostic.exe"',
  'Content-Transfer-Encoding: base64',
  '',
  Buffer.from('MZ programme').toString('base64'),
  '--b--',
  '',
].join('\r\n');

describe('a mail, in a real browser', () => {
  let product: Product;
  let browser: RealBrowser;
  let page: Page;

  beforeAll(async () => {
    product = await Product.start('mail');
    browser = await RealBrowser.open(product);
    page = await browser.window(desk);
    await signIn(page, 'console', 'tech@vigie.test');
  });
  afterAll(async () => {
    await browser.close();
    await product.stop();
  });

  /** Puts a mail into the folder that is always read. */
  function arrive(name: string, raw: string): void {
    const folder = path.join(product.dataDir, 'mail', 'in');
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, `${name}.tmp`), raw);
    renameSync(path.join(folder, `${name}.tmp`), path.join(folder, `${name}.eml`));
  }

  /** The mails that left, as files; lines cut for the journey are joined again. */
  function written(): string[] {
    const folder = path.join(product.dataDir, 'mail', 'out');
    const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.eml')) : [];
    return names.map((name) => readFileSync(path.join(folder, name), 'utf8').replace(/=\r?\n/g, ''));
  }

  it('shows which file was refused, to us and to its sender', async () => {
    arrive('reseau', mail);
    await page.goto('/console/tickets?view=all');
    await page.getByText('Plus de réseau au magasin').first().click({ timeout: 60_000 });
    await page.getByText(/Pièce jointe refusée\s: diagnostic\.exe/).waitFor();
    let told: string[] = [];
    for (let tries = 0; tries < 100 && told.length === 0; tries += 1) {
      told = written().filter(
        (raw) => raw.includes('demandeur@borel.test') && raw.includes('diagnostic.exe'),
      );
      await sleep(100);
    }
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/^In-Reply-To: <reseau-1@borel\.test>/m);
  });

  it('is qualified by the keyboard alone: the clocks become those of an incident', async () => {
    const clocks = page.getByRole('complementary', { name: 'Échéances et client' });
    await clocks.getByText('Échéance des 48 h').waitFor();
    await page.getByRole('button', { name: /^Qualifier/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Incident' }).waitFor();
    for (let presses = 0; presses < 10; presses += 1) {
      if ((await page.locator('[role=menuitem]:focus').innerText()) === 'Incident') break;
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press('Enter');
    await clocks.getByText('Première réponse').first().waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('takes an answer back as if it had never been sent', async () => {
    const state = page.getByRole('button', { name: /^Changer l’état/ });
    expect(await state.innerText()).toBe('Nouveau');
    await page.getByRole('textbox', { name: /Réponse/ }).fill('Quel est le modèle de la box ?');
    await page.getByRole('button', { name: 'Envoyer et attendre le client' }).click();
    await page.getByRole('button', { name: /Attend le client/ }).waitFor();
    const pending = page.getByText('Réponse enregistrée. Elle part dans 15 secondes.');
    await pending.waitFor();
    await page
      .getByRole('button', { name: /^Annuler l’envoi/ })
      .first()
      .click();
    await page.getByRole('button', { name: /^Changer l’état, Nouveau/ }).waitFor();
    expect(await pending.count()).toBe(0);
    const box = page.getByRole('textbox', { name: /Réponse/ });
    expect(await box.inputValue()).toBe('Quel est le modèle de la box ?');
  });

  it('of nobody we know is put on the ticket that a technician names', async () => {
    arrive(
      'perso',
      mail.replace('demandeur@borel.test', 'perso@ailleurs.test').replace('reseau-1@', 'perso-1@'),
    );
    await page.goto('/console/mails');
    await page.getByRole('link', { name: /perso@ailleurs\.test/ }).click({ timeout: 60_000 });
    await page.getByText('expéditeur inconnu').first().waitFor();
    await page.getByRole('combobox', { name: 'Rattacher à un contact' }).fill('borel');
    await page
      .locator('app-contact-picker')
      .getByRole('option', { name: /demandeur@borel/ })
      .click();
    const ticket = page.getByRole('combobox', { name: 'Ticket' });
    await ticket.locator('option', { hasText: 'Plus de réseau au magasin' }).waitFor({ state: 'attached' });
    const value = await ticket
      .locator('option', { hasText: 'Plus de réseau au magasin' })
      .getAttribute('value');
    await ticket.selectOption(value);
    await page.getByRole('button', { name: 'Rattacher' }).click();
    await page.getByText('Courriel rattaché.').waitFor();
    await page.goto(`/console/tickets/${value}?view=all`);
    await page.locator('app-message-card').getByText('La caisse ne répond plus').waitFor();
    await page
      .locator('app-message-card')
      .getByText(/Pièce jointe refusée/)
      .waitFor();
  });

  it('is not needed to go on with a closed request: the portal opens a new one and shows the way', async () => {
    const tech = await ApiClient.signIn(product, 'tech@vigie.test');
    const client = await ApiClient.signIn(product, 'demandeur@borel.test');
    const question = { kind: 'question', subject: 'Borne Wi-Fi', description: 'Où la poser ?' };
    const asked = await client.json<{ id: string; number: string; ticketId: string }>(
      'POST',
      '/api/portal/requests',
      question,
    );
    for (const to of ['resolved', 'closed']) {
      const { version } = await tech.json<{ version: number }>('GET', `/api/tickets/${asked.ticketId}`);
      await tech.json('POST', `/api/tickets/${asked.ticketId}/transition`, { to, version });
    }
    const portal = await browser.window(phone);
    await signIn(portal, 'portal', 'demandeur@borel.test');
    await portal.goto(`/portal/demandes/${asked.id}`);
    await portal.getByRole('textbox').first().fill('Elle est posée, mais elle clignote.');
    await portal.getByRole('button', { name: /Envoyer/ }).click();
    await portal.getByRole('heading', { name: /Suite\s: Borne Wi-Fi/ }).waitFor();
    await portal.getByText('Elle est posée, mais elle clignote.').waitFor();
    expect(await seriousFindings(portal)).toEqual([]);
    await portal.getByRole('link', { name: new RegExp(asked.number) }).click();
    await portal.getByRole('heading', { name: 'Borne Wi-Fi', exact: true }).waitFor();
    await portal.getByRole('link', { name: /Suite\s: Borne Wi-Fi/ }).waitFor();
  });

  it('left no error in any page', () => {
    expect(browser.problems).toEqual([]);
  });
});
