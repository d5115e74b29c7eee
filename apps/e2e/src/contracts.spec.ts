import type { Page } from 'playwright-core';
import { ApiClient } from './api';
import { desk, findingsInBothThemes, phone, RealBrowser, seriousFindings, signIn } from './browser';
import { Product } from './product';

describe('contracts, in a real browser', () => {
  let product: Product;
  let browser: RealBrowser;
  let page: Page;

  beforeAll(async () => {
    product = await Product.start('contracts');
    browser = await RealBrowser.open(product);
    page = await browser.window(desk);
    await signIn(page, 'console', 'compta@vigie.test');
  });
  afterAll(async () => {
    await browser.close();
    await product.stop();
  });

  const heading = (name: string) => page.getByRole('heading', { level: 1, name });
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

  it('the list shows what is near, by state, and finds a contract', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('k');
    await page.waitForURL(/contracts$/);
    const near = page.getByRole('row').filter({ hasText: 'BOREL-2' });
    await near.getByText('bientôt').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('link', { name: /Dénoncé/ }).click();
    await page.waitForURL(/state=terminating/);
    await page.getByRole('row').filter({ hasText: 'Cèdre Habitat' }).waitFor();
    await page.getByRole('link', { name: 'Tous', exact: true }).click();
    await page.getByRole('searchbox', { name: /Client, contrat/ }).fill('perrin');
    await page.waitForURL(/q=perrin/);
    await page.getByText('Consommateur').waitFor();
    await page.getByRole('button', { name: 'Effacer les filtres' }).click();
  });

  it('what the estate has outgrown waits on Today, with the amendment that is ready', async () => {
    await page.goto('/console/today');
    const card = page.getByRole('region', { name: 'Avenants à proposer' });
    await card.getByText(/Poste de travail infogéré\s: 2 comptés, 1 au contrat/).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await card.getByRole('link', { name: 'Tout voir' }).click();
    await page.waitForURL(/proposed=true/);
    await page.getByRole('row').filter({ hasText: 'BOREL-2' }).waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Acme SAS' }).click();
    await page.waitForURL(/contracts\/\d+$/);
    await page.getByText(/L’avenant \d est proposé/).waitFor();
  });

  it('what was typed of a contract survives a reload, until it is emptied', async () => {
    await page.goto('/console/contracts/new');
    await page.getByLabel('Client', { exact: true }).selectOption({ label: 'Borel Transports' });
    await page.getByLabel('Intitulé').fill('Sauvegarde du dépôt');
    await page.getByLabel('Désignation').fill('Sauvegarde');
    await page.getByRole('button', { name: 'Ajouter une ligne' }).click();
    await page.getByLabel('Désignation').nth(1).fill('Test de restauration');
    await page.reload();
    await page.getByText(/Brouillon repris/).waitFor();
    expect(await page.getByLabel('Intitulé').inputValue()).toBe('Sauvegarde du dépôt');
    expect(await page.getByLabel('Désignation').nth(1).inputValue()).toBe('Test de restauration');
    await page.getByRole('button', { name: 'Vider' }).click();
    await page.getByText(/Brouillon repris/).waitFor({ state: 'detached' });
    expect(await page.getByLabel('Intitulé').inputValue()).toBe('');
    expect(await page.getByLabel('Désignation').count()).toBe(1);
    await page.reload();
    await heading('Nouveau contrat').waitFor();
    expect(await page.getByText(/Brouillon repris/).count()).toBe(0);
  });

  it('a contract is written, refused by name, corrected and signed', async () => {
    await page.goto('/console/contracts');
    await page.getByRole('link', { name: 'Nouveau contrat' }).waitFor();
    await page.keyboard.press('c');
    await heading('Nouveau contrat').waitFor();
    await page.getByLabel('Client', { exact: true }).selectOption({ label: 'Acme SAS' });
    await page.getByLabel('Intitulé').fill('Sauvegarde du second site');
    await page.getByLabel('Début').fill('2026-01-31');
    await page.getByLabel('Durée en mois').fill('0');
    await page.getByLabel('Désignation').fill('Sauvegarde');
    await page.getByLabel('Volet').selectOption({ label: 'Sauvegarde' });
    await page.getByLabel('Prix unitaire annuel HT').fill('1 890,005');
    await page.getByRole('button', { name: 'Enregistrer le brouillon' }).click();
    await page
      .getByText(/Une durée va de 1 à 240 mois/)
      .first()
      .waitFor();
    await page
      .getByText(/avec deux décimales au plus/)
      .first()
      .waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByLabel('Durée en mois').fill('12');
    await page.getByText(/Première échéance le .*30 janvier 2027/).waitFor();
    await page.getByLabel('Prix unitaire annuel HT').fill('1 890,00');
    await page.getByLabel('Période initiale').fill('2025-Q3');
    await page.getByLabel('Indice initial I0').fill('121,4');
    await page.keyboard.press('Control+Enter');
    await heading('Sauvegarde du second site Brouillon').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Signer' }).click();
    await page.getByLabel('Signé le').fill('2026-01-20');
    await page.getByRole('dialog').getByRole('button', { name: 'Signer' }).click();
    await heading('Sauvegarde du second site Actif').waitFor();
    await page.getByText('Postez au plus tard').waitFor();
    await page
      .getByRole('cell', { name: /1\s890,00\s€/ })
      .first()
      .waitFor();
  });

  it('an amendment changes the price from its date on; the one before stays', async () => {
    await page.keyboard.press('a');
    const panel = page.getByRole('dialog');
    await panel.getByLabel('Objet').fill('Deuxième serveur');
    await panel.getByLabel('Date d’effet').fill(inDays(0));
    await panel.getByLabel('Signé le').fill(inDays(0));
    await panel.getByLabel('Nouvelle quantité').fill('2');
    await panel.getByLabel('Nouveau prix').fill('1 950,00');
    await panel.getByRole('button', { name: 'Signer l’avenant' }).click();
    await panel
      .getByText(/L’indice initial manque/)
      .first()
      .waitFor();
    await panel.getByLabel('Période de l’indice').fill('2026-Q2');
    await panel.getByLabel('Nouvel indice initial').fill('125,4');
    expect(await seriousFindings(page)).toEqual([]);
    await panel.getByRole('button', { name: 'Signer l’avenant' }).click();
    await page.getByText('Avenant 1').first().waitFor();
    await page.getByRole('button', { name: /prix, Sauvegarde/ }).click();
    await page
      .getByText(/121,4 \(2025-Q3\)/)
      .first()
      .waitFor();
    await page
      .getByText(/125,4 \(2026-Q2\)/)
      .first()
      .waitFor();
    await page
      .getByRole('cell', { name: /3\s900,00\s€/ })
      .first()
      .waitFor();
    expect(await findingsInBothThemes(page)).toEqual([]);
  });

  it('two people who change its name at once see both versions', async () => {
    const url = page.url();
    const id = /contracts\/(\d+)/.exec(url)?.[1] ?? '';
    await page.getByRole('button', { name: 'Modifier', exact: true }).click();
    await page.getByRole('dialog').getByLabel('Intitulé').fill('Sauvegarde de Lyon');
    const other = await ApiClient.signIn(product, 'compta2@vigie.test');
    const { version } = await other.json<{ version: number }>('GET', `/api/contracts/${id}`);
    const facts = { label: 'Sauvegarde de Nice', reference: 'R-9', version };
    const nobody = { signatoryName: null, signatoryTitle: null, dpoName: null, dpoEmail: null };
    await other.json('PATCH', `/api/contracts/${id}`, { ...facts, ...nobody });
    await page.getByRole('dialog').getByRole('button', { name: 'Enregistrer' }).click();
    await page
      .getByText(/Sauvegarde de Nice/)
      .first()
      .waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Appliquer le mien' }).click();
    await heading('Sauvegarde de Lyon Actif').waitFor();
    await page.getByText('R-9').waitFor();
  });

  it('a paper is kept with it, and its particular conditions are a PDF', async () => {
    const id = /contracts\/(\d+)/.exec(page.url())?.[1] ?? '';
    await page.getByLabel('Ajouter un document').setInputFiles({
      name: 'Contrat signé.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('Lu et approuvé'),
    });
    await page.getByRole('link', { name: 'Contrat signé.txt' }).waitFor();
    await page.getByLabel('Nature').selectOption({ label: 'Autre' });
    await page.getByLabel('Ajouter un document').setInputFiles({
      name: 'Plan du site.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('Rez-de-chaussée'),
    });
    await page.getByRole('button', { name: 'Supprimer Plan du site.txt' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Supprimer', exact: true }).click();
    await page.getByRole('link', { name: 'Plan du site.txt' }).waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Contrat signé.txt' }).waitFor();
    expect(await page.getByRole('button', { name: 'Supprimer Contrat signé.txt' }).count()).toBe(0);
    await page.getByText('Document supprimé', { exact: true }).waitFor();
    const api = await ApiClient.signIn(product, 'compta@vigie.test');
    const answer = await api.send('GET', `/api/contracts/${id}/conditions.pdf`);
    expect(answer.headers.get('content-type')).toContain('application/pdf');
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('the page of the client lists its contracts', async () => {
    await page.getByRole('link', { name: 'Acme SAS' }).click();
    await page.waitForURL(/clients\/\d+/);
    await page.getByRole('link', { name: 'Infogérance et Microsoft 365' }).click();
    await page.waitForURL(/contracts\/\d+/);
    await heading('Infogérance et Microsoft 365 Actif').waitFor();
  });

  it('the management of the client reads it on the portal, on a phone', async () => {
    const direction = await browser.window(phone);
    await signIn(direction, 'portal', 'direction@acme.test');
    await direction.getByRole('link', { name: 'Mes contrats' }).click();
    await direction.waitForURL(/contrats$/);
    await direction.getByText('Sauvegarde de Lyon').waitFor();
    expect(await seriousFindings(direction)).toEqual([]);
    await direction.getByRole('link', { name: /Infogérance et Microsoft 365/ }).click();
    await direction.getByText(/sauf dénonciation reçue au plus tard/).waitFor();
    await direction.getByText('Microsoft 365 Business Premium').waitFor();
    expect(await findingsInBothThemes(direction)).toEqual([]);
    const refused = /409|422|404/;
    expect(browser.problems.filter((text) => !refused.test(text))).toEqual([]);
  });
});
