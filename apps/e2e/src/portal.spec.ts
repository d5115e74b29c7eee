import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { desk, findingsInBothThemes, phone, RealBrowser, signIn } from './browser';
import { Product } from './product';

/** What a manager does who comes twice a month, on a phone. */
describe('the portal', () => {
  let product: Product;
  let browser: RealBrowser;

  beforeAll(async () => {
    product = await Product.start('portal');
    browser = await RealBrowser.open(product);
  });
  afterAll(async () => {
    await browser.close();
    await product.stop();
  });

  const open = async (email: string, options: object = phone): Promise<Page> => {
    const page = await browser.window(options);
    await signIn(page, 'portal', email);
    return page;
  };

  /** axe, in both themes, and nothing wider than the window. */
  async function looksRight(page: Page): Promise<void> {
    expect(await findingsInBothThemes(page)).toEqual([]);
    const width = page.viewportSize()?.width ?? 0;
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  }
  /** A conflict answers 409, which the browser calls an error. */
  const problems = () => browser.problems.filter((text) => !text.includes('409'));
  async function shows(page: Page, job: string): Promise<void> {
    while ((await page.getByLabel('Fonction').inputValue()) !== job) await page.waitForTimeout(50);
  }
  const saved = (page: Page) => page.locator('[data-state="saved"]').waitFor();

  it('keeps a half-filled form for its author, on any machine, until it is sent', async () => {
    const mobile = await open('demandeur@acme.test');
    await mobile.goto('/portal/nouvelle-demande/arrivee');
    await mobile.getByLabel('Prénom').fill('Inès');
    await mobile.getByLabel('Nom', { exact: true }).fill('Lemur');
    await mobile
      .locator('input[type=file]')
      .first()
      .setInputFiles({
        name: 'contrat.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from('CDI'),
      });
    await mobile.getByText('contrat.txt', { exact: true }).waitFor();
    await saved(mobile);
    await looksRight(mobile);

    const colleague = await open('direction@acme.test');
    await colleague.getByRole('heading', { name: /Que voulez-vous faire|Vous pouvez suivre/ }).waitFor();
    expect(await colleague.getByText('Vos brouillons').count()).toBe(0);

    const office = await open('demandeur@acme.test', desk);
    await office.getByText('Vos brouillons').waitFor();
    await looksRight(office);
    await office.getByRole('link', { name: 'Reprendre' }).click();
    await office.getByText(/Vous reprenez votre brouillon/).waitFor();
    expect(await office.getByLabel('Prénom').inputValue()).toBe('Inès');
    await office.getByText('contrat.txt').waitFor();
    const written = office.waitForResponse(
      (answer) =>
        answer.request().method() === 'PUT' && answer.url().includes('/form-drafts/') && answer.ok(),
    );
    await office.getByLabel('Fonction').fill('Acheteuse');
    await written;
    await office.goto('/portal/');
    await office.getByText('Vos brouillons').waitFor();

    // The phone still has what it had: it sees both, and loses neither.
    await mobile.getByLabel('Fonction').fill('Comptable');
    await mobile.getByText('rempli ailleurs en même temps').waitFor();
    await looksRight(mobile);
    await mobile.getByRole('button', { name: 'Voir l’autre saisie' }).click();
    await shows(mobile, 'Acheteuse');
    await mobile.getByRole('button', { name: 'Revenir à la mienne' }).click();
    await shows(mobile, 'Comptable');
    await mobile.getByRole('button', { name: 'Garder celle-ci' }).click();
    await saved(mobile);

    await mobile.locator('#f-effectiveDate').fill('dans 20 jours');
    await mobile.getByRole('button', { name: 'Envoyer la demande' }).click();
    await mobile.getByRole('heading', { name: 'Votre demande est enregistrée' }).waitFor();
    await office.reload();
    await office.getByRole('heading', { name: 'Que voulez-vous faire' }).waitFor();
    expect(await office.getByText('Vos brouillons').count()).toBe(0);
    expect(problems()).toEqual([]);
  });

  it('suggests articles of help beside a form of the catalogue', async () => {
    const page = await open('demandeur@acme.test');
    await page.getByRole('link', { name: /Commander du matériel/ }).click();
    await page.getByLabel('Pourquoi').fill('Notre imprimante ne répond plus');
    await page.getByRole('link', { name: 'L’imprimante ne répond plus' }).waitFor();
    await looksRight(page);
    expect(problems()).toEqual([]);
  });

  it('waits for the management where a client wants it, and says for whom', async () => {
    const admin = await browser.window(desk);
    await signIn(admin, 'console', 'admin@vigie.test');
    await admin.goto('/console/clients');
    await admin.getByRole('link', { name: 'Acme SAS' }).click();
    await admin.getByRole('button', { name: 'Modifier le client' }).click();
    await admin.getByRole('checkbox', { name: 'Départ' }).check();
    await looksRight(admin);
    await admin.getByRole('button', { name: 'Enregistrer' }).click();
    await admin.locator('.facts').getByText('Départ').waitFor();
    await looksRight(admin);

    const page = await open('demandeur@acme.test');
    await page.goto('/portal/nouvelle-demande/depart');
    await page.getByText(/attendra l’accord de Hélène Garnier/).waitFor();
    await page.locator('#f-userPrincipalName').fill('ines.lemur@acme.test');
    await page.locator('#f-effectiveDate').fill('dans 20 jours');
    await page.getByLabel('La garder, partagée').check();
    await looksRight(page);
    await page.getByRole('button', { name: 'Envoyer la demande' }).click();
    await page.waitForURL('**/portal/accords/*');
    await page.getByText('En attente d’accord').waitFor();
    const address = new URL(page.url()).pathname;

    const management = await open('direction@acme.test');
    await management.goto(address);
    await management.getByText('ines.lemur@acme.test', { exact: true }).waitFor();
    await looksRight(management);
    await management.getByRole('button', { name: 'Donner mon accord' }).click();
    await management.getByText('Accord donné').waitFor();
    await management.getByRole('link', { name: 'Suivre la demande' }).click();
    await management.waitForURL('**/portal/demandes/*');
    expect(problems()).toEqual([]);
  });

  /** The signed link of the mail about the quote of the demonstration. */
  async function quoteLink(): Promise<string> {
    const folder = path.join(product.dataDir, 'mail/out');
    for (;;) {
      // What is still being written has another name.
      const mails = readdirSync(folder).filter((name) => name.endsWith('.eml'));
      const links = mails.flatMap((name) => {
        const text = readFileSync(path.join(folder, name), 'utf8').replace(/=\r?\n/g, '');
        return /\/portal\/devis\/lien\/[\w.-]+/.exec(text)?.[0] ?? [];
      });
      if (links[0]) return links[0];
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  it('takes an answer to a quote by the link of a mail, without signing in, once', async () => {
    const address = await quoteLink();
    const page = await browser.window(phone);
    await page.goto(address);
    await page.getByRole('heading', { name: 'Devis à accepter' }).waitFor();
    await looksRight(page);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Télécharger le devis (PDF)' }).click();
    expect((await download).suggestedFilename()).toMatch(/^devis-\d+\.pdf$/);
    await page.getByRole('button', { name: /Accepter ce devis/ }).click();
    await page.getByText('Écrivez votre nom').waitFor();
    await looksRight(page);
    await page.getByLabel('Votre nom').fill('Hélène Garnier');
    await page.getByRole('button', { name: /Accepter ce devis/ }).click();
    await page.getByRole('heading', { name: 'Devis accepté' }).waitFor();
    await page.getByText('Ce lien ne peut plus servir à répondre').waitFor();
    await looksRight(page);
    expect(await page.getByRole('button', { name: 'Refuser' }).count()).toBe(0);
    expect(product.command('verify-proofs').code).toBe(0);

    await page.goto(address.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A')));
    await page.getByRole('heading', { name: 'Ce lien n’est plus valable' }).waitFor();
    await looksRight(page);
  });
});
