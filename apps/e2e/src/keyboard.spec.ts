import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { ApiClient } from './api';
import { desk, findingsInBothThemes, phone, RealBrowser, seriousFindings } from './browser';
import { demoPassword, Product } from './product';

const consolePages = [
  'today',
  'tickets',
  'tickets/10002',
  'mails',
  'clients',
  'estate',
  'simulators',
  'account',
];
const adminPages = ['admin/people', 'admin/calendars', 'admin/targets', 'admin/audit'];
const portalPages = [
  '',
  'nouvelle-demande/arrivee',
  'nouvelle-demande/incident',
  'demandes',
  'demandes/3',
  'parc',
  'mon-compte',
];

/** Asked by mail in free words: it has to be qualified. */
const freeMail = [
  'From: Demandeur <demandeur@borel.test>',
  'To: support@vigie.test',
  'Subject: Caisse en panne au magasin',
  'Message-ID: <caisse-1@borel.test>',
  `Date: ${new Date().toUTCString()}`,
  'Content-Type: text/plain; charset=utf-8',
  '',
  'La caisse ne s’allume plus depuis ce matin.',
  '',
].join('\r\n');

/** Everything by keys alone, and what axe says of every page in both themes. */
describe('without a mouse', () => {
  let product: Product;
  let browser: RealBrowser;

  beforeAll(async () => {
    product = await Product.start('keyboard');
    browser = await RealBrowser.open(product);
  });
  afterAll(async () => {
    await browser.close();
    await product.stop();
  });

  /** Signs in with the keys only: the address field has the focus. */
  async function typeSignIn(page: Page, app: 'console' | 'portal', email: string): Promise<void> {
    await page.goto(`/${app}/`);
    await page.getByLabel(/Adresse/).focus();
    await page.keyboard.type(email);
    await page.keyboard.press('Tab');
    await page.keyboard.type(demoPassword);
    await page.keyboard.press('Enter');
    await page.getByRole('navigation').first().waitFor();
  }

  it('lets a technician find a ticket, note, reply and look for help', async () => {
    const page = await browser.window(desk);
    await typeSignIn(page, 'console', 'tech@vigie.test');
    await page.keyboard.press('g');
    await page.keyboard.press('t');
    await page.waitForURL(/\/console\/tickets/);
    await page.getByText('Messagerie bloquée pour tout le service commercial').first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/console\/tickets\/\d+/);
    await page.getByRole('textbox', { name: /Répondre|Réponse|Message/ }).waitFor();

    await page.keyboard.press('n');
    await page.locator('textarea:focus').waitFor();
    await page.keyboard.type('Vérifié au téléphone avec le client.');
    await page.keyboard.press('Control+Enter');
    await page
      .locator('article, li, section')
      .getByText('Vérifié au téléphone avec le client.')
      .first()
      .waitFor();

    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    expect(await page.getByRole('dialog').innerText()).toMatch(/Ctrl/);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('simul');
    await page.keyboard.press('Enter');
    await page.waitForURL(/simulators/);
  });

  it('brings the focus back to where it was', async () => {
    const page = await browser.window(desk);
    await typeSignIn(page, 'console', 'tech@vigie.test');
    await page.goto('/console/tickets');
    const row = page.getByRole('link', { name: /Arrivée de Zoé/ });
    await row.focus();
    for (const key of ['?', 'Control+k', '/', 'c']) {
      await page.keyboard.press(key);
      await page.locator('[role=dialog] :focus, input[type=search]:focus').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      expect([key, await row.evaluate((element) => element === document.activeElement)]).toEqual([key, true]);
    }
    await page.keyboard.press('Enter');
    const conversation = page.locator('[aria-label=Conversation]:focus');
    await conversation.waitFor();
    for (const key of ['r', 'n']) {
      await page.keyboard.press(key);
      await page.locator('textarea:focus').waitFor();
      await page.keyboard.press('Escape');
      expect([key, await conversation.count()]).toEqual([key, 1]);
    }
    await page.keyboard.press('Escape');
    await page.waitForURL(/\/console\/tickets(\?|$)/);
    await page.locator('app-ticket-list a:focus').getByText('Arrivée de Zoé').waitFor();

    await page.keyboard.press('g');
    await page.keyboard.press('c');
    await page.getByRole('cell', { name: 'Acme SAS' }).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Acme SAS' }).waitFor();
  });

  it('says that a ticket does not exist, in words', async () => {
    const page = await browser.window(desk);
    await typeSignIn(page, 'console', 'tech@vigie.test');
    await page.goto('/console/tickets/999999');
    await page.getByText('Introuvable').waitFor();
    await page.getByText('Cet élément n’existe pas').waitFor();
    expect(await page.getByRole('button', { name: 'Réessayer' }).count()).toBe(0);
  });

  it('keeps the frame of a client around an address that does not exist', async () => {
    const page = await browser.window(desk);
    await typeSignIn(page, 'portal', 'demandeur@acme.test');
    await page.goto('/portal/compte');
    await page.locator('app-not-found').waitFor();
    await page.getByText('Acme SAS').waitFor();
    await page.getByRole('link', { name: 'Demandes' }).first().waitFor();
  });

  it('takes a ticket once, however often the key is pressed', async () => {
    const page = await browser.window(desk);
    await typeSignIn(page, 'console', 'tech@vigie.test');
    await page.goto('/console/tickets?view=unassigned');
    await page.locator('app-ticket-list a').first().click();
    await page.getByRole('button', { name: /^Prendre/ }).waitFor();
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/assign')) asked.push(request.url());
    });
    await page.keyboard.press('e');
    await page.keyboard.press('e');
    await page
      .getByRole('status')
      .getByText(/^Attribué à/)
      .first()
      .waitFor();
    await page.keyboard.press('e');
    await page.goto('/console/tickets?view=unassigned');
    const row = page.locator('app-ticket-list a').first();
    await row.focus();
    await page.keyboard.press('e');
    await page.keyboard.press('e');
    await page
      .getByRole('status')
      .getByText(/^Attribué à/)
      .first()
      .waitFor();
    expect(asked).toHaveLength(2);
    expect(new Set(asked).size).toBe(2);
  });

  it('keeps what can be done with a ticket on one line', async () => {
    const page = await browser.window(desk);
    await typeSignIn(page, 'console', 'tech@vigie.test');
    const api = await ApiClient.signIn(product, 'tech@vigie.test');
    const { items } = await api.json<{ items: { id: string; state: string }[] }>(
      'GET',
      '/api/tickets?limit=100',
    );
    const byState = new Map(items.map((row) => [row.state, row.id]));
    expect([...byState.keys()]).toContain('waiting-client');
    // A new mail that nobody has: nowhere is there more to be done.
    const folder = path.join(product.dataDir, 'mail', 'in');
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'caisse.tmp'), freeMail);
    renameSync(path.join(folder, 'caisse.tmp'), path.join(folder, 'caisse.eml'));
    await page.goto('/console/tickets?view=all');
    await page.getByText('Caisse en panne au magasin').first().click({ timeout: 60_000 });
    await page.getByRole('button', { name: /^Qualifier/ }).waitFor();
    const mailId = /tickets\/(\d+)/.exec(page.url())?.[1] ?? '';
    for (const width of [1280, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      const heights = new Set<number>();
      for (const id of [...byState.values(), mailId]) {
        await page.goto(`/console/tickets/${id}?view=all`);
        const actions = page.locator('app-ticket-header .actions');
        await actions.waitFor();
        heights.add(await actions.evaluate((element) => element.clientHeight));
        expect(await actions.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
        const cut = await actions
          .locator('.whole')
          .evaluateAll((all) =>
            all.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.textContent),
          );
        expect([width, id, cut]).toEqual([width, id, []]);
      }
      expect([...heights]).toHaveLength(1);
    }
  });

  it('shows whole views only, at any width, and all of them in a menu', async () => {
    for (const width of [1000, 1280, 1440, 1920]) {
      const page = await browser.window({ viewport: { width, height: 800 } });
      await typeSignIn(page, 'console', 'tech@vigie.test');
      for (const view of ['todo', 'waiting', 'all']) {
        await page.goto(`/console/tickets?view=${view}`);
        const views = page.getByRole('navigation', { name: 'Vues' });
        await views.locator('[aria-current=page]').waitFor();
        const cut = await views.evaluate((nav) => nav.scrollWidth - nav.clientWidth);
        expect([width, view, cut]).toEqual([width, view, 0]);
      }
      await page.getByRole('button', { name: 'Toutes les vues' }).click();
      await page.getByRole('menuitem', { name: /À risque/ }).click();
      await page.waitForURL(/view=at-risk/);
      const meta = page.locator('app-sealed-request-card .meta');
      await page.getByRole('link', { name: /Arrivée de Zoé/ }).click();
      await meta.waitFor();
      expect(await meta.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
    }
  });

  it('revises a price as the contract says, with what its options would change', async () => {
    const page = await browser.window(desk);
    await typeSignIn(page, 'console', 'compta@vigie.test');
    await page.goto('/console/simulators/revision');
    await page
      .getByText(/12\s410,26\s€/)
      .first()
      .waitFor();
    await page.getByText(/11 × 1\s034,19\s€, puis 1\s034,17\s€/).waitFor();
    await page.getByRole('row', { name: /Tronqué à 4\sdécimales.*12\s409,20\s€/ }).waitFor();
    await page.getByText('Clauses particulières du contrat').click();
    await page.getByLabel(/^Plafond/).fill('1,03');
    await page.getByText('Le plafond s’applique.').waitFor();
    await page
      .getByText(/12\s360,00\s€/)
      .first()
      .waitFor();
    await page.getByLabel('Nouvel indice', { exact: true }).fill('NaN');
    await page.getByText('Une valeur d’indice n’est pas un nombre.').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('computes penalties by every reading of the clause, down to part payments', async () => {
    const page = await browser.window(desk);
    await typeSignIn(page, 'console', 'compta@vigie.test');
    await page.goto('/console/simulators/penalty?amount=15188,57&due=2025-06-15&until=2025-08-20');
    await page
      .getByText(/1\s511,16\s€/)
      .first()
      .waitFor();
    for (const amount of [
      /1\s471,16\s€/,
      /2\s102,86\s€/,
      /1\s474,05\s€/,
      /122,60\s€/,
      /245,19\s€/,
      /339,93\s€/,
    ])
      await page.getByRole('cell', { name: amount }).first().waitFor();
    await page.getByLabel('Lecture de la clause').selectOption('M4');
    await page.getByText(/moins que le minimum légal/).waitFor();
    await page.getByRole('button', { name: 'Ajouter un paiement partiel' }).click();
    await page.getByLabel('Payé le').fill('2025-07-01');
    await page.getByLabel('Montant (€)', { exact: true }).fill('5 000,00');
    await page.getByLabel('Montant (€)', { exact: true }).blur();
    await page
      .getByRole('cell', { name: /^10\s188,57\s€$/ })
      .first()
      .waitFor();
    await page.getByLabel('Montant (€)', { exact: true }).fill('20000');
    await page.getByLabel('Montant (€)', { exact: true }).blur();
    await page.getByText('Les paiements dépassent le montant de la facture.').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('answers a simulation that a colleague opens from its address, with Good Friday', async () => {
    const page = await browser.window(desk);
    await typeSignIn(page, 'console', 'tech@vigie.test');
    await page.goto('/console/simulators/days?from=2026-04-02&count=1');
    await page.getByText('Vendredi 3 avril 2026', { exact: false }).waitFor();
    const friday = page.getByRole('checkbox', { name: /Vendredi saint/ });
    expect(await friday.count()).toBe(0);
    await page.getByLabel('Jours fériés de').selectOption('FR-67');
    await friday.check();
    await page.getByText('Mardi 7 avril 2026', { exact: false }).waitFor();
    await page.getByText(/car fériés.*Vendredi saint.*Lundi de Pâques/).waitFor();
    await page.waitForURL(/goodFriday=true/);

    const colleague = await browser.window(desk);
    await typeSignIn(colleague, 'console', 'dispatch@vigie.test');
    await colleague.goto(page.url());
    await colleague.getByText('Mardi 7 avril 2026', { exact: false }).waitFor();

    await page.getByRole('link', { name: 'Échéance', exact: true }).click();
    // What it opens with is in the address at once.
    await page.waitForURL(/deadline\?at=20/);
    await page.getByLabel('Délai promis (heures)').fill('');
    await page.getByText('Complétez les champs').waitFor();
    await page.goto(
      '/console/simulators/deadline?at=2026-11-23T08:00&hours=2&mode=service-hours&zone=Indian%2FReunion&days=1,2&morning=09:00-10:30&afternoon=-',
    );
    await page.getByText(/Mardi 24 novembre 2026 à\s9:30/i).waitFor();
    await page.getByRole('button', { name: 'Ajouter une pause' }).click();
    await page.getByLabel('Du', { exact: true }).fill('2026-11-23T09:30');
    await page.getByLabel('Au', { exact: true }).fill('2026-11-23T09:00');
    await page.getByLabel('Au', { exact: true }).blur();
    await page.getByText('La pause finit avant de commencer.').waitFor();
    await page.getByLabel('Au', { exact: true }).fill('2026-11-23T10:00');
    await page.getByLabel('Au', { exact: true }).blur();
    await page.getByText(/Mardi 24 novembre 2026 à\s10:00/i).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('lets a client send a question', async () => {
    const page = await browser.window(phone);
    await typeSignIn(page, 'portal', 'demandeur@cedre.test');
    await page.goto('/portal/nouvelle-demande/question');
    await page.getByRole('textbox').first().focus();
    await page.keyboard.type('Changer de téléphone');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Quel modèle nous conseillez-vous ?');
    const send = page.getByRole('button', { name: 'Envoyer la demande' });
    for (let presses = 0; presses < 20; presses += 1) {
      if (await send.evaluate((element) => element === document.activeElement)) break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await page.getByText(/T-\d+/).first().waitFor();
  });

  it.each([
    ['console', 'tech@vigie.test', consolePages],
    ['console', 'admin@vigie.test', adminPages],
    ['portal', 'demandeur@acme.test', portalPages],
  ] as const)('shows nothing that axe finds serious in the %s of %s', async (app, email, paths) => {
    const page = await browser.window(app === 'portal' ? phone : desk);
    const findings: string[] = [];
    const look = async (name: string) => {
      findings.push(...(await findingsInBothThemes(page)).map((finding) => `${name} ${finding}`));
    };
    await page.goto(`/${app}/`);
    await page.getByLabel(/Adresse/).waitFor();
    await look('sign-in');
    await typeSignIn(page, app, email);
    for (const at of paths) {
      await page.goto(`/${app}/${at}`);
      await page.getByRole('main').waitFor();
      await page.waitForFunction(() => !document.querySelector('v-skeleton, [aria-busy="true"]'));
      expect([at, await page.locator('app-not-found').count()]).toEqual([at, 0]);
      await look(at);
    }
    expect(findings).toEqual([]);
  });
});
