import type { Page } from 'playwright-core';
import { desk, phone, RealBrowser, signIn } from './browser';
import { Product } from './product';

/** What people do with Vigie: a client asks on a phone, a technician answers at the desk, the client sees it. */
describe('the main job, in a real browser', () => {
  let product: Product;
  let browser: RealBrowser;
  let portal: Page;
  let consolePage: Page;
  let number = '';

  beforeAll(async () => {
    product = await Product.start('journey');
    browser = await RealBrowser.open(product);
    portal = await browser.window(phone);
    consolePage = await browser.window(desk);
  });
  afterAll(async () => {
    await browser.close();
    await product.stop();
  });

  it('lets a technician watch the desk', async () => {
    await signIn(consolePage, 'console', 'tech@vigie.test');
    await consolePage.goto('/console/tickets');
    await consolePage.getByText('Messagerie bloquée pour tout le service commercial').first().waitFor();
  });

  it('takes a written request from a phone and shows the deadline first', async () => {
    await signIn(portal, 'portal', 'demandeur@acme.test');
    await portal.locator('a[href="/portal/nouvelle-demande/arrivee"]').click();
    await portal.getByLabel('Prénom').fill('Inès');
    await portal.getByLabel('Nom', { exact: true }).fill('Le Goff');
    await portal.getByLabel('Date d’arrivée').fill(frenchDate(20));
    await portal.getByRole('button', { name: 'Envoyer la demande' }).click();
    await portal.getByText(/Réalisée au plus tard/).waitFor();
    const text = await portal.locator('main').innerText();
    number = /T-\d+/.exec(text)?.[0] ?? '';
    expect(number).toMatch(/^T-\d+$/);
    expect(text).toMatch(/48 heures après la réception/);
    expect(text).toMatch(/Scellée sous le n°/);
  });

  it('gives the proof as a PDF', async () => {
    const waiting = portal.waitForEvent('download');
    await portal.getByRole('link', { name: /PDF/ }).click();
    const download = await waiting;
    expect(download.suggestedFilename()).toBe(`preuve-${number}.pdf`);
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('shows the ticket on the open desk by itself, and the technician answers', async () => {
    const row = consolePage.getByRole('link', { name: new RegExp(number) });
    await row.waitFor();
    await row.click();
    await consolePage.getByRole('heading', { name: /Arrivée de Inès Le Goff/ }).waitFor();
    expect(await consolePage.getByText('Demande écrite scellée').count()).toBeGreaterThan(0);
    await consolePage
      .getByRole('textbox', { name: /Répondre|Réponse|Message/ })
      .fill('Bonjour, quelle licence ?');
    await consolePage.getByRole('button', { name: 'Envoyer et attendre le client' }).click();
    await consolePage.getByText('Bonjour, quelle licence ?').first().waitFor();
    await consolePage
      .getByText(/attend|client/i)
      .first()
      .waitFor();
  });

  it('lets the client see the answer once it can no longer be taken back, and reply', async () => {
    await portal.getByRole('link', { name: /Suivre ma demande/ }).click();
    await portal.getByText('Bonjour, quelle licence ?').waitFor({ timeout: 60_000 });
    await portal.getByRole('textbox').first().fill('Business Standard, merci.');
    await portal.getByRole('button', { name: /Envoyer/ }).click();
    await portal.getByText('Business Standard, merci.').first().waitFor();
    await consolePage.getByText('Business Standard, merci.').first().waitFor({ timeout: 30_000 });
  });

  it('keeps a chain of proofs that is intact', () => {
    const verdict = product.command('verify-proofs');
    expect(verdict.code).toBe(0);
    expect(verdict.output).toMatch(/intacte/);
  });

  it('left no error in any page', () => {
    expect(browser.problems).toEqual([]);
  });
});

/** A date some days from now, as a French person types it. */
function frenchDate(days: number): string {
  const date = new Date(Date.now() + days * 86_400_000);
  return `${date.getUTCDate()}/${date.getUTCMonth() + 1}/${date.getUTCFullYear()}`;
}
