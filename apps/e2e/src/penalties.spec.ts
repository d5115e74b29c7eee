import { readFileSync } from 'node:fs';
import { createConnection, type Connection } from 'mysql2/promise';
import type { Page } from 'playwright-core';
import { desk, misnamedControls, RealBrowser, seriousFindings, signIn } from './browser';
import { Product } from './product';
import { readText } from './read-pdf';

/** Two invoices of a client without any other: one paid late in 2024, when the minimum was above the default, one still open. */
async function bringLateInvoices(database: Connection): Promise<void> {
  await database.query(
    `INSERT INTO client (name, formula, deadline_mode, calendar_id, created_at, version)
       SELECT 'Menuiserie Quinquet', formula, deadline_mode, calendar_id, NOW(3), 1 FROM client ORDER BY id LIMIT 1`,
  );
  const client = "SELECT id FROM client WHERE name = 'Menuiserie Quinquet'";
  const columns = `client_id, kind, state, source, number, issued_on, due_on, payment_days, client_kind, net_cents,
    vat_cents, gross_cents, open_cents, settled_on, created_at, created_by, issued_at, issued_by, updated_at, version`;
  for (const [number, due, cents, open, settled] of [
    ['JE-1', '2024-01-31', 100_000, 0, '2024-06-30'],
    ['JE-2', '2026-01-31', 120_000, 120_000, null],
  ])
    await database.query(
      `INSERT INTO invoice (${columns}) SELECT c.id, 'invoice', 'issued', 'manual', ?, ?, ?, 0, 'professional', ?, 0,
         ?, ?, ?, NOW(3), 'journey', NOW(3), 'journey', NOW(3), 1 FROM (${client}) AS c`,
      [number, due, due, cents, cents, open, settled],
    );
  await database.query(
    `INSERT INTO payment (client_id, received_on, amount_cents, open_cents, method, reference, created_at, created_by,
       version) SELECT client_id, settled_on, gross_cents, 0, 'transfer', 'JE-1', NOW(3), 'journey', 1
       FROM invoice WHERE number = 'JE-1'`,
  );
  await database.query(
    `INSERT INTO payment_allocation (client_id, invoice_id, payment_id, amount_cents, counts_on, created_at, created_by)
       SELECT i.client_id, i.id, p.id, i.gross_cents, p.received_on, NOW(3), 'journey'
         FROM invoice i JOIN payment p ON p.reference = i.number WHERE i.number = 'JE-1'`,
  );
}

describe('penalties, in a real browser', () => {
  let product: Product;
  let browser: RealBrowser;
  let database: Connection;
  let page: Page;
  const line = (text: string | RegExp) => page.getByRole('row').filter({ hasText: text });

  beforeAll(async () => {
    product = await Product.start('penalties');
    database = await createConnection({ uri: product.databaseUrl });
    await bringLateInvoices(database);
    browser = await RealBrowser.open(product);
    page = await browser.window(desk);
    await signIn(page, 'console', 'compta@vigie.test');
  });
  afterAll(async () => {
    await browser.close();
    await database.end();
    await product.stop();
  });

  it('have their rates, which are corrected with a reason', async () => {
    await page.goto('/console/billing/rates');
    const latest = line('2ᵉ semestre 2026');
    await latest.getByText('8,25').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    expect(await misnamedControls(page)).toEqual([]);
    await page.getByRole('button', { name: 'Corriger le 1ᵉʳ semestre 2015' }).click();
    const panel = page.getByRole('dialog');
    await panel.getByLabel('Taux légal, professionnels (%)').fill('0,94');
    await panel.getByLabel('Minimum publié (contrôle)').fill('2,79');
    await panel.getByText('Ce n’est pas le triple').waitFor();
    await panel.getByLabel('Minimum publié (contrôle)').fill('2,82');
    await panel.getByText('est bien le triple').waitFor();
    await panel.getByLabel('Raison de la correction').fill('Relu au Journal officiel');
    await panel.getByRole('button', { name: 'Enregistrer' }).click();
    await panel.waitFor({ state: 'detached' });
    await page.getByRole('region', { name: 'Valeurs corrigées' }).getByText('0,93').waitFor();
    await page.getByText('Relu au Journal officiel').waitFor();
  });

  it('are claimed with their computation, at the legal minimum where the method gives less', async () => {
    await page.goto('/console/billing/penalties');
    await line('2 factures en retard').getByRole('link').click();
    await page.waitForURL(/penalties\/clients\/\d+$/);
    await page.getByText('moins que le minimum légal').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    expect(await misnamedControls(page)).toEqual([]);
    await page.getByRole('button', { name: 'Prendre le minimum légal' }).click();
    await page.getByRole('checkbox', { name: 'Réclamer la facture JE-2' }).uncheck();
    // 151 days at 15.21 % on 1,000.00, and the indemnity.
    await page
      .getByText(/^102,92\s€$/)
      .last()
      .waitFor();
    await page.getByRole('button', { name: 'Émettre la réclamation' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Émettre la réclamation' }).click();
    await page.waitForURL(/penalties\/claims\/\d+$/);
    await page.getByRole('heading', { name: /Réclamation PE-\d{4}-\d{4}/ }).waitFor();
    await page
      .getByText(/62,92\s€/)
      .first()
      .waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    expect(await misnamedControls(page)).toEqual([]);
    const paper = page.getByRole('link', { name: 'Document PDF' });
    const [download] = await Promise.all([page.waitForEvent('download'), paper.click()]);
    const text = readText(readFileSync(await download.path())).replace(/\s+/g, ' ');
    expect(text).toContain('Facture JE-1, échéance le 31 janvier 2024');
    expect(text).toContain('102,92 €');
  });

  it('leave an invoice alone once they are waived', async () => {
    await page.getByRole('link', { name: 'Menuiserie Quinquet' }).click();
    await page.waitForURL(/penalties\/clients\/\d+$/);
    await page.getByRole('button', { name: 'Calcul de la facture JE-2' }).click();
    await page.getByRole('button', { name: 'Renoncer à l’indemnité' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('Premier retard');
    await dialog.getByRole('button', { name: 'Renoncer à l’indemnité' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText(/Indemnité abandonnée\s: Premier retard/).waitFor();
    await page.getByRole('button', { name: 'Rétablir' }).waitFor();
  });
});
