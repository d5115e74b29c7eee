import { randomUUID } from 'node:crypto';
import type { Page, Route } from 'playwright-core';
import { ApiClient } from './api';
import { desk, RealBrowser, seriousFindings, signIn } from './browser';
import { Product } from './product';

interface Detail {
  id: string;
  state: string;
  version: number;
  priority: number;
  assignee: { name: string } | null;
  messages: { body: string; visibility: string }[];
  history: { type: string }[];
}

describe('writing on tickets, in a real browser', () => {
  let product: Product;
  let browser: RealBrowser;
  let technician: ApiClient;
  let dispatcher: ApiClient;
  let requester: ApiClient;
  let page: Page;
  let ticketId: string;
  let requestId: string;

  beforeAll(async () => {
    product = await Product.start('writing');
    browser = await RealBrowser.open(product);
    technician = await ApiClient.signIn(product, 'tech@vigie.test');
    dispatcher = await ApiClient.signIn(product, 'dispatch@vigie.test');
    requester = await ApiClient.signIn(product, 'demandeur@acme.test');
    page = await browser.window(desk);
    await signIn(page, 'console', 'tech@vigie.test');
  });
  beforeEach(async () => {
    const request = { kind: 'incident', subject: 'Imprimante muette', description: 'Plus rien ne sort.' };
    const opened = await requester.json<{ id: string; ticketId: string }>(
      'POST',
      '/api/portal/requests',
      request,
    );
    ({ ticketId, id: requestId } = opened);
    await open(page);
  });
  afterAll(async () => {
    await browser.close();
    await product.stop();
  });

  const open = async (window: Page) => {
    await window.goto(`/console/tickets/${ticketId}?view=all`);
    await reply(window).waitFor();
  };
  const reply = (window: Page) => window.getByRole('textbox', { name: 'Réponse au client' });
  const read = () => technician.json<Detail>('GET', `/api/tickets/${ticketId}`);
  const bodies = async () => (await read()).messages.map(({ body }) => body);

  it('finds a macro by the keyboard alone, sends it with its changes, and takes all of it back', async () => {
    await page.keyboard.press('m');
    const picker = page.getByRole('dialog', { name: 'Macros' });
    await picker.getByRole('combobox').waitFor();
    await page.keyboard.type('complement');
    await picker.getByText(`Pour avancer sur T-${ticketId}`).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByText('Avec la macro «\u00a0Demander un complément\u00a0»').waitFor();
    await page.locator('textarea:focus').waitFor();
    await page.keyboard.type(' Merci.');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Macro «\u00a0Demander un complément\u00a0» appliquée.').waitFor();
    const after = await read();
    expect(after).toMatchObject({ state: 'waiting-client', assignee: { name: expect.any(String) } });
    expect(after.messages.at(-1)?.body).toMatch(/^Bonjour [^{]+ Merci\.$/s);
    await page.getByRole('button', { name: 'Annuler', exact: true }).first().click();
    await page.getByText('Envoi annulé.').first().waitFor();
    expect(await read()).toMatchObject({ state: 'new', assignee: null, messages: [] });
    expect(await reply(page).inputValue()).toContain(`T-${ticketId}`);
  });

  it('refuses a macro whose variable does not exist, and keeps a good one', async () => {
    await page.goto('/console/macros');
    await page.getByRole('button', { name: 'Nouvelle macro' }).click();
    await page.getByLabel('Nom', { exact: true }).fill('Relance');
    const text = page.getByLabel('Texte', { exact: true });
    await text.fill('Bonjour {{prenom}}');
    await page.getByText('Variable inconnue\u00a0: prenom.').waitFor();
    await text.fill('Bonjour {{contact}}, une nouvelle ?');
    await page.getByText('Bonjour Zoé Martin, une nouvelle ?').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByRole('cell', { name: 'Relance' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('keeps a draft across a reload and on another machine, and marks it in the list', async () => {
    const saved = page.waitForResponse((answer) => answer.url().includes('/reply-drafts/public'));
    await page.keyboard.press('r');
    await page.keyboard.type('Je regarde et je reviens');
    await saved;
    await page.locator('app-ticket-list .draft').first().waitFor();
    await page.reload();
    await page.waitForFunction(
      () => document.querySelector('textarea')?.value === 'Je regarde et je reviens',
    );
    const elsewhere = await browser.window(desk);
    await signIn(elsewhere, 'console', 'tech@vigie.test');
    await open(elsewhere);
    await elsewhere.waitForFunction(
      () => document.querySelector('textarea')?.value === 'Je regarde et je reviens',
    );
    await elsewhere.close();
  });

  it('neither loses nor doubles a reply whose answer was cut', async () => {
    let tries = 0;
    await page.route('**/messages', async (route) => {
      tries += 1;
      if (tries > 1) return route.continue();
      // The server has it; its answer never arrives.
      await route.fetch();
      return route.abort('connectionreset');
    });
    await page.keyboard.press('r');
    await page.keyboard.type('Un technicien passe à 15 h.');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Votre message partira dès son retour').waitFor();
    await page.getByText('Votre message partira dès son retour').waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.querySelector('textarea')?.value === '');
    await page.unroute('**/messages');
    expect(tries).toBeGreaterThan(1);
    expect(await bodies()).toEqual(['Un technicien passe à 15 h.']);
  });

  it('shows who else is there and writes, and warns before two answers cross', async () => {
    const other = await browser.window(desk);
    await signIn(other, 'console', 'dispatch@vigie.test');
    await open(other);
    await page.getByText(/regarde aussi ce ticket/).waitFor();
    await page.keyboard.press('r');
    await page.keyboard.type('Ma réponse');
    await other.getByText(/écrit…/).waitFor();
    await other.keyboard.press('r');
    await other.keyboard.type('Sa réponse');
    await other.keyboard.press('Control+Enter');
    await page.getByText('Sa réponse').first().waitFor();
    await reply(page).focus();
    await page.keyboard.press('Control+Enter');
    await page.getByText(/a répondu pendant que vous écriviez/).waitFor();
    expect(await reply(page).inputValue()).toBe('Ma réponse');
    expect(await bodies()).toEqual(['Sa réponse']);
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Envoyer quand même' }).click();
    await page.waitForFunction(() => document.querySelector('textarea')?.value === '');
    expect(await bodies()).toEqual(['Sa réponse', 'Ma réponse']);
    // As somebody who types another address: with its whole profile a window goes before it can say so.
    await other.goto('about:blank');
    await page.getByText(/regarde aussi ce ticket/).waitFor({ state: 'detached' });
    await other.close();
  });

  it('forgets somebody whose browser died without a word', async () => {
    const sign = { tab: randomUUID(), state: 'typing' };
    await dispatcher.json('POST', `/api/tickets/${ticketId}/presence`, sign);
    await page.getByText(/écrit…/).waitFor();
    await page.getByText(/écrit…/).waitFor({ state: 'detached', timeout: 60_000 });
  });

  it('shows both versions to the second of two who change a ticket, and applies theirs if they insist', async () => {
    const raise = async (route: Route) => {
      const { version } = await read();
      const change = { impact: 'high', urgency: 'high', reason: 'Toute l’agence', version };
      await dispatcher.json('POST', `/api/tickets/${ticketId}/priority`, change);
      await route.continue();
    };
    await page.route('**/transition', raise, { times: 1 });
    await page.keyboard.press('r');
    await page.keyboard.type('À moitié écrit');
    await page.getByRole('button', { name: /Changer l’état/ }).click();
    await page.getByRole('menuitem', { name: 'Résolu' }).click();
    const notice = page.locator('app-conflict-notice');
    await notice.getByText('Votre changement').waitFor();
    expect(await notice.innerText()).toMatch(/Entre-temps[\s\S]*Priorité 1[\s\S]*Résolu/);
    expect(await reply(page).inputValue()).toBe('À moitié écrit');
    expect(await seriousFindings(page)).toEqual([]);
    await notice.getByRole('button', { name: 'Appliquer le mien' }).click();
    await notice.waitFor({ state: 'detached' });
    await page.getByText('État\u00a0: Résolu.').waitFor();
    expect(await read()).toMatchObject({ state: 'resolved', priority: 1 });
  });

  it('splits a message of the client into a ticket of its own', async () => {
    const message = { body: 'Autre chose : le scanner ne marche plus.' };
    await requester.json('POST', `/api/portal/requests/${requestId}/messages`, message);
    await page.getByRole('button', { name: 'Détacher en ticket' }).click();
    await page.getByRole('textbox', { name: 'Objet du nouveau ticket' }).fill('Scanner en panne');
    await page.keyboard.press('Control+Enter');
    const done = page.getByText(/Message détaché\u00a0: T-\d+ est ouvert/).first();
    await done.waitFor();
    const opened = /T-(\d+)/.exec(await done.innerText())?.[1] ?? '';
    const split = await technician.json<Detail & { subject: string; request: object | null }>(
      'GET',
      `/api/tickets/${opened}`,
    );
    expect(split).toMatchObject({ subject: 'Scanner en panne', request: { channel: 'portal' } });
    expect((await read()).history.map(({ type }) => type)).toContain('split');
  });
});
