import type { Page } from 'playwright-core';
import { ApiClient } from './api';
import { desk, phone, RealBrowser, seriousFindings, signIn } from './browser';
import { Product } from './product';

const inDays = (count: number) => new Date(Date.now() + count * 86_400_000).toISOString().slice(0, 10);

/** What people do in the calendar when a day does not go as planned. */
describe('the agenda', () => {
  let product: Product;
  let browser: RealBrowser;
  let page: Page;
  let api: ApiClient;

  beforeAll(async () => {
    product = await Product.start('agenda');
    browser = await RealBrowser.open(product);
    page = await browser.window(desk);
    await signIn(page, 'console', 'tech@vigie.test');
    api = await ApiClient.signIn(product, 'tech@vigie.test');
  });
  afterAll(async () => {
    await browser.close();
    await product.stop();
  });

  async function fill(subject: string, day: string, time: string): Promise<void> {
    await page.getByRole('button', { name: 'Planifier', exact: true }).click();
    await page.getByLabel('Client', { exact: true }).selectOption({ label: 'Acme SAS' });
    await page.getByLabel('Objet').fill(subject);
    await page.getByLabel('Date', { exact: true }).fill(day);
    await page.getByLabel('Heure').fill(time);
  }
  const block = (name: RegExp) => page.getByRole('button', { name }).first();

  it('records what has taken place only once somebody says so', async () => {
    await page.goto(`/console/planning?from=${inDays(-14)}`);
    await fill('Passage oublié', inDays(-14), '10:00');
    await page.getByText('Cette date est passée.').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('Confirmez qu’elle a déjà eu lieu').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByLabel('L’intervention a déjà eu lieu à cette date').check();
    await page.keyboard.press('Enter');
    await block(/10:00 Passage oublié/).waitFor();
  });

  it('asks before an intervention is moved to the past', async () => {
    await block(/10:00 Passage oublié/).press('ArrowDown');
    const question = page.getByRole('dialog', { name: 'Déplacer à une date passée' });
    await question.getByRole('button', { name: 'Annuler' }).click();
    await question.waitFor({ state: 'detached' });
    await block(/10:00 Passage oublié/).waitFor();
    await block(/10:00 Passage oublié/).press('ArrowDown');
    await question.getByRole('button', { name: 'Elle a eu lieu à cette date' }).click();
    await block(/10:15 Passage oublié/).waitFor();
  });

  it('gives one to several people, and shows it in the calendar of each', async () => {
    await page.goto(`/console/planning?view=day&from=${inDays(8)}`);
    await fill('Déménagement de la baie', inDays(8), '09:00');
    await page.getByRole('combobox', { name: 'Avec' }).fill('a');
    const proposals = page.getByRole('listbox', { name: 'Avec' });
    await proposals.getByRole('option', { selected: true }).waitFor();
    await page.keyboard.press('Enter');
    const colleague = await page.getByRole('button', { name: /^Retirer / }).getAttribute('aria-label');
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Planifier', exact: true }).last().click();
    const blocks = page.getByRole('button', { name: /09:00 Déménagement de la baie|9:00 Déménagement/ });
    await blocks.nth(1).waitFor();
    expect(await blocks.count()).toBe(2);
    await blocks.first().click();
    await page.getByRole('button', { name: colleague ?? '' }).waitFor();
    await page.keyboard.press('Escape');
  });

  it('shows the exceptions of a series, and undoes them', async () => {
    await page.goto(`/console/planning?from=${inDays(14)}`);
    await fill('Ronde hebdomadaire', inDays(14), '16:00');
    await page.getByLabel('Répéter').selectOption({ label: 'Chaque semaine' });
    await page.getByLabel('Nombre de fois').fill('4');
    await page.keyboard.press('Enter');
    await block(/16:00 Ronde hebdomadaire/).press('ArrowDown');
    await block(/16:15 Ronde hebdomadaire/).waitFor();
    await block(/16:15 Ronde hebdomadaire/).click();
    const exceptions = page.getByRole('list', { name: 'Exceptions de la série' });
    await exceptions.getByText(/déplacée au/).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await exceptions.getByRole('button', { name: /Rétablir/ }).click();
    await block(/16:00 Ronde hebdomadaire/).waitFor();
  });

  it('moves this one and those that follow, and ends a series from one on', async () => {
    await page.goto(`/console/planning?from=${inDays(21)}`);
    await block(/16:00 Ronde hebdomadaire/).click();
    await page.getByLabel('Appliquer à').selectOption({ label: 'Celle-ci et les suivantes' });
    await page.getByLabel('Heure').fill('17:00');
    await page.keyboard.press('Enter');
    await block(/17:00 Ronde hebdomadaire/).waitFor();
    await page.goto(`/console/planning?from=${inDays(28)}`);
    await block(/17:00 Ronde hebdomadaire/).click();
    await page.getByText('Aucune exception.').waitFor();
    await page.getByLabel('Appliquer à').selectOption({ label: 'Celle-ci et les suivantes' });
    await page.getByRole('button', { name: 'Annuler l’intervention' }).click();
    await block(/17:00 Ronde hebdomadaire.*Annulée/).waitFor();
    await page.goto(`/console/planning?from=${inDays(35)}`);
    await block(/17:00 Ronde hebdomadaire.*Annulée/).waitFor();
    await page.goto(`/console/planning?from=${inDays(14)}`);
    await block(/16:00 Ronde hebdomadaire.*Prévue/).waitFor();
  });

  it('leaves overlapping interventions their words', async () => {
    const { person } = await api.json<{ person: { id: string } }>('GET', '/api/session');
    const { items } = await api.json<{ items: { id: string }[] }>('GET', '/api/clients?limit=1');
    const facts = { clientId: items[0]?.id, technicianId: person.id, place: 'remote', plannedMinutes: 60 };
    for (const subject of ['Premier chantier simultané', 'Deuxième chantier simultané', 'Troisième chantier'])
      await api.json('POST', '/api/interventions', {
        ...facts,
        subject,
        startsAt: `${inDays(42)}T13:00:00.000Z`,
      });
    await page.goto(`/console/planning?from=${inDays(42)}`);
    const tile = block(/Deuxième chantier simultané/);
    const box = await tile.boundingBox();
    expect(box?.width).toBeGreaterThan(100);
    await tile.focus();
    const shown = await tile.locator('strong').evaluate((text) => text.scrollHeight <= text.clientHeight + 1);
    expect(shown).toBe(true);
    expect(await seriousFindings(page)).toEqual([]);
    const small = await browser.window(phone);
    await signIn(small, 'console', 'tech@vigie.test');
    await small.goto(`/console/planning?from=${inDays(42)}`);
    await small.getByRole('button', { name: /Deuxième chantier simultané/ }).waitFor();
    expect(await small.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });

  it('shows both when a colleague changed the same intervention, or the same time', async () => {
    const { items } = await api.json<{ items: { id: string; client: { id: string } }[] }>(
      'GET',
      '/api/tickets?view=all&limit=1',
    );
    const ticket = items[0];
    if (!ticket) throw new Error('no ticket');
    const { person } = await api.json<{ person: { id: string } }>('GET', '/api/session');
    const made = await api.json<{ id: string; version: number }>('POST', '/api/interventions', {
      ...{ clientId: ticket.client.id, technicianId: person.id, place: 'remote', plannedMinutes: 60 },
      ...{ subject: 'Bascule du pare-feu', startsAt: `${inDays(49)}T09:00:00.000Z` },
    });
    await page.goto(`/console/planning?from=${inDays(49)}`);
    await block(/Bascule du pare-feu/).click();
    await page.getByLabel('Note interne').fill('Prévenir l’accueil');
    const theirs = { subject: 'Bascule des deux pare-feu', version: made.version };
    await api.json('PATCH', `/api/interventions/${made.id}`, theirs);
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('Objet\u00a0: Bascule des deux pare-feu').waitFor();
    await page.getByText('Note interne\u00a0: Prévenir l’accueil').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Appliquer le mien' }).click();
    await block(/Bascule des deux pare-feu/).waitFor();
    const kept = await api.json<{ note: string }>('GET', `/api/interventions/${made.id}`);
    expect(kept.note).toBe('Prévenir l’accueil');

    const facts = { day: inDays(-1), activity: 'remote', billable: false };
    const spent = { ...facts, ticketId: ticket.id, minutes: 15, comment: 'Appel' };
    const entry = await api.json<{ id: string; version: number }>('POST', '/api/time/entries', spent);
    await page.goto(`/console/tickets/${ticket.id}?view=all`);
    await page.getByRole('button', { name: /^Modifier .*0\s?h\s?15|^Modifier .*15\s?min/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Modifier le temps' });
    await dialog.getByLabel('Durée').fill('45');
    const change = { ...facts, minutes: 15, comment: 'Appel et mail', version: entry.version };
    await api.json('PATCH', `/api/time/entries/${entry.id}`, change);
    await dialog.getByRole('button', { name: 'Enregistrer' }).click();
    await dialog.getByText('Commentaire interne\u00a0: Appel et mail').waitFor();
    await dialog.getByRole('button', { name: 'Appliquer le mien' }).click();
    await dialog.waitFor({ state: 'detached' });
    const { items: times } = await api.json<{ items: { id: string; minutes: number; comment: string }[] }>(
      'GET',
      `/api/tickets/${ticket.id}/time`,
    );
    expect(times.find(({ id }) => id === entry.id)).toMatchObject({ minutes: 45, comment: 'Appel et mail' });
  });

  it('draws the weeks of a quarter that have begun, and no others', async () => {
    const manager = await browser.window(desk);
    await signIn(manager, 'console', 'dispatch@vigie.test');
    await manager.goto('/console/reports/desk?period=quarter');
    const figure = manager.locator('v-column-chart').first();
    await figure.getByText('Les nombres').click();
    const dispatcher = await ApiClient.signIn(product, 'dispatch@vigie.test');
    const report = await dispatcher.json<{ volume: { from: string }[] }>(
      'GET',
      `/api/reports/desk?period=quarter&date=${inDays(0)}`,
    );
    const begun = report.volume.filter(({ from }) => from <= inDays(0));
    await figure
      .locator('tbody tr')
      .nth(begun.length - 1)
      .waitFor();
    expect(await figure.locator('tbody tr').count()).toBe(begun.length);
    expect(await seriousFindings(manager)).toEqual([]);
  });

  it('shows the words of every deadline whole in the table', async () => {
    await page.goto('/console/tickets?view=all&display=table');
    const badges = page.locator('app-ticket-table v-sla-badge');
    await badges
      .filter({ hasText: /dépassé de \d+\sj/ })
      .first()
      .waitFor();
    const cut = await badges.evaluateAll(
      (all) => all.filter((badge) => badge.scrollWidth > badge.clientWidth).length,
    );
    expect(cut).toBe(0);
  });

  it('tells who may not read the reviews whom to ask, without a button that cannot help', async () => {
    const portal = await browser.window(phone);
    await signIn(portal, 'portal', 'demandeur@acme.test');
    await portal.goto('/portal/bilans');
    await portal.getByText('Accès réservé').waitFor();
    await portal.getByText(/réservés à la direction de votre entreprise/).waitFor();
    expect(await portal.getByRole('button', { name: 'Réessayer' }).count()).toBe(0);
    expect(await seriousFindings(portal)).toEqual([]);
  });

  it('left nothing wrong in the browser', () => {
    // What was refused, not found or saved by a colleague first.
    expect(browser.problems.filter((text) => !/422|403|404|409/.test(text))).toEqual([]);
  });
});
