import type { Page } from 'playwright-core';
import { ApiClient } from './api';
import { desk, RealBrowser, seriousFindings, signIn } from './browser';
import { Product } from './product';

interface Row {
  id: string;
  number: string;
  version: number;
}

describe('today and the dashboard, in a real browser', () => {
  let product: Product;
  let browser: RealBrowser;
  let page: Page;
  let api: ApiClient;

  beforeAll(async () => {
    product = await Product.start('dashboards');
    browser = await RealBrowser.open(product);
    api = await ApiClient.signIn(product, 'dispatch@vigie.test');
    page = await browser.window(desk);
    await signIn(page, 'console', 'dispatch@vigie.test');
  });
  afterAll(async () => {
    await browser.close();
    await product.stop();
  });

  it('begins the day with what is to be done, on the keyboard', async () => {
    await page.goto('/console/today');
    const risk = page.getByRole('region', { name: 'À risque ou dépassés' });
    await risk.getByRole('link').first().waitFor();
    // Whatever has nothing to do is not there.
    await page.waitForFunction(() => document.querySelector('app-today-card:not(:has(li a))') === null);
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('j');
    const name = await page.evaluate(() => document.activeElement?.textContent);
    expect(name).toContain('T-');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/console\/tickets\/\d+/);
  });

  it('shows an intervention of the day and a vendor to ask again as soon as there is one', async () => {
    await page.goto('/console/today');
    await page.getByRole('heading', { level: 1 }).waitFor();
    const { items } = await api.json<{ items: Row[] }>('GET', '/api/tickets?state=open&limit=1');
    const session = await api.json<{ person: { id: string } }>('GET', '/api/session');
    const clients = await api.json<{ items: { id: string }[] }>('GET', '/api/clients?limit=1');
    await api.json('POST', '/api/interventions', {
      clientId: clients.items[0]?.id,
      technicianId: session.person.id,
      subject: 'Visite de ce soir',
      place: 'on-site',
      startsAt: new Date().toISOString(),
      plannedMinutes: 30,
    });
    const today = page.getByRole('region', { name: 'Interventions du jour' });
    await today.getByRole('link', { name: /Visite de ce soir/ }).waitFor();
    const [ticket] = items;
    if (!ticket) throw new Error('the demonstration has no open ticket');
    await api.json('PUT', `/api/tickets/${ticket.id}/vendor`, {
      vendor: 'Microsoft',
      reference: 'MS-1',
      note: null,
      followUpAt: new Date(Date.now() - 60_000).toISOString(),
    });
    await page
      .getByRole('region', { name: 'Fournisseurs à relancer' })
      .getByText('Microsoft · MS-1')
      .waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('reports the work of the team, and every number opens its tickets', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('r');
    await page.waitForURL(/\/console\/reports\/desk/);
    await page.goto('/console/reports/desk?period=week');
    await page.getByRole('button', { name: 'Semaine', pressed: true }).waitFor();
    const opened = page.locator('dl.figures a').first();
    const count = Number(await opened.textContent());
    await opened.click();
    const list = page.getByRole('region', { name: /Tickets.*ouverts/ });
    await list.getByRole('row').nth(count).waitFor();
    expect(await list.getByRole('row').count()).toBe(count + 1);
    expect(new URL(page.url()).searchParams.get('of')).toBe('opened');
    await page.getByText('Les nombres').nth(2).click();
    await page
      .getByRole('button', { name: /^moins d’un jour/ })
      .first()
      .click();
    await page
      .getByRole('region', { name: /Tickets.*en cours/ })
      .getByRole('row')
      .nth(1)
      .waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await seriousFindings(page)).toEqual([]);
    expect(browser.problems).toEqual([]);
  });
});
