import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { ApiClient } from './api';
import { desk, RealBrowser, seriousFindings, signIn } from './browser';
import { Product } from './product';

const sender = 'demandeur@borel.test';
const picture =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const lines = (...all: string[]) => all.join('\r\n');

const request = lines(
  `From: Demandeur <${sender}>`,
  'To: support@vigie.test',
  'Subject: Douchette muette',
  'Message-ID: <douchette-1@borel.test>',
  `Date: ${new Date().toUTCString()}`,
  'Content-Type: text/plain; charset=utf-8',
  '',
  'La douchette ne lit plus rien.',
);

/** What a mail server writes when it cannot deliver our answer. */
const bounce = (messageId: string) =>
  lines(
    'Return-Path: <>',
    'From: MAILER-DAEMON@mx.borel.test',
    'To: support@vigie.test',
    'Subject: Undelivered Mail Returned to Sender',
    'Message-ID: <retour-1@mx.borel.test>',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=r',
    '',
    '--r',
    'Content-Type: text/plain',
    '',
    'Your message could not be delivered.',
    '--r',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.borel.test',
    '',
    `Final-Recipient: rfc822; ${sender}`,
    'Action: failed',
    'Status: 5.2.2',
    'Diagnostic-Code: smtp; 552 5.2.2 Mailbox full',
    '--r',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: ${messageId}`,
    '--r--',
    '',
  );

/** The client's answer with what it quotes, and a picture in its text. */
const answer = (messageId: string) =>
  lines(
    `From: Demandeur <${sender}>`,
    'To: support@vigie.test',
    'Subject: Re: Douchette muette',
    'Message-ID: <douchette-2@borel.test>',
    `In-Reply-To: ${messageId}`,
    `Date: ${new Date().toUTCString()}`,
    'Content-Type: multipart/related; boundary=m',
    '',
    '--m',
    'Content-Type: multipart/alternative; boundary=a',
    '',
    '--a',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Voici la photo.',
    '',
    'Le lun. 23 nov. 2026 à 09:02, Support <support@vigie.test> a écrit :',
    '',
    '> Quel est son modèle exact ?',
    '--a',
    'Content-Type: text/html; charset=utf-8',
    '',
    '<p>Voici la photo.</p><img src="cid:photo@borel" alt="photo" width="20"><blockquote>Quel est son modèle exact ?</blockquote>',
    '--a--',
    '--m',
    'Content-Type: image/png; name=photo.png',
    'Content-ID: <photo@borel>',
    'Content-Disposition: inline; filename=photo.png',
    'Content-Transfer-Encoding: base64',
    '',
    picture,
    '--m--',
    '',
  );

describe('what becomes of our mails, in a real browser', () => {
  let product: Product;
  let browser: RealBrowser;
  let page: Page;
  let ticketUrl = '';
  let messageId = '';

  beforeAll(async () => {
    product = await Product.start('delivery');
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

  /** The Message-ID of our answer, once it has left. */
  async function sentAnswer(): Promise<string> {
    const folder = path.join(product.dataDir, 'mail', 'out');
    for (let tries = 0; tries < 600; tries += 1) {
      const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.eml')) : [];
      const raws = names.map((name) => readFileSync(path.join(folder, name), 'utf8'));
      const ours = raws.find((raw) => raw.includes(`To: ${sender}`) && !/^Auto-Submitted:/m.test(raw));
      const id = /^Message-ID:\s*(<[^>]+>)/im.exec(ours ?? '')?.[1];
      if (id) return id;
      await sleep(100);
    }
    throw new Error('the answer never left');
  }

  it('a bounce is shown on the message, in the history and on the contact, and opens no ticket', async () => {
    arrive('douchette', request);
    await page.goto('/console/tickets?view=all');
    await page.getByText('Douchette muette').first().click({ timeout: 60_000 });
    await page.getByRole('textbox', { name: /Réponse/ }).fill('Quel est son modèle exact ?');
    await page.getByRole('button', { name: 'Envoyer et attendre le client' }).click();
    messageId = await sentAnswer();
    ticketUrl = page.url();
    arrive('retour', bounce(messageId));
    await page.getByText(/Le courriel n’a pas été remis\s: .*Mailbox full/).waitFor({ timeout: 60_000 });
    const tech = await ApiClient.signIn(product, 'tech@vigie.test');
    const found = await tech.json<{ items: { client: { id: string } }[] }>(
      'GET',
      '/api/tickets?view=all&q=douchette',
    );
    expect(found.items).toHaveLength(1);
    await page.goto(`/console/clients/${found.items[0]?.client.id}`);
    await page.getByText(/Adresse en défaut depuis/).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('an answer shows what is new, what it quotes at one press, and its picture in place', async () => {
    arrive('reponse', answer(messageId));
    await page.goto(ticketUrl);
    const card = page.locator('app-message-card').last();
    await card.locator('iframe').waitFor({ timeout: 60_000 });
    const shown = page.frameLocator('app-message-card iframe').locator('img[alt="photo"]');
    await shown.waitFor();
    expect(await shown.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(1);
    await card.getByRole('button', { name: 'Voir le texte' }).click();
    await card.getByText('Voici la photo.').waitFor();
    expect(await card.getByText(/a écrit/).count()).toBe(0);
    await card.getByRole('button', { name: 'Afficher le texte cité' }).focus();
    await page.keyboard.press('Enter');
    await card.getByText(/a écrit/).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('an address that writes to us is well again', async () => {
    await page.goto('/console/clients');
    await page.getByRole('link', { name: /Borel/ }).first().click();
    await page.getByText(sender).waitFor();
    expect(await page.getByText(/Adresse en défaut/).count()).toBe(0);
  });

  it('an address in trouble is cleared by hand', async () => {
    await page.goto('/console/clients');
    await page.getByRole('link', { name: /Cèdre/ }).first().click();
    await page.getByText(/Adresse en défaut depuis/).waitFor();
    await page.getByRole('button', { name: /demandeur@cedre\.test/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByText(/Adresse en défaut/).waitFor({ state: 'detached' });
  });

  it('left no error in any page', () => {
    expect(browser.problems).toEqual([]);
  });
});
