import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { createConnection, type Connection } from 'mysql2/promise';
import type { Page } from 'playwright-core';
import { ApiClient } from './api';
import { desk, phone, RealBrowser, seriousFindings, signIn } from './browser';
import { application, cedreTenant, Microsoft, stateOf } from './microsoft';
import { dayIn, PlanScreen } from './plan-screen';
import { Product } from './product';

/** Everything about accounts that is no plain arrival or departure, on one running product. */
describe('other plans for accounts, in a real browser', () => {
  const keyFile = path.join(mkdtempSync(path.join(tmpdir(), 'vigie-e2e-keys-')), 'secret.key');
  let product: Product;
  let browser: RealBrowser;
  let database: Connection;
  let microsoft: Microsoft;
  let api: ApiClient;
  let page: Page;
  let screen: PlanScreen;

  beforeAll(async () => {
    writeFileSync(keyFile, `${Buffer.alloc(32, 9).toString('base64')}\n`, { mode: 0o600 });
    product = await Product.start('plans_more', { SECRET_KEY_FILE: keyFile });
    browser = await RealBrowser.open(product);
    database = await createConnection({ uri: product.databaseUrl });
    microsoft = new Microsoft(product);
    api = await ApiClient.signIn(product, 'tech@vigie.test');
    page = await browser.window(desk);
    await signIn(page, 'console', 'tech@vigie.test');
    screen = new PlanScreen(page);
  });
  afterAll(async () => {
    await database.end();
    await browser.close();
    await product.stop();
  });

  /** A written request of a client, as its ticket. */
  async function ask(kind: string, form: object, by = 'demandeur@acme.test'): Promise<string> {
    const client = await ApiClient.signIn(product, by);
    const { ticketId } = await client.json<{ ticketId: string }>('POST', '/api/portal/requests', {
      kind,
      form,
    });
    return ticketId;
  }
  const departing = (userPrincipalName: string) =>
    ask('account.departure', { userPrincipalName, effectiveDate: dayIn(20), mailbox: 'convert-to-shared' });
  const changing = (userPrincipalName: string, change: string) =>
    ask('account.change', { userPrincipalName, change });
  async function acme(): Promise<string> {
    const [rows] = await database.query("SELECT id FROM client WHERE name = 'Acme SAS'");
    return String((rows as { id: number }[])[0]?.id);
  }
  /** Writes of Microsoft since a moment. */
  const since = async (before: number) => (await microsoft.writes()).slice(before);

  it('the demonstration shows one of each: running, waiting for somebody, failed with its reason, done', async () => {
    await page.goto('/console/accounts');
    const row = (name: string) => page.getByRole('row').filter({ hasText: name });
    await row('Amélie Roche').getByText('en cours').waitFor();
    await row('Tania Silva').getByText('à traiter').waitFor();
    await row('William Hubert').getByText('à traiter').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByLabel('État').selectOption('all');
    await row('Noémie Bonnet').getByText('terminé', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'William Hubert' }).click();
    const failed = screen.step('Attendre l’espace OneDrive');
    await failed.getByText('Il manque une autorisation').waitFor();
    await failed.getByText('Files.ReadWrite.All').waitFor();
    await failed.getByText(/Ouvrir le OneDrive/).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.goto('/console/accounts');
    await page.getByRole('link', { name: 'Tania Silva' }).click();
    await screen
      .step('Convertir en boîte partagée')
      .getByRole('button', { name: 'Copier la ligne' })
      .waitFor();
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await seriousFindings(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
  });

  it('a change of function: what is gained comes before what is lost', async () => {
    const ticketId = await changing('hugo.fontaine@acme.test', 'Rejoint la comptabilité au 1er du mois.');
    const before = (await microsoft.writes()).length;
    const planId = await screen.prepare(ticketId, async (panel) => {
      await panel.getByLabel('Fonction').fill('Comptable fournisseurs');
      const join = panel.getByRole('group', { name: /À rejoindre/ });
      await join.getByRole('checkbox', { name: /Comptabilité/ }).check();
      await panel
        .getByRole('group', { name: /À quitter/ })
        .getByRole('checkbox', { name: /Accès VPN/ })
        .check();
      await panel.getByText('Retirer du groupe Accès VPN').waitFor();
      await panel.getByText(/^· 3 étapes$/).waitFor();
      expect(await seriousFindings(panel)).toEqual([]);
    });
    await screen.launch();
    await microsoft.until(api, planId, ({ state }) => state === 'completed');
    await page.locator('h1').getByText('terminé').waitFor();
    expect(await microsoft.person('hugo.fontaine@acme.test')).toMatchObject({
      jobTitle: 'Comptable fournisseurs',
      groups: expect.arrayContaining(['Comptabilité', 'Commerce']),
    });
    const written = (await since(before)).map(({ method, operation }) => `${method} ${operation}`);
    // The title and the group do not wait for each other; what is lost comes last.
    expect(written.slice(0, 2).toSorted()).toEqual(['PATCH /users/{id}', 'POST /groups/{id}/members/$ref']);
    expect(written.slice(2)).toEqual(['DELETE /groups/{id}/members/{member}/$ref']);
  });

  it('a forgotten password: a new one, no session of before, handed over once', async () => {
    const ticketId = await changing('nicolas.rey@acme.test', 'Mot de passe oublié.');
    const before = (await microsoft.writes()).length;
    const planId = await screen.prepare(ticketId, async (panel) => {
      await panel.getByLabel('Genre de plan').selectOption('password-reset');
      expect(await panel.getByLabel('Compte concerné').inputValue()).toBe('nicolas.rey@acme.test');
      await panel.getByText('Fermer les sessions ouvertes').waitFor();
    });
    await screen.launch();
    await microsoft.until(api, planId, (plan) => stateOf(plan, 'hand-over-password') === 'ready');
    await screen.step('Remettre le mot de passe').getByRole('button', { name: 'Créer le lien' }).click();
    const link = await page.getByLabel('Lien à usage unique').inputValue();
    await page.getByRole('button', { name: 'Fermer' }).click();
    const person = await browser.window(phone);
    await person.goto(link);
    await person.getByRole('button', { name: 'Afficher le mot de passe' }).click();
    expect((await person.locator('.secret-word').innerText()).length).toBeGreaterThan(11);
    await page.locator('h1').getByText('terminé').waitFor();
    const written = (await since(before)).map(({ operation }) => operation);
    expect(written).toEqual(['/users/{id}', '/users/{id}/revokeSignInSessions', '/users/{id}']);
  });

  it('a lost phone: sessions and sign-in methods end, then the phone is locked', async () => {
    const ticketId = await changing('julie.perrin@acme.test', 'Téléphone perdu dans le train.');
    const before = (await microsoft.writes()).length;
    const planId = await screen.prepare(ticketId, async (panel) => {
      await panel.getByLabel('Genre de plan').selectOption('phone-lost');
      await panel
        .getByLabel('Appareil', { exact: true })
        .selectOption({ label: 'Téléphone de Julie Perrin (de l’entreprise)' });
      await panel.getByRole('radio', { name: /Verrouiller/ }).check();
      await panel.getByText('Verrouiller Téléphone de Julie Perrin').waitFor();
      expect(await seriousFindings(panel)).toEqual([]);
    });
    await screen.launch();
    await microsoft.until(api, planId, ({ state }) => state === 'completed');
    await page.locator('h1').getByText('terminé').waitFor();
    const written = (await since(before)).map(({ operation }) => operation);
    expect(written).toContain('/users/{id}/revokeSignInSessions');
    expect(written).toContain('/deviceManagement/managedDevices/{id}/remoteLock');
  });

  it('a departure waits for its date, and can be cancelled: nothing was done', async () => {
    const ticketId = await departing('sarah.cohen@acme.test');
    const before = (await microsoft.writes()).length;
    await screen.prepare(ticketId);
    await screen.launch(/À la date d’effet/, 'Plan programmé.');
    await page.locator('h1').getByText('programmé').waitFor();
    await page.getByText('Microsoft 365 est relu avant la première étape.').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Annuler le plan' }).click();
    await page.getByLabel('Pourquoi').fill('Elle reste finalement.');
    await page.getByRole('dialog').getByRole('button', { name: 'Annuler le plan' }).click();
    await page.locator('h1').getByText('annulé').waitFor();
    await page.getByText('Annulé\u00a0: Elle reste finalement.').waitFor();
    expect(await since(before)).toEqual([]);
    const { nextStates } = await api.json<{ nextStates: string[] }>('GET', `/api/tickets/${ticketId}`);
    expect(nextStates).toContain('resolved');
  });

  it('a departure on its date leaves what was joined since it was prepared, and says so', async () => {
    const ticketId = await departing('yann.legoff@acme.test');
    const planId = await screen.prepare(ticketId);
    await screen.launch(/À la date d’effet/, 'Plan programmé.');
    const other = await changing('yann.legoff@acme.test', 'Ajouter à la comptabilité.');
    const change = await screen.prepare(other, async (panel) => {
      const join = panel.getByRole('group', { name: /À rejoindre/ });
      await join.getByRole('checkbox', { name: /Comptabilité/ }).check();
      await panel.getByText('Ajouter au groupe Comptabilité').waitFor();
    });
    await screen.launch();
    await microsoft.until(api, change, ({ state }) => state === 'completed');
    await page.goto(`/console/accounts/${planId}`);
    await page.locator('h1').getByText('programmé').waitFor();
    await database.query(
      "UPDATE outbox SET available_at = NOW(3) WHERE job = 'plan.start' AND done_at IS NULL",
    );
    await page.getByText('Ajouté\u00a0: Retirer du groupe Comptabilité').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await microsoft.until(api, planId, (plan) => stateOf(plan, 'leave-group') === 'done');
    expect((await microsoft.person('yann.legoff@acme.test')).groups).not.toContain('Comptabilité');
  });

  it('an urgent departure closes the door at once, before anything else', async () => {
    const ticketId = await departing('samuel.weber@acme.test');
    const before = (await microsoft.writes()).length;
    const planId = await screen.prepare(ticketId);
    await page.getByRole('button', { name: 'Départ urgent' }).click();
    await page.getByText(/ne pourra plus se connecter dans quelques instants/).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Lancer maintenant' }).click();
    await microsoft.until(api, planId, (plan) => stateOf(plan, 'revoke-sessions') === 'done');
    expect((await microsoft.person('samuel.weber@acme.test')).accountEnabled).toBe(false);
    const written = await since(before);
    expect(written.slice(0, 3).map(({ operation }) => operation)).toEqual([
      '/users/{id}',
      '/users/{id}',
      '/users/{id}/revokeSignInSessions',
    ]);
    expect(written[0]?.body).toEqual({ accountEnabled: false });
  });

  it('no licence left: the purchase is a step and a ticket, and the plan goes on once it is bought', async () => {
    await microsoft.change({ licences: { SPB: 25 } });
    const form = { firstName: 'Léo', lastName: 'Martin', jobTitle: 'Comptable', effectiveDate: dayIn(20) };
    const ticketId = await ask('account.arrival', form);
    const clientId = await acme();
    await api.json('POST', `/api/tenants/${clientId}/sync`);
    const planId = await screen.prepare(ticketId, async (panel) => {
      await panel.getByText(/Plus de licence .+ libre/).waitFor();
      await panel.getByText('Commander la licence Microsoft 365 Business Premium').waitFor();
      expect(await seriousFindings(panel)).toEqual([]);
    });
    await screen.launch();
    await microsoft.until(api, planId, (plan) => stateOf(plan, 'create-account') === 'done');
    const purchase = async () => {
      const { items } = await api.json<{ items: { partNumber: string; ticket: { id: string } | null }[] }>(
        'GET',
        `/api/licences?client=${clientId}`,
      );
      return items.find(({ partNumber }) => partNumber === 'SPB')?.ticket ?? null;
    };
    while ((await purchase()) === null) await sleep(500);
    await microsoft.change({ licences: { SPB: 27 } });
    await screen.done('Commander la licence Microsoft 365 Business Premium', 'Commande 2026-114');
    await microsoft.until(api, planId, (plan) => stateOf(plan, 'assign-licence') === 'done');
    await screen.step('Attribuer la licence').getByText('fait', { exact: true }).waitFor();
  });

  it('where the management wants to agree, there is no ticket before it has, and the plan says who did', async () => {
    await database.query(
      `UPDATE client SET approval_kinds = '["account.departure"]' WHERE name = 'Cèdre Habitat'`,
    );
    const requester = await ApiClient.signIn(product, 'demandeur@cedre.test');
    const form = { userPrincipalName: 'u.bianchi@cedre.test', effectiveDate: dayIn(20), mailbox: 'delete' };
    const { approvalId } = await requester.json<{ approvalId: string }>('POST', '/api/portal/requests', {
      kind: 'account.departure',
      form,
    });
    const management = await browser.window(phone);
    await signIn(management, 'portal', 'direction@cedre.test');
    await management.goto(`/portal/accords/${approvalId}`);
    await management.getByRole('button', { name: 'Donner mon accord' }).click();
    await management.getByText('Accord donné').waitFor();
    await management.getByRole('link', { name: 'Suivre la demande' }).click();
    await management.waitForURL('**/portal/demandes/*');
    await management.getByText(/T-\d+/).first().waitFor();
    const number = /T-(\d+)/.exec(await management.locator('main').innerText())?.[1] ?? '';
    await screen.prepare(number);
    await page.getByText(/Accord de /).waitFor();
    await page.getByText('Supprimer le compte').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('a tenant without consent: nothing is proposed, and the reason is said', async () => {
    await microsoft.change({ consents: { [application]: null } }, cedreTenant);
    const form = { userPrincipalName: 'q.lacroix@cedre.test', change: 'Rejoint l’accueil.' };
    const ticketId = await ask('account.change', form, 'demandeur@cedre.test');
    await page.goto(`/console/tickets/${ticketId}`);
    await page.getByRole('button', { name: 'Préparer le plan' }).click();
    await page.getByText(/Le client n’a pas accordé l’accès à Vigie/).waitFor();
    expect(await page.getByLabel('Compte concerné').inputValue()).toBe('q.lacroix@cedre.test');
    expect(await seriousFindings(page)).toEqual([]);
    expect(browser.problems.splice(0).filter((problem) => !problem.includes('422'))).toEqual([]);
  });

  it('a rotation of the keys that is killed in the middle is run again to its end, while people work', async () => {
    await manySecrets(database);
    const rotation = product.begin('keys-rotate');
    const gone = once(rotation, 'exit');
    while (!(await under(database)).has('k2')) await sleep(5);
    rotation.kill('SIGKILL');
    await gone;
    expect([...(await under(database)).keys()].toSorted()).toEqual(['k1', 'k2']);
    const admin = await ApiClient.signIn(product, 'admin@vigie.test');
    const clientId = await acme();
    const connected = async () =>
      (await admin.json<{ ok: boolean }>('POST', `/api/tenants/${clientId}/test`)).ok;
    expect(await connected()).toBe(true);
    expect(product.command('keys-rotate').output).toContain('Clé k2 déjà en place.');
    expect([...(await under(database)).keys()]).toEqual(['k2']);
    expect(readFileSync(keyFile, 'utf8').match(/^k\d+:/gm)).toEqual(['k2:', 'k1:']);
    expect(await connected()).toBe(true);
  });
});

/** Enough sealed texts for a rotation to be in the middle of. */
async function manySecrets(database: Connection): Promise<void> {
  await database.query(
    `INSERT INTO person (kind, email, name, password_hash, locale, roles, active, version, created_at, totp_secret)
     SELECT 'staff', CONCAT(n.n, '@rotation.test'), 'Ancien', 'x', 'fr', '["technician"]', 0, 1, NOW(3),
            (SELECT secret FROM webhook ORDER BY id LIMIT 1)
       FROM (SELECT ROW_NUMBER() OVER (ORDER BY a.table_name, a.column_name, b.n) AS n
               FROM information_schema.columns a JOIN (SELECT 1 AS n UNION SELECT 2 UNION SELECT 3) b LIMIT 3000) n`,
  );
}

/** Under which keys they are, with how many under each. */
async function under(database: Connection): Promise<Map<string, number>> {
  const [rows] = await database.query(
    `SELECT SUBSTRING_INDEX(totp_secret, '.', 1) AS version, COUNT(*) AS count FROM person
      WHERE totp_secret IS NOT NULL GROUP BY 1`,
  );
  return new Map(
    (rows as { version: string; count: number }[]).map(({ version, count }) => [version, count]),
  );
}
