import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { desk, misnamedControls, RealBrowser, seriousFindings, signIn } from './browser';
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
});
