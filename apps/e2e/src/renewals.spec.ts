import { createConnection, type Connection } from 'mysql2/promise';
import type { Locator, Page } from 'playwright-core';
import { ApiClient } from './api';
import { desk, findingsInBothThemes, phone, RealBrowser, seriousFindings, signIn } from './browser';
import { Product } from './product';
import { readText } from './read-pdf';

interface Renewal {
  id: string;
  client: { name: string };
  contract: { id: string; label: string };
}

describe('renewals, in a real browser', () => {
  let product: Product;
  let browser: RealBrowser;
  let database: Connection;
  let api: ApiClient;
  let page: Page;

  beforeAll(async () => {
    product = await Product.start('renewals');
    browser = await RealBrowser.open(product);
    database = await createConnection({ uri: product.databaseUrl });
    api = await ApiClient.signIn(product, 'compta@vigie.test');
    page = await browser.window(desk);
    await signIn(page, 'console', 'compta@vigie.test');
  });
  afterAll(async () => {
    await database.end();
    await browser.close();
    await product.stop();
  });

  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const panel = () => page.getByRole('dialog');
  const row = (text: string): Locator => page.getByRole('row').filter({ hasText: text });
  const openRow = (text: string) =>
    row(text)
      .getByRole('button', { name: /Ouvrir la reconduction/ })
      .click();
  async function closePanel(): Promise<void> {
    await panel().getByRole('button', { name: 'Fermer' }).first().click();
    await panel().waitFor({ state: 'detached' });
  }
  async function paper(link: Locator): Promise<string> {
    const href = (await link.getAttribute('href')) ?? '';
    const answer = await api.send('GET', href);
    return readText(Buffer.from(await answer.arrayBuffer())).replaceAll(/\s+/g, ' ');
  }

  it('the queue shows what comes first, and is worked with the keyboard', async () => {
    await page.getByRole('link', { name: 'Reconductions' }).click();
    await page.waitForURL(/renewals$/);
    await row('BOREL-2').getByText('À décider').waitFor();
    await row('PERRIN-1').getByText('Information à envoyer').waitFor();
    expect(await findingsInBothThemes(page)).toEqual([]);
    await page.keyboard.press('j');
    await page.keyboard.press('r');
    await page.getByText(/Décision enregistrée/).waitFor();
    await page.getByText('Laisser reconduire').first().waitFor();
    await page.keyboard.press('u');
    await page.keyboard.press('x');
    await page.getByText('1 sélectionnée').waitFor();
    await page.keyboard.press('a');
    await page.getByRole('menuitem', { name: /Moi/ }).click();
    await page.getByText('Échéance confiée.').waitFor();
    await page.getByRole('link', { name: /Les miennes/ }).click();
    await page.waitForURL(/show=mine/);
    await row('BOREL-2').waitFor();
  });

  it('a denunciation is decided, written, sent and received; its paper says the dates', async () => {
    await page.goto('/console/renewals');
    await openRow('Acme SAS');
    await panel().locator('dt', { hasText: 'Dernier dépôt sûr' }).waitFor();
    await panel().getByRole('radio', { name: 'Dénoncer' }).check();
    await panel().getByLabel('Note').fill('Parc trop dispersé');
    await panel().getByRole('button', { name: 'Enregistrer la décision' }).click();
    await panel()
      .getByText(/Décidé par/)
      .waitFor();
    await panel().getByRole('button', { name: 'Écrire la dénonciation' }).click();
    await panel().getByLabel('Adresse, pour la fenêtre').fill('1 rue des Fleurs\n75001 Paris');
    expect(await findingsInBothThemes(page)).toEqual([]);
    await panel().getByRole('button', { name: 'Créer le PDF' }).click();
    const link = panel().getByRole('link', { name: 'Ouvrir le PDF' });
    await link.waitFor();
    const text = await paper(link);
    expect(text).toContain('Lettre recommandée avec avis de réception');
    expect(text).toContain('75001 Paris');
    expect(text).toMatch(/dénonçons ce contrat/);
    expect(text).toMatch(/31 décembre 20\d\d/);
    await panel().getByRole('button', { name: 'Noter l’envoi' }).click();
    await panel().getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await panel()
      .getByText(/son numéro est nécessaire/)
      .waitFor();
    await panel().getByLabel('Numéro du recommandé').fill('1A 123 456 7890 1');
    await panel().getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await panel()
      .getByText(/Ce contrat prend fin/)
      .waitFor();
    await panel().getByRole('button', { name: 'Noter la réception' }).click();
    await panel().getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await panel()
      .getByText(/reçue le/)
      .first()
      .waitFor();
    await panel()
      .locator('input[type=file]')
      .setInputFiles({ name: 'avis.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 avis') });
    await panel().getByRole('link', { name: 'Preuve' }).waitFor();
    await closePanel();
    const direction = await browser.window(phone);
    await signIn(direction, 'portal', 'direction@acme.test');
    const { items } = await api.json<{ items: Renewal[] }>('GET', '/api/renewals?show=done');
    const contract = items.find(({ client }) => client.name === 'Acme SAS')?.contract.id ?? '';
    await direction.goto(`/portal/contrats/${contract}`);
    await direction.getByText(/denonciation-ACME/).waitFor();
    expect(await seriousFindings(direction)).toEqual([]);
    await page.goto(`/console/contracts/${contract}`);
    const history = page.getByRole('region', { name: 'Histoire' });
    await history.getByText('Lettre postée', { exact: true }).waitFor();
    await history.getByText(/1A 123 456 7890 1/).waitFor();
    await history.getByText(/Dénoncé par le prestataire, lettre postée le/).waitFor();
    await history.getByText('Parc trop dispersé').waitFor();
  });

  it('the queue finds a client, and a contract by its words', async () => {
    await page.goto('/console/renewals');
    await row('BOREL-2').waitFor();
    const words = page.getByRole('searchbox', { name: /Client, contrat/ });
    await words.fill('perrin');
    await page.waitForURL(/q=perrin/);
    await row('BOREL-2').waitFor({ state: 'detached' });
    await row('PERRIN-1').waitFor();
    await words.fill('');
    await row('BOREL-2').waitFor();
    await page.getByLabel('Client', { exact: true }).selectOption({ label: 'Borel Transports' });
    await page.waitForURL(/client=/);
    await row('PERRIN-1').waitFor({ state: 'detached' });
    await row('BOREL-2').waitFor();
    await words.fill('introuvable');
    await page.getByText('Aucune échéance ne correspond à ces filtres.').waitFor();
    expect(await findingsInBothThemes(page)).toEqual([]);
    await page.getByRole('button', { name: 'Effacer les filtres' }).click();
    await row('PERRIN-1').waitFor();
  });

  it('a protected client is informed by a letter that wrote itself', async () => {
    await page.goto('/console/renewals?show=protected');
    await openRow('PERRIN-1');
    const link = panel().getByRole('link', { name: 'Ouvrir le PDF' });
    await link.waitFor();
    expect(await paper(link)).toMatch(/article L215-1 du code de la consommation/);
    await panel()
      .getByText(/Sans adresse postale/)
      .waitFor();
    await panel().getByRole('button', { name: 'Annuler la lettre' }).click();
    const sure = page.getByRole('dialog', { name: /Annuler cette lettre/ });
    await sure.getByRole('button', { name: 'Annuler la lettre' }).click();
    await panel().getByRole('button', { name: 'Écrire l’information' }).click();
    await panel().getByLabel('Adresse, pour la fenêtre').fill('3 place Royale\n44000 Nantes');
    await panel().getByRole('button', { name: 'Créer le PDF' }).click();
    await panel().getByRole('button', { name: 'Noter l’envoi' }).click();
    await panel().getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await panel().getByText('Information envoyée').waitFor();
    await closePanel();
  });

  /** A contract of Borel, and its term as soon as the worker has found it. */
  async function aRenewal(label: string): Promise<Renewal> {
    const { items: clients } = await api.json<{ items: { id: string; name: string }[] }>(
      'GET',
      '/api/clients',
    );
    const { items } = await api.json<{ items: { id: string; client: { name: string } }[] }>(
      'GET',
      '/api/contracts?limit=200',
    );
    const model = items.find(({ client }) => client.name === 'Borel Transports')?.id ?? '';
    const { conditions } = await api.json<{ conditions: object }>('GET', `/api/contracts/${model}`);
    const { id, version } = await api.json<{ id: string; version: number }>('POST', '/api/contracts', {
      clientId: clients.find(({ name }) => name === 'Borel Transports')?.id,
      ...{
        label,
        reference: null,
        clientKind: 'professional',
        start: inDays(-100),
        months: 12,
        firstTerm: null,
      },
      conditions: { ...conditions, revision: null },
      people: { signatoryName: null, signatoryTitle: null, dpoName: null, dpoEmail: null },
      lines: [{ label, part: 'managed-services', price: '1200.00', quantity: '1', billing: 'monthly' }],
    });
    await api.json('POST', `/api/contracts/${id}/activation`, { signedOn: inDays(-100), version });
    for (;;) {
      const page = await api.json<{ items: Renewal[] }>('GET', `/api/renewals?show=all&contract=${id}`);
      const [found] = page.items;
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
  }
  const limits = (id: string, limit: number, latest: number) =>
    database.query('UPDATE renewal SET limit_on = ?, latest_arguable_on = ? WHERE id = ?', [
      inDays(limit),
      inDays(latest),
      id,
    ]);
  async function record(id: string): Promise<void> {
    await page.goto(`/console/renewals?open=${id}`);
    await panel().getByRole('button', { name: 'Enregistrer une dénonciation reçue' }).click();
    await panel().getByLabel('Envoyée le').fill(inDays(-2));
  }
  const save = () => panel().getByRole('button', { name: 'Enregistrer', exact: true }).click();

  it('a denunciation of the client in time ends the contract', async () => {
    const { id } = await aRenewal('Astreinte');
    await record(id);
    await panel()
      .getByText(/Reçue à temps/)
      .waitFor();
    expect(await findingsInBothThemes(page)).toEqual([]);
    await save();
    await panel().getByText('Le contrat prend fin à l’échéance.').waitFor();
    await closePanel();
  });

  it('one between both limits is decided by a person, with a reason', async () => {
    const { id } = await aRenewal('Supervision');
    await limits(id, -1, 0);
    await record(id);
    await panel()
      .getByText(/une personne décidera/)
      .waitFor();
    await save();
    await panel().getByText('Discutable').waitFor();
    await panel().getByRole('button', { name: 'Décider' }).click();
    await panel()
      .getByText(/Une raison est nécessaire/)
      .waitFor();
    await panel().getByLabel('Raison').fill('Présentée à temps par la poste');
    expect(await findingsInBothThemes(page)).toEqual([]);
    await panel().getByRole('button', { name: 'Décider' }).click();
    await panel()
      .getByText(/Présentée à temps/)
      .waitFor();
    await panel()
      .getByText(/Ce contrat prend fin/)
      .waitFor();
    await closePanel();
  });

  it('one that comes too late renews the contract, and a letter says so', async () => {
    const { id } = await aRenewal('Sauvegarde');
    await limits(id, -20, -20);
    await record(id);
    await panel()
      .getByText(/Trop tard/)
      .waitFor();
    await save();
    await panel().getByText('Le contrat est reconduit une fois.').waitFor();
    const link = panel().getByRole('link', { name: 'Ouvrir le PDF' });
    await link.waitFor();
    const text = await paper(link);
    expect(text).toMatch(/Elle est arrivée après/);
    expect(text).toMatch(/Le contrat est donc reconduit/);
    await closePanel();
  });

  it('today names the letters to post, and the page of the contract its renewal', async () => {
    const { id, contract } = await aRenewal('Téléphonie');
    await database.query('UPDATE renewal SET posting_on = ?, limit_on = ? WHERE id = ?', [
      inDays(5),
      inDays(20),
      id,
    ]);
    await page.goto('/console/today');
    const card = page.getByRole('region', { name: 'Lettres à poster sous 10 jours' });
    await card.getByText(/Téléphonie/).waitFor();
    await page.goto(`/console/contracts/${contract.id}`);
    await page.getByRole('heading', { name: 'Reconduction', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Décider', exact: true }).click();
    await panel().locator('dt', { hasText: 'Dernier dépôt sûr' }).waitFor();
    await closePanel();
  });

  it('the dashboard of contracts shows exact amounts', async () => {
    await page.getByRole('link', { name: 'Tableau des contrats' }).click();
    await page.waitForURL(/contract-figures/);
    await page.getByRole('heading', { name: 'Tableau de bord des contrats' }).waitFor();
    await page
      .getByRole('cell', { name: /^960,00\s€$/ })
      .first()
      .waitFor();
    await page.getByRole('heading', { name: /Indice\s:/ }).waitFor();
    await page.getByText('Prochaines dates de préavis').waitFor();
    expect(await findingsInBothThemes(page)).toEqual([]);
    expect(browser.problems.filter((text) => !/422|409/.test(text))).toEqual([]);
  });
});
