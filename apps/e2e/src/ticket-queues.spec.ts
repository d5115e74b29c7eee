import type { Page } from 'playwright-core';
import { desk, misnamedControls, RealBrowser, seriousFindings, signIn } from './browser';
import { Product } from './product';

/** Tickets go to queues and from one to another; macros and boards work on several at once. */
describe('queues of tickets, in a real browser', () => {
  let product: Product;
  let browser: RealBrowser;
  let page: Page;
  let manager: Page;

  beforeAll(async () => {
    product = await Product.start('ticket_queues');
    browser = await RealBrowser.open(product);
    page = await browser.window(desk);
    manager = await browser.window({ ...desk, colorScheme: 'dark' });
    await signIn(page, 'console', 'tech@vigie.test');
    await signIn(manager, 'console', 'dispatch@vigie.test');
  });
  afterAll(async () => {
    await browser.close();
    await product.stop();
  });

  const rows = () => page.locator('app-ticket-row-link a');
  const bar = () => page.getByRole('group', { name: 'Tickets sélectionnés' });

  it('are made, given members and kinds, put in order and archived by who runs the desk', async () => {
    await manager.goto('/console/admin/queues');
    await manager.getByRole('button', { name: 'Nouvelle file' }).click();
    const panel = manager.getByRole('dialog');
    await panel.getByLabel('Nom').fill('Direction');
    await panel.getByRole('checkbox', { name: 'Léa Martin' }).check();
    await panel.getByRole('checkbox', { name: 'Karim Haddad' }).check();
    await panel.getByRole('group', { name: 'Natures de ticket' }).getByLabel('Interne').check();
    expect(await seriousFindings(manager)).toEqual([]);
    await panel.getByRole('button', { name: 'Enregistrer' }).click();
    const line = manager.getByRole('row', { name: /Direction/ });
    await line.getByText('Karim Haddad, Léa Martin').waitFor();
    await line.getByText('Interne').waitFor();
    await line.getByRole('button', { name: /Monter/ }).click();
    await manager.locator('tbody tr:nth-child(3)', { hasText: 'Direction' }).waitFor();
    expect(await seriousFindings(manager)).toEqual([]);

    await manager.getByRole('button', { name: 'Comptes et accès', exact: true }).click();
    await panel.getByRole('button', { name: 'Archiver' }).click();
    await panel.getByText(/contient des tickets ouverts/).waitFor();
    await manager.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
  });

  it('take a ticket from one to another by the keyboard, live for everybody', async () => {
    await page.goto('/console/tickets?view=my-queues');
    await page.getByText('Accès à la boîte exploitation').first().waitFor();
    await manager.goto('/console/tickets?view=all&display=table&columns=number,queue,state');
    const seen = manager.getByRole('row', { name: /Accès à la boîte exploitation/ });
    await seen.getByText('Comptes et accès').waitFor();
    await rows().filter({ hasText: 'Accès à la boîte exploitation' }).click();
    await page.waitForURL(/tickets\/\d+/);
    await page.getByRole('button', { name: /File, Comptes et accès/ }).waitFor();
    await page.getByRole('heading', { level: 2, name: /Accès à la boîte/ }).waitFor();
    await page.keyboard.press('f');
    await page.getByRole('menu', { name: 'Changer de file' }).waitFor();
    // A letter that is a shortcut elsewhere finds an entry here.
    await page.keyboard.press('c');
    await page.locator('[role=menuitemradio]:focus', { hasText: 'Comptes et accès' }).waitFor();
    // Letters that follow soon are one word: it starts anew with the menu.
    await page.keyboard.press('Escape');
    await page.getByRole('menu', { name: 'Changer de file' }).waitFor({ state: 'detached' });
    await page.keyboard.press('f');
    await page.getByRole('menu', { name: 'Changer de file' }).waitFor();
    await page.keyboard.press('d');
    await page.locator('[role=menuitemradio]:focus', { hasText: 'Direction' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText(/Dans la file «\sDirection\s»/).waitFor();
    await seen.getByText('Direction').waitFor();
    await page.getByRole('button', { name: 'Historique' }).click();
    await page.getByText('a changé de file : Comptes et accès → Direction').waitFor();
    await page.getByRole('button', { name: /Attribuer/ }).click();
    await page.getByText('Membres de la file').waitFor();
    await page.getByText('Autres personnes').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('are found by filter and by operator, moved together and back', async () => {
    await page.goto('/console/tickets?view=all&q=file%3Adirection');
    await rows().first().waitFor();
    expect(await rows().count()).toBe(1);
    await page.goto('/console/tickets?view=all&state=active');
    const filtered = page.waitForResponse((answer) => /\/api\/tickets\?.*queue=/.test(answer.url()));
    await page.getByRole('combobox', { name: /^File/ }).selectOption('Support');
    await filtered;
    await page.getByRole('button', { name: /Retirer le filtre File : Support/ }).waitFor();
    const before = await settledCount();
    await page.getByRole('checkbox').nth(0).check();
    await page.getByRole('checkbox').nth(1).check();
    await bar().getByRole('button', { name: 'File' }).click();
    await page.getByRole('menuitem', { name: 'Direction' }).click();
    await page.getByText('2 tickets changés.').waitFor();
    await expectCount(before - 2);
    await page.getByRole('button', { name: 'Annuler' }).click();
    await page.getByText('2 tickets rétablis.').waitFor();
    await expectCount(before);
  });

  it('see a macro applied to several tickets, told before what cannot be undone, and taken back', async () => {
    await page.goto('/console/tickets?view=all&state=active');
    await rows().first().focus();
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await bar().getByText('2 sélectionnés').waitFor();
    await page.keyboard.press('m');
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/Elle part 15 secondes après/).waitFor();
    await page.keyboard.type('panne');
    await dialog.getByText(/la note reste/).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByText('2 tickets changés.').waitFor();
    await page.locator('app-ticket-row-link', { hasText: 'Panne générale' }).nth(1).waitFor();
    await page.getByRole('button', { name: 'Annuler' }).click();
    await page.getByText('2 tickets rétablis.').waitFor();
    await page
      .locator('app-ticket-row-link', { hasText: 'Panne générale' })
      .first()
      .waitFor({ state: 'detached' });
  });

  it('are worked on from a board that a view keeps, several cards at once', async () => {
    await page.goto('/console/tickets?view=all&display=board');
    await page.locator('app-board-card').first().waitFor();
    // Columns come one by one, and the keys begin in the first that has a card.
    await page.locator('app-board-column v-skeleton').first().waitFor({ state: 'detached' });
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await bar().getByText('1 sélectionné').waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('X');
    await bar().getByText('2 sélectionnés').waitFor();
    await page.locator('app-board-card').nth(3).getByRole('checkbox').check();
    await bar().getByText('3 sélectionnés').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await bar().getByRole('button', { name: 'Attribuer' }).click();
    await page.getByRole('menuitem', { name: 'Moi' }).click();
    await page.getByText(/tickets changés/).waitFor();
    await page.getByRole('button', { name: 'Annuler' }).click();
    await page.getByText(/rétablis/).waitFor();
    await page.keyboard.press('Escape');

    await page.goto('/console/tickets?view=all&display=board&priority=3');
    await page.getByRole('button', { name: 'Enregistrer la vue' }).click();
    await page.getByRole('dialog').getByLabel('Nom').fill('Tableau P3');
    await page.keyboard.press('Enter');
    await page.waitForURL(/saved=\d+$/);
    await page.locator('app-board-column').first().waitFor();
    await page.goto('/console/tickets?view=mine');
    await rows().first().waitFor();
    await page.getByRole('button', { name: 'Toutes les vues' }).click();
    await page.getByRole('menuitem', { name: 'Tableau P3' }).click();
    await page.waitForURL(/saved=\d+$/);
    await page.locator('app-board-column').first().waitFor();
  });

  it('hold tickets that our people open, with what they wrote', async () => {
    await page.keyboard.press('c');
    const panel = page.getByRole('dialog');
    await panel.getByLabel('Client').selectOption({ index: 1 });
    await panel.getByLabel('Nature').selectOption('Interne');
    await panel.getByLabel('Objet').fill('Onduleur à remplacer');
    await panel.getByLabel('Description').fill('Bip continu dans la baie du 1er étage.');
    await panel.getByRole('button', { name: 'Ouvrir le ticket' }).click();
    await page.waitForURL(/tickets\/\d+/);
    await page.getByRole('article', { name: 'Description' }).getByText('Bip continu').waitFor();
    await page.getByRole('button', { name: /File, Direction/ }).waitFor();
    await manager.goto(page.url());
    await manager.getByRole('article', { name: 'Description' }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    expect(await seriousFindings(manager)).toEqual([]);
  });

  it.each(['tickets/10006?view=all', 'tickets?view=all&display=board', 'search?q=compte'])(
    'are on pages whose controls are named by the words on them: %s',
    async (path) => {
      await page.goto(`/console/${path}`);
      await page
        .getByText(/karim.benali/)
        .first()
        .waitFor();
      expect(await misnamedControls(page)).toEqual([]);
    },
  );

  it('raised no error in the browser', () => {
    // The archiving that was refused.
    expect(browser.problems.filter((problem) => !problem.includes('422'))).toEqual([]);
  });

  /** How many rows there are once their number no longer changes. */
  async function settledCount(): Promise<number> {
    for (let before = 0; ;) {
      await page.waitForTimeout(500);
      const count = await rows().count();
      if (count > 0 && count === before) return count;
      before = count;
    }
  }

  async function expectCount(count: number): Promise<void> {
    await rows().nth(count).waitFor({ state: 'detached' });
    if (count > 0)
      await rows()
        .nth(count - 1)
        .waitFor();
  }
});
