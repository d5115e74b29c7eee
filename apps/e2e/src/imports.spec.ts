import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { ApiClient } from './api';
import { desk, RealBrowser, seriousFindings, signIn } from './browser';
import { demoPassword, Product } from './product';

const fixtures = path.join(__dirname, '../../../libs/server/tickets/src/testing/fixtures/glpi');

interface Run {
  id: string;
  state: string;
  version: number;
  counts: Record<string, number>;
  columns: { field: string | null }[];
}

/** Moving from GLPI: clients, contacts and tickets are brought in, once. */
describe('imports from another desk, in a real browser', () => {
  let product: Product;
  let browser: RealBrowser;
  let page: Page;
  const failed: string[] = [];

  beforeAll(async () => {
    product = await Product.start('imports');
    browser = await RealBrowser.open(product);
    page = await browser.window(desk);
    page.on('response', (answer) => {
      if (answer.status() >= 400 && /\/api\/(imports|tickets|clients)/.test(answer.url()))
        failed.push(`${answer.status()} ${answer.url()}`);
    });
    await signIn(page, 'console', 'admin@vigie.test');
  });
  afterAll(async () => {
    await browser.close();
    await product.stop();
  });

  /** Uploads an export and has it checked, on the keyboard from the file on. */
  async function check(kind: string, file: string): Promise<void> {
    await page.goto('/console/admin/imports');
    await page.getByRole('button', { name: 'Nouvel import' }).first().click();
    await page.getByLabel('Contenu').selectOption({ label: kind });
    await page.getByLabel('Source').fill('GLPI');
    await page.locator('input[type=file]').setInputFiles(path.join(fixtures, file));
    await page.getByRole('button', { name: 'Lire le fichier' }).press('Enter');
    await page.getByRole('heading', { name: file }).waitFor();
    await page.getByRole('button', { name: 'Vérifier', exact: true }).press('Enter');
    await page.getByText('À valider').waitFor();
  }

  async function agree(count: number): Promise<void> {
    await page.getByRole('button', { name: `Importer ${count} lignes` }).press('Enter');
    await page.getByText('Terminé').waitFor();
  }

  it('brings in clients, from columns that it recognised', async () => {
    await page.goto('/console/admin/imports');
    await page.getByRole('row', { name: /glpi-tickets\.csv.*À valider/ }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await check('Clients', 'entites-fr.csv');
    await page.getByText('2 à ajouter').waitFor();
    await page.getByText('L’entité racine n’est pas un client.').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await agree(2);
    await page.getByText('2 ajoutées').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('link', { name: 'Entité racine > Boulangerie Moreau' }).click();
    await page.getByRole('heading', { name: 'Boulangerie Moreau' }).waitFor();
  });

  it('then contacts, then tickets', async () => {
    await check('Contacts', 'utilisateurs-fr.csv');
    await page.getByText('3 à ajouter').waitFor();
    await agree(3);
    await check('Tickets', 'tickets-fr.csv');
    await page.getByText('2 à ajouter').waitFor();
    await page.getByText(/Aucun client de ce nom/).waitFor();
    await agree(2);
  });

  it('a ticket shows its number there, what was said and by whom', async () => {
    await page.getByRole('link', { name: 'Imprimante en panne' }).click();
    await page.getByText(/^GLPI n°\s1234$/).waitFor();
    await page.getByText('Rouleau changé.').waitFor();
    await page.getByText('Moreau Claire').first().waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('is found by its old number', async () => {
    await page.goto('/console/search?q=GLPI%201234');
    await page.getByText('Imprimante en panne').first().waitFor();
  });

  it('the same file again changes nothing', async () => {
    await check('Tickets', 'tickets-fr.csv');
    await page.getByText('2 sans changement').waitFor();
    expect(await page.getByRole('button', { name: 'Importer 0 lignes' }).isDisabled()).toBe(true);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Rapport (CSV)' }).click(),
    ]);
    const report = readFileSync(await download.path(), 'utf8');
    expect(report).toContain('Imprimante en panne;Inchangé');
    await page.getByRole('button', { name: 'Abandonner' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Abandonner' }).click();
    await page.getByText('Import abandonné.').waitFor();
    expect(failed).toEqual([]);
  });

  it('a program does the same with a service token', async () => {
    const admin = await ApiClient.signIn(product, 'admin@vigie.test');
    const { token } = await admin.json<{ token: string }>('POST', '/api/service-tokens', {
      name: 'Reprise',
      scopes: ['imports.manage'],
      days: 1,
      password: demoPassword,
    });
    const call = async (method: string, route: string, body?: unknown): Promise<Run> => {
      const isForm = body instanceof FormData;
      const answer = await fetch(`${product.url}/api/imports${route}`, {
        method,
        headers: {
          Authorization: `Bearer ${token}`,
          ...(body !== undefined && !isForm && { 'Content-Type': 'application/json' }),
        },
        ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
      });
      if (!answer.ok) throw new Error(`${method} ${route}: ${answer.status} ${await answer.text()}`);
      return (await answer.json()) as Run;
    };
    const until = async (id: string, state: string): Promise<Run> => {
      for (;;) {
        const run = await call('GET', `/${id}`);
        if (run.state === state) return run;
        await page.waitForTimeout(100);
      }
    };
    const form = new FormData();
    form.append('file', new Blob(['nom;formule\nPar programme;premium']), 'clients.csv');
    const staged = await call('POST', '?kind=clients&source=CRM', form);
    const fields = staged.columns.map(({ field }) => field);
    await call('POST', `/${staged.id}/check`, { fields, version: staged.version });
    const ready = await until(staged.id, 'ready');
    await call('POST', `/${staged.id}/start`, { version: ready.version });
    expect((await until(staged.id, 'done')).counts).toMatchObject({ create: 1, error: 0 });
  });
});
