import type { Page } from 'playwright-core';
import { ApiClient } from './api';
import { desk, RealBrowser, seriousFindings, signIn } from './browser';
import { Product } from './product';

interface Row {
  id: string;
  number: string;
  kind: string;
}

describe('service levels, in a real browser', () => {
  let product: Product;
  let browser: RealBrowser;
  let page: Page;
  let incident: Row;

  beforeAll(async () => {
    product = await Product.start('sla');
    browser = await RealBrowser.open(product);
    const api = await ApiClient.signIn(product, 'admin@vigie.test');
    const { items } = await api.json<{ items: Row[] }>('GET', '/api/tickets?state=active&limit=200');
    const found = items.find(({ kind }) => kind === 'incident');
    if (!found) throw new Error('the demonstration has no incident');
    incident = found;
    page = await browser.window(desk);
    await signIn(page, 'console', 'admin@vigie.test');
  });
  afterAll(async () => {
    await browser.close();
    await product.stop();
  });

  it('saves a version of the targets after showing what it changes; open clocks follow', async () => {
    await page.goto('/console/admin/targets');
    for (const formula of ['SÉRÉNITÉ', 'PREMIUM', 'STANDARD']) {
      for (const priority of [1, 2, 3, 4]) {
        const field = page.getByLabel(`Résolution, ${formula}, priorité ${priority}, en minutes`);
        await field.fill('6000');
        await field.press('Tab');
      }
    }
    await page.getByLabel('Prévenir les responsables à 75 %').check();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Enregistrer…' }).click();
    const panel = page.getByRole('dialog');
    await panel.getByText(/horloges ouvertes/).waitFor();
    await panel.getByText(/reculées/).waitFor();
    await panel.getByRole('button', { name: 'Enregistrer la version' }).click();
    await panel.getByText('À remplir').or(panel.locator('.field-error')).first().waitFor();
    await panel.getByLabel('Motif').fill('Avenant de décembre');
    expect(await seriousFindings(page)).toEqual([]);
    await panel.getByRole('button', { name: 'Enregistrer la version' }).click();
    await page.getByRole('cell', { name: 'Avenant de décembre' }).waitFor();
    await page.getByText('Version 2 des cibles').waitFor();
    await page.getByText('terminé').first().waitFor();
    await page.goto(`/console/tickets/${incident.id}?view=all`);
    await page.getByRole('button', { name: 'Historique' }).click();
    await page
      .getByText(/échéance recalculée.*Version 2 des cibles/)
      .first()
      .waitFor();
  });

  it('shows when a calendar opens, and asks again before deadlines move', async () => {
    await page.goto('/console/admin/calendars');
    await page.getByRole('button', { name: 'Horaires standard' }).click();
    const panel = page.getByRole('dialog');
    await panel.getByText('Les 14 prochains jours').waitFor();
    await panel.getByText('week-end').first().waitFor();
    const opens = panel.getByRole('group', { name: 'Plage 1' }).getByLabel('de', { exact: true });
    await opens.fill('10:30');
    await panel.getByText('10:30–12:30').first().waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    const save = panel.getByRole('button', { name: 'Enregistrer', exact: true });
    await save.click();
    await panel.getByText('Ce qui change').waitFor();
    await panel.getByText(/reculées/).waitFor();
    await save.click();
    await page.getByText('Calendrier Horaires standard').waitFor();
  });

  it('escalates a ticket to its vendor and finds it among those to follow up', async () => {
    await page.goto(`/console/tickets/${incident.id}?view=all`);
    await page.getByRole('button', { name: 'Escalader…' }).click();
    const panel = page.getByRole('dialog');
    await panel.getByLabel('Fournisseur').fill('Microsoft');
    await panel.getByLabel('Référence du dossier chez lui').fill('MS-4711');
    await panel.getByLabel('Relancer le').fill('2026-12-31T09:00');
    expect(await seriousFindings(page)).toEqual([]);
    await panel.getByRole('button', { name: 'Enregistrer' }).click();
    const facts = page.getByRole('complementary', { name: 'Échéances et client' });
    await facts.getByText('MS-4711').first().waitFor();
    await page.getByRole('link', { name: 'À relancer', exact: true }).click();
    await page.getByRole('row', { name: /Microsoft.*MS-4711/ }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('reports how promises were held, down to the tickets of each number', async () => {
    await page.goto(`/console/tickets/${incident.id}?view=all`);
    const api = await ApiClient.signIn(product, 'admin@vigie.test');
    const { version, priority } = await api.json<{ version: number; priority: number }>(
      'GET',
      `/api/tickets/${incident.id}`,
    );
    await api.json('POST', `/api/tickets/${incident.id}/transition`, { to: 'resolved', version });
    await page.getByRole('link', { name: 'Rapport SLA' }).click();
    await page.getByRole('combobox', { name: /^Par/ }).selectOption('priority');
    await page.getByRole('columnheader', { name: 'Médiane' }).waitFor();
    await page.getByRole('link', { name: new RegExp(`Priorité ${priority},.*Terminées`) }).click();
    await page.getByRole('link', { name: new RegExp(incident.number) }).waitFor();
    expect(new URL(page.url()).searchParams.get('by')).toBe('priority');
    expect(await seriousFindings(page)).toEqual([]);
    expect(browser.problems).toEqual([]);
  });
});
