import type { Page } from 'playwright-core';
import { ApiClient } from './api';
import { desk, misnamedControls, RealBrowser, seriousFindings, signIn } from './browser';
import { Product } from './product';

const wages = '010562768';

describe('index series, in a real browser', () => {
  let product: Product;
  let browser: RealBrowser;
  let page: Page;

  const insee = async (method: string, room: string, body: object) => {
    const answer = await fetch(`${product.inseeUrl}/__insee/${room}`, { method, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(await answer.text());
  };
  const line = (text: string | RegExp) => page.getByRole('row').filter({ hasText: text });

  beforeAll(async () => {
    product = await Product.start('index_series');
    browser = await RealBrowser.open(product);
    page = await browser.window(desk);
    await signIn(page, 'console', 'compta@vigie.test');
  });
  afterAll(async () => {
    await browser.close();
    await product.stop();
  });

  it('are listed with their last value, the next one, and what to look at', async () => {
    await page.getByRole('link', { name: 'Indices' }).click();
    await page.waitForURL(/console\/indices$/);
    const row = line(wages);
    await row.getByText(/vers le/).waitFor();
    await row.getByText(/lue /).waitFor();
    await line('syntec-ancien').getByText('série arrêtée').waitFor();
    await line(/syntec ·/)
      .getByText('1 alerte')
      .waitFor();
    await page.getByText('Syntec = Syntec, ancienne série × 0,97975').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    expect(await misnamedControls(page)).toEqual([]);
  });

  it('get a new quarter, with the answer it came from', async () => {
    await line(wages).getByRole('link').click();
    await page.waitForURL(/indices\/\d+$/);
    await page.getByRole('heading', { name: /Salaires horaires/, level: 1 }).waitFor();
    const values = page.getByRole('region', { name: 'Valeurs' });
    const before = await values.getByRole('row').nth(1).innerText();
    await insee('PATCH', `series/${wages}`, { publish: true });
    await page.getByRole('button', { name: 'Lire maintenant' }).click();
    await values
      .getByRole('row')
      .nth(1)
      .filter({ hasNotText: before.split('\t')[0] ?? '' })
      .waitFor();
    await page.getByText('Évolution de l’indice').first().waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    expect(await misnamedControls(page)).toEqual([]);
    const proof = values.getByRole('link', { name: /Réponse d’où vient/ }).first();
    const [download] = await Promise.all([page.waitForEvent('download'), proof.click()]);
    expect(download.suggestedFilename()).toMatch(/^010562768-.*\.xml$/);
  });

  it('keep what INSEE corrects, and say so until somebody has seen it', async () => {
    await insee('PATCH', `series/${wages}`, { observation: { period: '2025-Q1', value: '120.9' } });
    await page.getByRole('button', { name: 'Lire maintenant' }).click();
    const alert = page.getByRole('listitem').filter({ hasText: /T1\s2025.*est devenue 120,9/ });
    await alert.waitFor();
    await page
      .getByRole('region', { name: 'Historique des corrections' })
      .getByRole('row')
      .filter({ hasText: /T1\s2025/ })
      .getByText('remplacée')
      .waitFor();
    await alert.getByRole('button', { name: 'Vu' }).click();
    await alert.waitFor({ state: 'detached' });
  });

  it('say in words why a reading failed', async () => {
    await insee('PUT', 'faults', [{ times: 99, status: 404, body: '<html></html>' }]);
    await page.getByRole('button', { name: 'Lire maintenant' }).click();
    await page.getByText('L’INSEE refuse la lecture.').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await insee('PUT', 'faults', []);
    await page.getByRole('button', { name: 'Lire maintenant' }).click();
    await page.getByText('L’INSEE refuse la lecture.').waitFor({ state: 'detached' });
  });

  it('are followed by their identifier; one that INSEE does not know says so', async () => {
    await page.goto('/console/indices');
    await line(wages).waitFor();
    await page.keyboard.press('c');
    await page.getByLabel('Séries souvent nommées').selectOption('010562805');
    expect(await page.getByLabel('Nom pour l’équipe').inputValue()).toContain('A17 JZ');
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Suivre', exact: true }).click();
    await page.waitForURL(/indices\/\d+$/);
    await page.getByRole('region', { name: 'Valeurs' }).getByText('120,1').first().waitFor();
    await page.goto('/console/indices');
    await page.getByRole('button', { name: 'Suivre une série' }).click();
    await page.getByLabel('Identifiant INSEE').fill('999999999');
    await page.getByLabel('Nom pour l’équipe').fill('Essai');
    await page.getByRole('button', { name: 'Suivre', exact: true }).click();
    await page.waitForURL(/indices\/\d+$/);
    await page.getByText('L’INSEE ne connaît pas cet identifiant.').waitFor();
    await page.getByText('Aucune valeur', { exact: true }).waitFor();
  });

  it('take a value that somebody types, with its source and never without', async () => {
    await page.goto('/console/indices');
    await page.getByRole('link', { name: 'Syntec', exact: true }).click();
    await page.waitForURL(/indices\/\d+$/);
    await page.getByRole('button', { name: 'Saisir une valeur' }).click();
    await page.getByLabel('Période').fill('février 2024');
    await page.getByLabel('Valeur', { exact: true }).fill('311,2');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('À remplir.').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByLabel('Source').fill('syntec.fr, page de mars 2024');
    await page.getByLabel('Parue le').fill('2024-03-29');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    const row = page
      .getByRole('region', { name: 'Valeurs' })
      .getByRole('row')
      .filter({ hasText: 'syntec.fr, page de mars 2024' });
    await row.getByText('311,2').waitFor();
    await row.getByRole('button', { name: /Retirer/ }).click();
    await page.getByLabel(/Pourquoi cette valeur/).fill('Lue sur une mauvaise page');
    await page.getByRole('button', { name: 'Retirer', exact: true }).click();
    await page.getByText(/retirée\s: Lue sur une mauvaise page/).waitFor();
  });

  it('take a file whole, or say line by line what is wrong', async () => {
    const file = (text: string) => ({ name: 'syntec.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    const good = 'période;valeur;source\n02/2024;311,4;syntec.fr\n03/2024;312,0;syntec.fr\n';
    await page.getByRole('button', { name: 'Importer' }).click();
    await page.getByLabel('Fichier CSV ou classeur').setInputFiles(file(`${good}04/2024;zéro;\n`));
    await page.getByRole('button', { name: 'Vérifier' }).click();
    await page.getByText('Nombre illisible.').waitFor();
    await page.getByText(/tant qu’une ligne est fausse/).waitFor();
    expect(await page.getByRole('button', { name: 'Importer', exact: true }).count()).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Choisir un autre fichier' }).click();
    await page.getByLabel('Fichier CSV ou classeur').setInputFiles(file(good));
    await page.getByRole('button', { name: 'Vérifier' }).click();
    await page.getByText('2 à ajouter').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Importer' }).click();
    await page.getByText(/2 valeurs écrites/).waitFor();
    await page.getByRole('region', { name: 'Réponses gardées' }).getByText('syntec.csv').waitFor();
  });

  it('are linked by a coefficient whose direction can be seen', async () => {
    await page.goto('/console/indices');
    await page.getByRole('button', { name: /Modifier le raccordement de Syntec, ancienne/ }).click();
    await page.getByText(/vaut 97,975 dans la nouvelle/).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Raccorder deux séries' }).click();
    const panel = page.getByRole('dialog');
    const old = 'Salaires horaires A38 MA, ancienne base (001657374)';
    await panel.getByLabel('Ancienne série').selectOption({ label: old });
    await panel.getByLabel('Nouvelle série').selectOption({ index: 1 });
    await panel.getByLabel('Coefficient').fill('0');
    await panel.getByRole('button', { name: 'Enregistrer' }).click();
    await panel.getByText('Un nombre plus grand que zéro.').waitFor();
    await page.keyboard.press('Escape');
  });

  it('are read only by those who do not revise prices, and not seen by technicians', async () => {
    const reader = await browser.window({ ...desk, colorScheme: 'dark' });
    await signIn(reader, 'console', 'dispatch@vigie.test');
    await reader.goto('/console/indices');
    await reader.getByRole('link', { name: 'Syntec', exact: true }).waitFor();
    expect(await reader.getByRole('button', { name: 'Suivre une série' }).count()).toBe(0);
    expect(await seriousFindings(reader)).toEqual([]);
    await reader.getByRole('link', { name: /Salaires horaires, activités/ }).click();
    await reader.getByRole('region', { name: 'Valeurs' }).waitFor();
    expect(await reader.getByRole('button', { name: 'Lire maintenant' }).count()).toBe(0);
    expect(await seriousFindings(reader)).toEqual([]);
    const technician = await ApiClient.signIn(product, 'tech@vigie.test');
    expect((await technician.send('GET', '/api/index-series')).status).toBe(403);
    expect(browser.problems).toEqual([]);
  });
});
