import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import {
  desk,
  findingsInBothThemes,
  misnamedControls,
  phone,
  RealBrowser,
  seriousFindings,
  signIn,
} from './browser';
import { Product } from './product';

describe('who invoices and who is invoiced, in a real browser', () => {
  let product: Product;
  let browser: RealBrowser;
  let page: Page;

  beforeAll(async () => {
    product = await Product.start('billing_company');
    browser = await RealBrowser.open(product);
    page = await browser.window(desk);
    await signIn(page, 'console', 'compta@vigie.test');
  });
  afterAll(async () => {
    await browser.close();
    await product.stop();
  });

  const save = () => page.getByRole('button', { name: 'Enregistrer' });

  it('our company is checked as it is typed, and says what an invoice lacks', async () => {
    await page.getByRole('link', { name: 'Facturation' }).click();
    await page.waitForURL(/console\/billing/);
    await page.getByRole('link', { name: 'Notre société' }).click();
    await page.waitForURL(/billing\/company$/);
    const iban = page.getByLabel(/^IBAN/);
    await iban.fill('FR7630006000011234567890188');
    await save().click();
    await page.getByText(/Cet IBAN n’existe pas/).waitFor();
    await iban.fill('');
    await save().click();
    await page.getByRole('status').filter({ hasText: 'l’IBAN sur lequel être payé' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    expect(await misnamedControls(page)).toEqual([]);
    await iban.fill('fr76 3000 6000 0112 3456 7890 189');
    await save().click();
    await page.getByText(/sur lequel être payé/).waitFor({ state: 'detached' });
    expect(await iban.inputValue()).toBe('FR7630006000011234567890189');
  });

  it('a client has a billing account on its page', async () => {
    await page.getByRole('link', { name: 'Clients' }).click();
    await page.waitForURL(/console\/clients$/);
    await page.getByRole('link', { name: 'Borel Transports' }).click();
    await page.waitForURL(/clients\/\d+$/);
    await page.getByRole('button', { name: 'Modifier la facturation' }).click();
    const days = page.getByLabel('Jours pour payer');
    await days.fill('75');
    await save().click();
    await page.getByText('De 0 à 60 jours.').waitFor();
    await days.fill('45');
    await save().click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText('45 jours', { exact: true }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('the sums of a period stand there before its files are taken', async () => {
    await page.getByRole('link', { name: 'Facturation' }).click();
    await page.waitForURL(/console\/billing/);
    await page.getByRole('link', { name: 'Exports' }).click();
    await page.waitForURL(/billing\/exports/);
    await page.getByRole('button', { name: 'Cette année' }).click();
    await page.waitForURL(/from=\d{4}-01-01/);
    await page.getByText('Total des débits du FEC').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    expect(await misnamedControls(page)).toEqual([]);
    const fec = page.getByRole('link', { name: /FEC/ });
    const [download] = await Promise.all([page.waitForEvent('download'), fec.click()]);
    expect(download.suggestedFilename()).toMatch(/^900000050FEC\d{4}1231\.txt$/);
    expect(readFileSync(await download.path(), 'utf8')).toMatch(/^JournalCode\tJournalLib\tEcritureNum\t/);
  });

  it('who may not read invoices is told so without a question that is refused', async () => {
    const requester = await browser.window(phone);
    await signIn(requester, 'portal', 'demandeur@borel.test');
    const refused: string[] = [];
    requester.on('response', (answer) => answer.status() === 403 && refused.push(answer.url()));
    for (const address of ['factures', 'factures/1', 'factures/penalites/1']) {
      await requester.goto(`/portal/${address}`);
      await requester.getByText('La direction de votre entreprise consulte les factures.').waitFor();
    }
    expect(await findingsInBothThemes(requester)).toEqual([]);
    expect(refused).toEqual([]);
  });

  it('the management of a client sees what it owes, its invoices, and its penalties day by day', async () => {
    const direction = await browser.window(phone);
    await signIn(direction, 'portal', 'direction@acme.test');
    await direction.getByRole('link', { name: 'Mes factures' }).click();
    await direction.waitForURL(/portal\/factures$/);
    await direction.getByText(/dont .* en retard/).waitFor();
    const late = direction.getByRole('link', { name: /^Facture FA-.*En retard de/ }).first();
    await late.waitFor();
    await direction.getByRole('heading', { name: 'Paiements reçus' }).waitFor();
    await direction.getByText(/À déduire de vos prochaines factures\s: 150,00/).waitFor();
    expect(await findingsInBothThemes(direction)).toEqual([]);
    await late.click();
    await direction.waitForURL(/factures\/\d+$/);
    await direction.getByText('Total toutes taxes comprises').waitFor();
    const paper = direction.getByRole('link', { name: /Factur-X/ });
    const [download] = await Promise.all([direction.waitForEvent('download'), paper.click()]);
    expect(download.suggestedFilename()).toMatch(/^FA-.*\.pdf$/);
    expect(readFileSync(await download.path(), 'latin1')).toContain('factur-x.xml');
    await direction.getByRole('link', { name: 'Mes factures' }).click();
    await direction.getByRole('link', { name: /^Demande de pénalités PE-/ }).click();
    await direction.getByText('Total demandé').waitFor();
    await direction.getByText('au prorata des jours').first().waitFor();
    await direction
      .getByText(/Minimum légal pour les mêmes jours\s: \d/)
      .first()
      .waitFor();
    expect(await seriousFindings(direction)).toEqual([]);
  });
});
