import { createConnection, type Connection } from 'mysql2/promise';
import type { Page } from 'playwright-core';
import { ApiClient } from './api';
import { desk, findingsInBothThemes, RealBrowser, signIn } from './browser';
import { Product } from './product';

describe('reminders and suspension, in a real browser', () => {
  let product: Product;
  let browser: RealBrowser;
  let database: Connection;
  let api: ApiClient;
  let page: Page;
  let client: string;

  beforeAll(async () => {
    product = await Product.start('reminders');
    browser = await RealBrowser.open(product);
    database = await createConnection({ uri: product.databaseUrl });
    api = await ApiClient.signIn(product, 'compta@vigie.test');
    const made = await api.send('GET', '/api/clients?limit=200');
    const { items } = (await made.json()) as { items: { id: string; name: string }[] };
    client = items.find(({ name }) => name.startsWith('Borel'))?.id ?? '';
    await bringLateContract();
    page = await browser.window(desk);
    await signIn(page, 'console', 'compta@vigie.test');
  });
  afterAll(async () => {
    await database.end();
    await browser.close();
    await product.stop();
  });

  /** A contract in force with an invoice that is late by twenty days. */
  async function bringLateContract(): Promise<void> {
    await database.query(
      `INSERT INTO contract (client_id, label, state, client_kind, start_on, months, term, signed_on, created_at,
          updated_at, version) VALUES (?, 'Parcours', 'active', 'professional', '2026-01-01', 12, '2099-12-31',
          '2026-01-01', NOW(), NOW(), 1)`,
      [client],
    );
    await database.query(
      `INSERT INTO invoice (client_id, contract_id, kind, state, source, number, issued_on, due_on, payment_days,
          client_kind, net_cents, vat_cents, gross_cents, open_cents, created_at, created_by, updated_at, version)
        SELECT ?, id, 'invoice', 'issued', 'manual', 'JR-1', CURDATE() - INTERVAL 50 DAY,
          CURDATE() - INTERVAL 20 DAY, 30, 'professional', 123456, 0, 123456, 123456, NOW(3), 'Test', NOW(3), 1
          FROM contract WHERE label = 'Parcours'`,
      [client],
    );
    await database.query(
      `INSERT INTO billing_account (client_id, client_kind, street, postal_code, city, country, emails, payment_days,
          updated_at, version)
        VALUES (?, 'professional', '1 rue du Port', '44000', 'Nantes', 'FR', '["compta@borel.test"]', 30, NOW(3), 1)
        ON DUPLICATE KEY UPDATE emails = VALUES(emails)`,
      [client],
    );
  }
  const line = (text: string | RegExp) => page.getByRole('row').filter({ hasText: text });
  const dialog = () => page.getByRole('dialog');

  it('a promise holds a client back until it is taken back', async () => {
    await page.goto('/console/billing/reminders');
    await line('JR-1').getByText('rappel amical').waitFor();
    expect(await findingsInBothThemes(page)).toEqual([]);
    await line('JR-1')
      .getByRole('button', { name: /Actions pour/ })
      .click();
    await page.getByRole('menuitem', { name: 'Noter une promesse' }).click();
    const day = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
    await dialog().getByLabel('Paiement promis le').fill(day);
    await dialog().getByLabel('Ce qui a été dit').fill('Virement lundi');
    await dialog().getByRole('button', { name: 'Enregistrer' }).click();
    await line('JR-1').getByText('Promesse de paiement').waitFor();
    await line('JR-1')
      .getByRole('button', { name: /Actions pour/ })
      .click();
    await page.getByRole('menuitem', { name: 'Retirer la promesse' }).click();
    await line('JR-1').getByText('Promesse de paiement').waitFor({ state: 'detached' });
  });

  it('what is chosen is sent once, and stands in the ledger', async () => {
    await page.getByRole('button', { name: /Envoyer/ }).click();
    await dialog()
      .getByRole('button', { name: /Envoyer/ })
      .click();
    await line('JR-1').waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Journal' }).click();
    await page.waitForURL(/show=ledger/);
    const row = line('compta@borel.test');
    await row.getByText('envoyée').waitFor();
    await row.getByText(/1\s234,56/).waitFor();
    expect(await findingsInBothThemes(page)).toEqual([]);
    await row.getByRole('button').click();
    await dialog()
      .getByText(/JR-1, échue le/)
      .waitFor();
    await dialog().getByRole('button', { name: 'Fermer' }).click();
  });

  it('a contract is suspended by a person and taken up by the payment', async () => {
    await page.getByRole('link', { name: 'Suspensions' }).click();
    await page.waitForURL(/show=suspensions/);
    expect(await findingsInBothThemes(page)).toEqual([]);
    await line('JR-1').getByRole('button', { name: 'Suspendre' }).click();
    await dialog().getByLabel('Motif').fill('Sans réponse');
    await dialog().getByRole('button', { name: 'Suspendre' }).click();
    await line('Sans réponse').getByRole('button', { name: 'Lever' }).waitFor();
    const [[invoice]] = (await database.query("SELECT id FROM invoice WHERE number = 'JR-1'")) as unknown as [
      { id: string }[],
    ];
    const paid = await api.send('POST', '/api/payments', {
      ...{ clientId: client, receivedOn: new Date().toISOString().slice(0, 10), amount: '1234.56' },
      ...{ method: 'transfer', reference: 'JR-1', note: null },
      parts: [{ invoiceId: String(invoice?.id), amount: '1234.56' }],
    });
    expect(paid.status).toBe(201);
    await line('Sans réponse').getByText('tout payé').waitFor();
    expect(browser.problems).toEqual([]);
  });
});
