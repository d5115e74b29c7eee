import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { Page } from 'playwright-core';
import { ApiClient } from './api';
import { desk, RealBrowser, seriousFindings, signIn } from './browser';
import { Product } from './product';

interface Hook {
  headers: IncomingHttpHeaders;
  raw: Buffer;
}

describe('webhooks, in a real browser', () => {
  let product: Product;
  let browser: RealBrowser;
  let page: Page;
  let endpoint: Server;
  const hooks: Hook[] = [];

  beforeAll(async () => {
    endpoint = createServer((request, response) => {
      void buffer(request).then((raw) => {
        hooks.push({ headers: request.headers, raw });
        response.writeHead(202).end('noted');
      });
    });
    await new Promise<void>((resolve) => endpoint.listen(0, '127.0.0.1', resolve));
    product = await Product.start('webhooks', { WEBHOOK_PRIVATE_TARGETS: 'true' });
    browser = await RealBrowser.open(product);
    page = await browser.window(desk);
    await signIn(page, 'console', 'admin@vigie.test');
  });
  afterAll(async () => {
    await browser.close();
    await product.stop();
    endpoint.close();
  });

  it('shows how a program gets in', async () => {
    await page.goto('/console/admin/api');
    await page.getByRole('heading', { name: 'Vérifier un webhook' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('an administrator sets one up, and sees its secret once', async () => {
    await page.goto('/console/admin/webhooks');
    await page.getByRole('button', { name: 'Nouveau webhook' }).first().click();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByLabel('Nom', { exact: true }).fill('Supervision');
    await page.getByLabel('Adresse (https)').fill('ftp://nulle-part.test/');
    await page.keyboard.press('Enter');
    await page.getByText('Cette adresse est refusée').waitFor();
    const { port } = endpoint.address() as AddressInfo;
    await page.getByLabel('Adresse (https)').fill(`http://127.0.0.1:${port}/hook`);
    await page.keyboard.press('Enter');
    await page.getByText('il ne sera plus montré').waitFor();
    await page.getByText(/^whsec_/).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('tries it, and reads what was sent', async () => {
    await page.getByRole('button', { name: 'Tester' }).click();
    await page.getByText('Le programme a répondu 202.').waitFor();
    await page.getByRole('button', { name: 'webhook.test' }).click();
    const panel = page.getByRole('dialog');
    await panel.getByText('webhook-signature').waitFor();
    await panel.getByText('noted').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('a client asks: the event arrives signed, and the log shows it by itself', async () => {
    const secret = (await page.getByText(/^whsec_/).textContent()) ?? '';
    const client = await ApiClient.signIn(product, 'demandeur@acme.test');
    const body = { kind: 'question', subject: 'Un devis', description: 'Bonjour' };
    await client.json('POST', '/api/portal/requests', body);
    const row = page.getByRole('row').filter({ hasText: 'ticket.opened' });
    await row.getByText('Livrée').waitFor();
    const hook = hooks.at(-1);
    const key = Buffer.from(secret.trim().slice('whsec_'.length), 'base64');
    const id = String(hook?.headers['webhook-id']);
    const signed = `${id}.${String(hook?.headers['webhook-timestamp'])}.`;
    const signature = createHmac('sha256', key)
      .update(signed)
      .update(hook?.raw ?? '')
      .digest('base64');
    expect(hook?.headers['webhook-signature']).toBe(`v1,${signature}`);
    await row.getByRole('button', { name: 'Renvoyer' }).click();
    await page.getByText('La livraison repart.').waitFor();
    await row.getByText('Livrée').waitFor();
    while (hooks.filter(({ headers }) => headers['webhook-id'] === id).length < 2)
      await page.waitForTimeout(100);
  });

  it('is switched off and removed', async () => {
    await page.getByRole('button', { name: 'Arrêter' }).click();
    await page.getByText('Arrêté', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Supprimer' }).click();
    const dialog = page.getByRole('dialog');
    expect(await seriousFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Supprimer' }).click();
    await page.getByText('Webhook supprimé.').waitFor();
    await page.getByRole('heading', { name: 'Webhooks' }).waitFor();
    expect(browser.problems.filter((problem) => !problem.includes('422'))).toEqual([]);
  });
});
