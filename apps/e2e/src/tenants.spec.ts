import type { Page } from 'playwright-core';
import { desk, RealBrowser, seriousFindings, signIn } from './browser';
import { Product } from './product';

const borel = {
  id: 'b0e10000-0000-4000-8000-000000000003',
  name: 'Borel Transports',
  domains: ['borel.test'],
  skus: [
    {
      skuId: '3b555118-da6a-4418-894f-7df1e2096870',
      skuPartNumber: 'O365_BUSINESS_ESSENTIALS',
      enabled: 12,
      plans: ['exchange'],
      renewsInDays: 50,
    },
  ],
  users: [
    { userPrincipalName: 'julien.borel@borel.test', displayName: 'Julien Borel', jobTitle: 'Gérant' },
    {
      userPrincipalName: 'agnes.petit@borel.test',
      displayName: 'Agnès Petit',
      licences: ['O365_BUSINESS_ESSENTIALS'],
    },
    { userPrincipalName: 'ancien@borel.test', displayName: 'Ancien Chauffeur', enabled: false },
  ],
  groups: [{ displayName: 'Chauffeurs', kind: 'distribution', mail: 'chauffeurs@borel.test' }],
};

describe('tenants of Microsoft 365, in a real browser', () => {
  let product: Product;
  let browser: RealBrowser;
  let page: Page;

  beforeAll(async () => {
    product = await Product.start('tenants');
    await fetch(`${product.microsoftUrl}/__sim/tenants`, { method: 'POST', body: JSON.stringify(borel) });
    browser = await RealBrowser.open(product);
    page = await browser.window(desk);
    await signIn(page, 'console', 'admin@vigie.test');
  });
  afterAll(async () => {
    await browser.close();
    await product.stop();
  });

  const row = (name: string) => page.getByRole('row').filter({ hasText: name });

  it('the page shows which clients are connected, and what lacks', async () => {
    await page.goto('/console/admin/microsoft');
    await row('Acme SAS').getByText('Accordé').waitFor();
    await row('Acme SAS').getByText('Toutes').waitFor();
    await row('Cèdre Habitat').getByText('2 manquent').waitFor();
    await row('Borel Transports').getByText('Aucun locataire').waitFor();
    await page.getByText('Signe', { exact: true }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('a permission that lacks says what it is for, and which steps wait for it', async () => {
    await page.getByRole('link', { name: 'Cèdre Habitat' }).click();
    await page.getByText('2 permissions manquent').waitFor();
    const lacking = row('Files.ReadWrite.All');
    await lacking.getByText('Manque', { exact: true }).waitFor();
    await lacking.getByText('Ouvrir le OneDrive d’une personne partie').waitFor();
    await lacking.getByText('Fichiers OneDrive').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('a client is connected by its domain', async () => {
    await page.goto('/console/admin/microsoft');
    await page.getByRole('button', { name: 'Connecter · Borel Transports' }).click();
    const panel = page.getByRole('dialog');
    await panel.getByLabel('Locataire').fill('nulle-part.test');
    await panel.getByLabel('Domaine des nouvelles adresses').fill('borel.test');
    await panel.getByRole('button', { name: 'Enregistrer' }).click();
    await panel.getByText('Microsoft ne connaît aucun locataire de ce nom').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await panel.getByLabel('Locataire').fill('borel.test');
    await panel.getByLabel('Adresses des arrivants').selectOption('f.last');
    await panel.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByRole('heading', { name: 'Borel Transports' }).waitFor();
    await page.getByText('Jamais demandé').first().waitFor();
  });

  it('before consent, a test says in plain words what is wrong, and in the words of Microsoft', async () => {
    await page.getByRole('button', { name: 'Tester la connexion' }).click();
    await page.getByText('L’administrateur du client n’a pas donné son accord').waitFor();
    await page.getByText('Ce que dit Microsoft').click();
    await page.getByText('AADSTS700016').waitFor();
  });

  it('the administrator of the client declines, then accepts: the people come by themselves', async () => {
    await page.getByRole('button', { name: 'Copier l’adresse' }).click();
    await page.getByText('Demandé', { exact: true }).first().waitFor();
    const address = await page.getByLabel('Adresse d’accord').inputValue();
    const theirs = await browser.window(desk);
    await theirs.goto(address);
    await theirs.getByRole('button', { name: 'Annuler' }).click();
    await theirs.getByRole('heading', { name: 'Vous avez décliné' }).waitFor();
    await page.getByText('Refusé', { exact: true }).first().waitFor();
    await theirs.goto(address);
    await theirs.getByText('Directory.Read.All').waitFor();
    await theirs.getByRole('button', { name: 'Accepter' }).click();
    await theirs.getByRole('heading', { name: 'Merci, c’est accordé' }).waitFor();
    expect(await seriousFindings(theirs)).toEqual([]);
    await page.getByText('Accordé', { exact: true }).first().waitFor();
    await page.getByRole('link', { name: /3 · Voir les utilisateurs/ }).waitFor();
    await page.getByRole('cell', { name: 'O365_BUSINESS_ESSENTIALS' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('people are found by name, filtered, and read again on demand', async () => {
    await page.getByRole('link', { name: /Voir les utilisateurs/ }).click();
    await page.getByText('3 utilisateurs').waitFor();
    await page.getByLabel('Nom ou adresse').fill('agnes');
    await page.getByText('1 utilisateur', { exact: true }).waitFor();
    await row('Agnès Petit').waitFor();
    await page.getByRole('button', { name: 'Effacer les filtres' }).click();
    await page.getByLabel('État').selectOption('false');
    await page.getByText('1 utilisateur', { exact: true }).waitFor();
    await row('Ancien Chauffeur').getByText('bloqué').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('link', { name: 'Borel Transports' }).click();
    await page.getByRole('button', { name: 'Actualiser' }).click();
    await page.getByText('La lecture commence.').waitFor();
    expect(browser.problems.filter((problem) => !problem.includes('422'))).toEqual([]);
  });
});
