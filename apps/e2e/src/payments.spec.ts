import { createConnection, type Connection } from 'mysql2/promise';
import type { Page } from 'playwright-core';
import { ApiClient } from './api';
import { desk, findingsInBothThemes, RealBrowser, signIn } from './browser';
import { Product } from './product';

describe('payments, in a real browser', () => {
  let product: Product;
  let browser: RealBrowser;
  let database: Connection;
  let page: Page;
  let client: string;

  beforeAll(async () => {
    product = await Product.start('payments');
    browser = await RealBrowser.open(product);
    database = await createConnection({ uri: product.databaseUrl });
    const api = await ApiClient.signIn(product, 'compta@vigie.test');
    const made = await api.send('GET', '/api/clients?limit=200');
    const { items } = (await made.json()) as { items: { id: string; name: string }[] };
    client = items.find(({ name }) => name.startsWith('Borel'))?.id ?? '';
    await issued('JP-2026-90001', 123_456);
    await issued('JP-2026-90002', 45_050);
    await issued('JP-2026-90003', 80_000);
    page = await browser.window(desk);
    await signIn(page, 'console', 'compta@vigie.test');
  });
  afterAll(async () => {
    await database.end();
    await browser.close();
    await product.stop();
  });

  /** An issued invoice, late by far; how they come to be is another journey. */
  const issued = (number: string, cents: number) =>
    database.query(
      `INSERT INTO invoice (client_id, kind, state, source, number, issued_on, due_on, payment_days, client_kind,
          net_cents, vat_cents, gross_cents, open_cents, created_at, created_by, updated_at, version)
        VALUES (?, 'invoice', 'issued', 'manual', ?, '2026-01-05', '2026-02-04', 30, 'professional', ?, 0, ?, ?,
          NOW(3), 'Test', NOW(3), 1)`,
      [client, number, cents, cents, cents],
    );
  const panel = () => page.getByRole('dialog');
  const option = (text: string) => page.getByRole('option').filter({ hasText: text });

  it('a payment is typed with its proposal beside it, and what is too much stays as credit', async () => {
    await page.goto('/console/billing/payments');
    await page.getByRole('button', { name: 'Saisir un paiement' }).waitFor();
    await page.keyboard.press('n');
    await panel().getByLabel('Client').selectOption(client);
    await panel().getByLabel('Référence').fill('JP-2026-90002');
    await panel().getByLabel('Montant', { exact: true }).fill('500,50');
    await panel().getByText('Numéro cité, montant supérieur à ce qui est dû').waitFor();
    await panel()
      .getByText(/50,00\s€ resteront en crédit/)
      .first()
      .waitFor();
    expect(await findingsInBothThemes(page)).toEqual([]);
    await panel().getByRole('button', { name: 'Enregistrer le paiement' }).click();
    await panel().waitFor({ state: 'detached' });
    const row = page.getByRole('row').filter({ hasText: 'JP-2026-90002' });
    await row.getByText(/500,50/).waitFor();
    await row.getByText(/50,00/).last().waitFor();
    expect(await findingsInBothThemes(page)).toEqual([]);
    await row.getByRole('button').click();
    await panel()
      .getByText(/^[A-Z]{2}$/)
      .waitFor();
    await panel().getByRole('button', { name: 'Fermer' }).click();
    await panel().waitFor({ state: 'detached' });
  });

  it('a statement is imported and matched from the keyboard, once', async () => {
    await page.goto('/console/billing/payments/bank');
    const content = [
      'Compte;FR7630006000011234567890189',
      'Date;Libellé;Débit;Crédit',
      '12/01/2026;VIR SEPA BOREL FACT JP 2026 90001;;1 234,56',
      '13/01/2026;PRLV LOYER;900,00;',
      '14/01/2026;VIR INCONNU;;800,00',
    ].join('\n');
    const choose = async () => {
      await page.getByRole('button', { name: 'Importer un relevé' }).click();
      await panel()
        .getByLabel('Fichier de la banque')
        .setInputFiles({ name: 'releve.csv', mimeType: 'text/csv', buffer: Buffer.from(content) });
      await panel().getByRole('button', { name: 'Vérifier' }).click();
    };
    await choose();
    await panel().getByText('2 nouvelles').waitFor();
    expect(await findingsInBothThemes(page)).toEqual([]);
    await panel().getByRole('button', { name: 'Importer', exact: true }).click();
    await panel().waitFor({ state: 'detached' });
    await option('BOREL FACT JP 2026 90001').click();
    await page
      .getByRole('region', { name: 'Ligne choisie' })
      .getByText('Numéro de la facture et montant exact')
      .waitFor();
    expect(await findingsInBothThemes(page)).toEqual([]);
    await page.getByRole('listbox', { name: 'Lignes du relevé' }).focus();
    await page.keyboard.press('Enter');
    await option('BOREL FACT JP 2026 90001').waitFor({ state: 'detached' });
    await page.getByRole('link', { name: /Rapprochées/ }).click();
    await page.waitForURL(/state=matched/);
    await option('BOREL FACT JP 2026 90001').waitFor();
    await page.getByText(/Règle JP-2026-90001/).waitFor();
    await choose();
    await panel().getByText('2 déjà importées').waitFor();
    await panel().getByRole('button', { name: 'Fermer' }).click();
    await panel().waitFor({ state: 'detached' });
  });

  it('the aged balance shows what is late, and leads to the statement of the client', async () => {
    await page.goto('/console/billing/balance');
    const row = page.getByRole('row').filter({ hasText: 'Borel' });
    await row
      .getByText(/800,00/)
      .first()
      .waitFor();
    expect(await findingsInBothThemes(page)).toEqual([]);
    await row.getByRole('link').click();
    await page.waitForURL(/balance\/\d+$/);
    await page
      .getByRole('row')
      .filter({ hasText: 'JP-2026-90001' })
      .getByText(/^[A-Z]{2}$/)
      .waitFor();
    await page
      .getByRole('row')
      .filter({ hasText: 'JP-2026-90003' })
      .getByText(/reste 800,00/)
      .waitFor();
    expect(await findingsInBothThemes(page)).toEqual([]);
  });

  it('a whole statement is taken back, after it has said what that opens again', async () => {
    await page.goto('/console/billing/payments/bank');
    await page.getByRole('listbox', { name: 'Lignes du relevé' }).waitFor();
    await page.keyboard.press('r');
    await panel().getByText('2 lignes, 2').waitFor();
    expect(await findingsInBothThemes(page)).toEqual([]);
    await panel().getByRole('button', { name: 'Reprendre releve.csv' }).click();
    const question = page.getByRole('dialog', { name: /Reprendre releve\.csv\s\?/ });
    await question.getByText(/1 paiement est annulé\. JP-2026-90001\s: de nouveau à payer/).waitFor();
    expect(await findingsInBothThemes(page)).toEqual([]);
    await question.getByRole('button', { name: 'Reprendre' }).click();
    await panel()
      .getByText(/Repris par/)
      .waitFor();
    await panel().getByRole('button', { name: 'Fermer' }).click();
    await panel().waitFor({ state: 'detached' });
    await page.goto('/console/billing/payments?show=cancelled');
    await page.getByRole('row').filter({ hasText: 'VIR SEPA BOREL' }).waitFor();
  });
});
