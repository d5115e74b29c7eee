import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { desk, RealBrowser, seriousFindings, signIn } from './browser';
import { Product } from './product';

describe('queues and views, in a real browser', () => {
  let product: Product;
  let browser: RealBrowser;
  let page: Page;

  beforeAll(async () => {
    product = await Product.start('queues');
    browser = await RealBrowser.open(product);
    page = await browser.window(desk);
    await signIn(page, 'console', 'tech@vigie.test');
  });
  afterAll(async () => {
    await browser.close();
    await product.stop();
  });

  const rows = () => page.locator('app-ticket-row-link a');

  it('tags several tickets at once, finds them by the tag, and takes it back', async () => {
    await page.goto('/console/tickets?view=all&state=active');
    await page.getByRole('checkbox').nth(0).check();
    await page.getByRole('checkbox').nth(1).check();
    const bar = page.getByRole('group', { name: 'Tickets sélectionnés' });
    await bar.getByRole('button', { name: 'Étiquettes' }).click();
    await page.getByRole('menuitem', { name: /Ajouter/ }).click();
    await page.getByRole('combobox', { name: 'Nom de l’étiquette' }).fill('Tournée');
    await page.getByRole('option', { name: /Créer/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('2 tickets changés.').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('#tournée');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Voir dans la liste' }).click();
    await page.waitForURL(/q=/);
    await rows().nth(2).waitFor({ state: 'detached' });
    await rows().nth(1).waitFor();
    expect(await rows().count()).toBe(2);
    await page.getByRole('button', { name: 'Annuler' }).click();
    await page.getByText('Aucun ticket ne correspond').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('merges several tickets of a client into one, and takes it back', async () => {
    await page.goto('/console/tickets?view=all&state=active&display=table');
    const acme = page.locator('app-ticket-table tbody tr', { hasText: 'Acme' });
    await acme.nth(0).getByRole('checkbox').check();
    await acme.nth(1).getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Fusionner' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Tous continuent dans').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Fusionner' }).click();
    await page.getByText('1 ticket changé.').waitFor();
    await page.getByRole('button', { name: 'Annuler' }).click();
    await page.getByText('1 ticket rétabli.').waitFor();
  });

  it('marks a ticket unread by a key, finds it among the unread, and reads it by opening it', async () => {
    await page.goto('/console/tickets?view=unassigned');
    await rows().first().focus();
    const kept = () => page.waitForResponse(/tickets\/reading/);
    await Promise.all([kept(), page.keyboard.press('u')]);
    const unread = page.locator('app-ticket-row-link a.unread');
    await unread.first().waitFor();
    await page.goto('/console/tickets?view=unread');
    await unread.first().waitFor();
    const href = await rows().first().getAttribute('href');
    await Promise.all([kept(), rows().first().click()]);
    await page.goto('/console/tickets?view=unread');
    const left = page.getByText('Tout est lu').or(rows().first());
    await left.first().waitFor();
    expect(await page.locator(`app-ticket-row-link a[href="${href}"]`).count()).toBe(0);
  });

  it('shows the columns one chooses, by the keyboard, and exports them', async () => {
    await page.goto('/console/tickets?view=all&display=table');
    await page.getByRole('button', { name: 'Colonnes' }).click();
    await page.getByRole('checkbox', { name: 'Client' }).focus();
    await page.keyboard.press('Alt+ArrowUp');
    await page.getByRole('checkbox', { name: 'Activité' }).uncheck();
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Appliquer' }).click();
    await page.waitForURL(/columns=client,number/);
    const heads = page.locator('app-ticket-table th');
    expect((await heads.allInnerTexts()).slice(0, 3)).toEqual(['Objet', 'Client', 'Numéro']);
    await page.getByRole('button', { name: 'Trier par Priorité' }).click();
    await page.waitForURL(/sort=priority/);
    await page.getByRole('button', { name: 'Exporter la vue' }).click();
    const waiting = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Exporter en CSV' }).click();
    const content = readFileSync(await (await waiting).path(), 'utf8');
    expect(content).toMatch(/^\ufeffObjet;Client;Numéro;/);
  });

  it('moves cards on the board by the keyboard and the mouse, and says why a move is refused', async () => {
    await page.goto('/console/tickets?view=all');
    await page.getByRole('button', { name: /Présentation/ }).click();
    await page.getByRole('menuitemradio', { name: 'Kanban' }).click();
    await page.waitForURL(/display=board/);
    const column = (name: string) => page.locator('app-board-column', { hasText: name });
    const fresh = column('Nouveau').locator('app-board-card a');
    const subject = await fresh.first().innerText();
    expect(await seriousFindings(page)).toEqual([]);
    await fresh.first().focus();
    await page.keyboard.press('Shift+ArrowRight');
    const opened = column('Ouvert').locator('app-board-card', { hasText: subject });
    await opened.waitFor();
    await page.getByText('État : Ouvert.').waitFor();
    const from = await opened.boundingBox();
    const to = await column('Nouveau').locator('ul').boundingBox();
    if (!from || !to) throw new Error('no card');
    await page.mouse.move(from.x + 30, from.y + 12);
    await page.mouse.down();
    await page.mouse.move(from.x + 10, from.y + 20, { steps: 4 });
    await page.mouse.move(to.x + 60, to.y + 60, { steps: 8 });
    await page.mouse.up();
    await page.getByText(/ne peut pas passer à «\sNouveau\s»/).waitFor();
    await opened.waitFor();
  });

  it('raised no error in the browser', () => {
    expect(browser.problems).toEqual([]);
  });
});
