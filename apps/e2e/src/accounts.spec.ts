import type { Page } from 'playwright-core';
import { ApiClient } from './api';
import { desk, phone, RealBrowser, seriousFindings, signIn } from './browser';
import { Microsoft, stateOf } from './microsoft';
import { dayIn, PlanScreen } from './plan-screen';
import { Product } from './product';

describe('plans for accounts, in a real browser', () => {
  let product: Product;
  let browser: RealBrowser;
  let microsoft: Microsoft;
  let api: ApiClient;
  let page: Page;
  let screen: PlanScreen;

  beforeAll(async () => {
    product = await Product.start('accounts');
    browser = await RealBrowser.open(product);
    microsoft = new Microsoft(product);
    api = await ApiClient.signIn(product, 'tech@vigie.test');
    page = await browser.window(desk);
    await signIn(page, 'console', 'tech@vigie.test');
    screen = new PlanScreen(page);
  });
  afterAll(async () => {
    await browser.close();
    await product.stop();
  });

  describe('an arrival', () => {
    let portal: Page;
    let ticketId = '';
    let planId = '';
    let link = '';

    it('is asked for on a phone, and becomes a plan that shows its steps before it is saved', async () => {
      portal = await browser.window(phone);
      await signIn(portal, 'portal', 'demandeur@acme.test');
      await portal.goto('/portal/nouvelle-demande/arrivee');
      await portal.getByLabel('Prénom').fill('Inès');
      await portal.getByLabel('Nom', { exact: true }).fill('Le Goff');
      await portal.getByLabel(/Fonction/).fill('Comptable');
      await portal.getByLabel('Date d’arrivée').fill(frenchDate(20));
      await portal.getByRole('button', { name: 'Envoyer la demande' }).click();
      await portal.getByText(/Réalisée au plus tard/).waitFor();
      ticketId = /T-(\d+)/.exec(await portal.locator('main').innerText())?.[1] ?? '';
      planId = await screen.prepare(ticketId, async (panel) => {
        await panel.getByText('Adresse proposée\u00a0: ines.le-goff@acme.test').waitFor();
        await panel.getByText('Ajouter à la liste Tous chez Acme').waitFor();
        expect(await seriousFindings(panel)).toEqual([]);
      });
    });

    it('is launched, waits for Microsoft and says so, and goes on by itself when the mailbox is there', async () => {
      await screen.launch();
      await microsoft.until(
        api,
        planId,
        (plan) => stateOf(plan, 'wait-for-mailbox') === 'waiting-for-microsoft',
        'create-account',
      );
      await screen.step('Attendre la boîte aux lettres').getByText('attend Microsoft').waitFor();
      await screen
        .step('Attendre la boîte aux lettres')
        .getByText(/Prochaine vérification/)
        .waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await microsoft.until(api, planId, (plan) => stateOf(plan, 'wait-for-mailbox') === 'done');
      await screen.step('Attendre la boîte aux lettres').getByText('fait', { exact: true }).waitFor();
    });

    it('gives the line of a list to be pasted, and believes it once Microsoft shows it', async () => {
      const { steps } = await microsoft.until(api, planId, (plan) => stateOf(plan, 'join-list') === 'ready');
      const list = screen.step('Ajouter à la liste Tous chez Acme');
      await list.getByRole('button', { name: 'Copier la ligne' }).click();
      await list.getByText('Copié').waitFor();
      const line = await list.getByRole('textbox').innerText();
      expect(line).toBe(steps.find(({ kind }) => kind === 'join-list')?.command);
      await microsoft.paste(line);
      await screen.done('Ajouter à la liste Tous chez Acme', 'Ligne collée dans Exchange Online');
      await microsoft.until(api, planId, (plan) => stateOf(plan, 'join-list') === 'done');
      await list.getByText('fait', { exact: true }).waitFor();
    });

    it('hands the password over by a link that shows it once', async () => {
      await screen.step('Remettre le mot de passe').getByRole('button', { name: 'Créer le lien' }).click();
      link = await page.getByLabel('Lien à usage unique').inputValue();
      expect(await seriousFindings(page)).toEqual([]);
      await page.getByRole('button', { name: 'Fermer' }).click();
      const newcomer = await browser.window(phone);
      await newcomer.goto(link);
      await newcomer.getByText('ines.le-goff@acme.test').waitFor();
      expect(await seriousFindings(newcomer)).toEqual([]);
      await newcomer.getByRole('button', { name: 'Afficher le mot de passe' }).click();
      const password = await newcomer.locator('.secret-word').innerText();
      expect(password.length).toBeGreaterThan(11);
      await newcomer.getByText('Il ne sera plus affiché.', { exact: false }).waitFor();
      await newcomer.emulateMedia({ colorScheme: 'dark' });
      expect(await seriousFindings(newcomer)).toEqual([]);
      await newcomer.reload();
      await newcomer.getByRole('heading', { name: 'Ce lien a déjà servi' }).waitFor();
      await newcomer.goto('/portal/once/nothing');
      await newcomer.getByRole('heading', { name: 'Ce lien n’est pas valable' }).waitFor();
      // A browser calls every refusal an error.
      expect(browser.problems.splice(0)).toEqual([expect.stringContaining('422')]);
      await screen.step('Remettre le mot de passe').getByText('fait', { exact: true }).waitFor();
    });

    it('shows the requester how it goes, in plain words', async () => {
      await portal.getByRole('link', { name: /Suivre ma demande/ }).click();
      await portal.getByRole('heading', { name: 'Où en est votre demande' }).waitFor();
      await portal.locator('.stage-done', { hasText: 'La boîte aux lettres' }).waitFor();
      expect(await seriousFindings(portal)).toEqual([]);
    });

    it('ends when everything has ended: the promise is kept, the ticket can be resolved', async () => {
      for (const task of ['Ouvrir l’accès au logiciel de paie', 'Préparer un poste avec deux écrans']) {
        await screen.done(task, 'Fait sur place');
        await screen.step(task).getByText('fait', { exact: true }).waitFor();
      }
      await microsoft.until(api, planId, ({ state }) => state === 'completed');
      await page.locator('h1').getByText('terminé').waitFor();
      await portal.getByText('Tout est fait', { exact: false }).waitFor();
      await portal.getByText('Délai tenu').waitFor();
      const ticket = await api.json<{ clocks: { kind: string; state: string }[]; nextStates: string[] }>(
        'GET',
        `/api/tickets/${ticketId}`,
      );
      expect(ticket.clocks.find(({ kind }) => kind === 'promise')?.state).toBe('met');
      expect(ticket.nextStates).toContain('resolved');
      const writes = await microsoft.writes();
      const at = (operation: string) => writes.findIndex((line) => line.operation === operation);
      expect(at('/users')).toBeGreaterThanOrEqual(0);
      expect(at('/users/{id}/assignLicense')).toBeGreaterThan(at('/users'));
      expect(
        writes.filter(({ operation, method }) => operation === '/users' && method === 'POST'),
      ).toHaveLength(1);
      for (const { permission } of writes) expect(permission).not.toBeNull();
      expect(JSON.stringify(writes)).not.toContain(link);
    });
  });

  describe('a departure', () => {
    let planId = '';

    it('frees the licence only after the mailbox is seen to be shared', async () => {
      const before = (await microsoft.writes()).length;
      const ticketId = await ask('paul.girard@acme.test', 'convert-to-shared');
      planId = await screen.prepare(ticketId);
      await page.getByText('Pourquoi cet ordre').click();
      await page
        .getByText(/La licence part en dernier/)
        .first()
        .waitFor();
      await screen.launch();
      const ready = await microsoft.until(
        api,
        planId,
        (plan) => stateOf(plan, 'convert-to-shared') === 'ready',
      );
      expect(stateOf(ready, 'release-licence')).toBe('waiting');
      const line = ready.steps.find(({ kind }) => kind === 'convert-to-shared')?.command ?? '';
      await microsoft.paste(line);
      await screen.done('Convertir en boîte partagée', 'Ligne collée');
      await microsoft.until(api, planId, (plan) => stateOf(plan, 'verify-shared') === 'done');
      const lines = (await microsoft.writes()).slice(before);
      const released = lines.filter(({ operation }) => operation === '/users/{id}/assignLicense');
      expect(released).toEqual([]);
      const { steps } = await microsoft.until(api, planId, (plan) => stateOf(plan, 'leave-list') === 'ready');
      const list = steps.find(({ kind }) => kind === 'leave-list');
      await microsoft.paste(list?.command ?? '');
      await api.json('POST', `/api/account-steps/${list?.id ?? ''}/done`, { evidence: 'Ligne collée' });
      await microsoft.until(api, planId, (plan) => stateOf(plan, 'release-licence') === 'done');
      await page.locator('h1').getByText('terminé').waitFor();
    });

    it('deletes an account only after a second person said so', async () => {
      const ticketId = await ask('julie.perrin@acme.test', 'delete');
      planId = await screen.prepare(ticketId);
      await screen.launch();
      const { steps } = await microsoft.until(api, planId, (plan) => stateOf(plan, 'leave-list') === 'ready');
      const list = steps.find(({ kind }) => kind === 'leave-list');
      await microsoft.paste(list?.command ?? '');
      await api.json('POST', `/api/account-steps/${list?.id ?? ''}/done`, { evidence: 'Ligne collée' });
      await microsoft.until(api, planId, (plan) =>
        plan.steps.every(({ kind, state }) => kind === 'delete-account' || state === 'done'),
      );
      const deletion = screen.step('Supprimer le compte');
      await deletion.getByText('à confirmer').waitFor();
      await deletion.getByRole('button', { name: 'Demander la confirmation' }).click();
      await deletion.getByText(/Vous avez demandé/).waitFor();
      expect(await deletion.getByRole('button', { name: 'Confirmer' }).count()).toBe(0);
      const second = await browser.window({ ...desk, colorScheme: 'dark' });
      await signIn(second, 'console', 'dispatch@vigie.test');
      await second.goto('/console/accounts');
      await second.getByRole('link', { name: 'Julie Perrin' }).waitFor();
      expect(await seriousFindings(second)).toEqual([]);
      await second.getByRole('link', { name: 'Julie Perrin' }).click();
      const theirs = second.locator('app-plan-step').filter({ hasText: 'Supprimer le compte' });
      await theirs.getByText(/Demandée par Léa Martin/).waitFor();
      expect(await seriousFindings(second)).toEqual([]);
      await theirs.getByRole('button', { name: 'Confirmer' }).click();
      await second.getByRole('dialog').getByRole('button', { name: 'Confirmer' }).click();
      await microsoft.until(api, planId, ({ state }) => state === 'completed');
      await deletion.getByText('fait', { exact: true }).waitFor();
    });

    it('left no error in any page', () => {
      expect(browser.problems).toEqual([]);
    });

    async function ask(userPrincipalName: string, mailbox: string): Promise<string> {
      const client = await ApiClient.signIn(product, 'demandeur@acme.test');
      const form = { userPrincipalName, effectiveDate: dayIn(20), mailbox };
      const request = { kind: 'account.departure', form };
      const { ticketId } = await client.json<{ ticketId: string }>('POST', '/api/portal/requests', request);
      return ticketId;
    }
  });
});

/** A date some days from now, as a French person types it. */
function frenchDate(days: number): string {
  const date = new Date(Date.now() + days * 86_400_000);
  return `${date.getUTCDate()}/${date.getUTCMonth() + 1}/${date.getUTCFullYear()}`;
}
