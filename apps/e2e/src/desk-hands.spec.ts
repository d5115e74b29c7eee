import type { Page } from 'playwright-core';
import { ApiClient } from './api';
import { desk, RealBrowser, seriousFindings, signIn } from './browser';
import { Product } from './product';

/** A 409 or 422 that was asked for is an error to the browser. */
const wanted = /409|422/;

describe('the hands at the desk, in a real browser', () => {
  let product: Product;
  let browser: RealBrowser;
  let page: Page;
  let api: ApiClient;

  beforeAll(async () => {
    product = await Product.start('hands');
    browser = await RealBrowser.open(product);
    api = await ApiClient.signIn(product, 'tech@vigie.test');
    page = await browser.window(desk);
    await signIn(page, 'console', 'tech@vigie.test');
  });
  afterAll(async () => {
    await browser.close();
    await product.stop();
  });

  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const openTicket = async (subject: string) => {
    const sent = {
      clientId: await firstClient(),
      kind: 'incident',
      subject,
      description: 'Depuis ce matin.',
    };
    const row = await api.json<{ id: string; number: string }>('POST', '/api/tickets', sent);
    await page.goto(`/console/tickets/${row.id}?view=all`);
    await page.locator('app-ticket-header').getByText(row.number).waitFor();
    return row;
  };
  const firstClient = async () =>
    (await api.json<{ items: { id: string }[] }>('GET', '/api/clients')).items[0]?.id ?? '';
  const others = async () => {
    const { items } = await api.json<{ items: { name: string }[] }>('GET', '/api/assignees');
    return items.map(({ name }) => name).filter((name) => !name.startsWith('Léa'));
  };
  const palette = () => page.getByRole('dialog', { name: 'Tout trouver' });
  const command = async (words: string, name: string | RegExp) => {
    await press('Control+k');
    await palette().waitFor();
    await page.keyboard.type(words);
    await palette().getByRole('option', { name, selected: true }).waitFor();
    await press('Enter');
    await palette().waitFor({ state: 'detached' });
  };

  describe('on the open ticket', () => {
    it('change its state, its priority and who has it by single letters', async () => {
      await openTicket('Écran noir');
      await press('s');
      await page.locator('[role=menuitem]:focus').waitFor();
      // Letters of a menu find its entries: they are no shortcuts there.
      await press('e');
      await page.locator('[role=menuitem]:focus').waitFor();
      await press('Escape');
      await page.getByRole('menuitem').first().waitFor({ state: 'detached' });
      await press('s');
      await page.locator('[role=menuitem]:focus').waitFor();
      await page.getByRole('menuitem', { name: 'Ouvert' }).focus();
      await press('Enter');
      await page.getByRole('button', { name: 'Changer l’état, Ouvert' }).waitFor();
      await page.getByRole('menuitem').first().waitFor({ state: 'detached' });
      await press('a');
      await page.locator('[role=menuitem]:focus').filter({ hasText: 'Me l’attribuer' }).waitFor();
      await press('Enter');
      await page.getByRole('button', { name: /^Attribuer, Léa/ }).waitFor();
      await press('p');
      await page.getByRole('dialog', { name: /priorité/i }).waitFor();
      await page.getByRole('dialog').getByLabel('Raison').fill('Tout le service');
      await page.getByRole('radio', { name: 'Haut' }).first().focus();
      await press('Space');
      await page.getByRole('dialog').getByRole('button', { name: 'Enregistrer' }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page
        .getByRole('status')
        .getByText(/priorité/i)
        .first()
        .waitFor();
    });

    it('keep the menu under their fingers while the server still answers', async () => {
      const { id } = await openTicket('Souris perdue');
      let answer = () => {};
      const answered = new Promise<void>((resolve) => (answer = resolve));
      await page.route(`**/api/tickets/${id}/assign`, async (route) => {
        await answered;
        await route.continue();
      });
      await press('a');
      await page.locator('[role=menuitem]:focus').filter({ hasText: 'Me l’attribuer' }).waitFor();
      await press('Enter');
      // With its first assignee a new ticket is open, and there is nothing to open.
      await page.getByRole('button', { name: 'Changer l’état, Ouvert' }).waitFor();
      await press('s');
      const first = page.locator('[role=menuitem]:focus').filter({ hasText: 'Attend le client' });
      await first.waitFor();
      const read = page.waitForResponse((response) => response.url().endsWith(`/api/tickets/${id}`));
      answer();
      await read;
      await page
        .getByRole('status')
        .getByText(/^Attribué à/)
        .first()
        .waitFor();
      expect(await first.count()).toBe(1);
      // What one did oneself is no conflict.
      await page.getByRole('menuitem', { name: 'Résolu' }).focus();
      await press('Enter');
      await page.getByRole('button', { name: 'Changer l’état, Résolu' }).waitFor();
      await page.getByRole('menuitem').first().waitFor({ state: 'detached' });
    });

    it('name these keys in the list of shortcuts', async () => {
      await press('?');
      const help = page.getByRole('dialog');
      for (const words of ['Changer l’état', 'Changer la priorité', 'Attribuer à quelqu’un'])
        await help.getByText(words, { exact: true }).waitFor();
      await press('Escape');
    });

    it('find everything that can be done in the palette', async () => {
      await openTicket('Réseau lent');
      await press('Control+k');
      await palette().waitFor();
      for (const name of [
        'Répondre au client',
        'Note interne',
        'Chercher une macro',
        'Changer l’état',
        'Changer la priorité',
        'Me l’attribuer',
        'Attribuer à…',
        'Changer de file',
        'Ajouter une étiquette',
        'Fusionner des tickets ici',
        'Lier un ticket',
        'Démarrer le chronomètre',
        'Ajouter du temps',
        'Planifier une intervention',
        'Suivre le ticket',
      ])
        await palette().getByRole('option', { name }).first().waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await press('Escape');
      const [other] = await others();
      await command(`attribuer a ${other}`, `Attribuer à ${other}`);
      await page.getByRole('button', { name: `Attribuer, ${other}` }).waitFor();
      await command('ajouter une etiq', /Ajouter une étiquette/);
      await page.locator('#ticket-tag:focus').waitFor();
      // One Escape, although proposals are open.
      await press('Escape');
      await page.locator('#ticket-tag:not(:focus)').waitFor();
      await command('note int', /Note interne/);
      await page.locator('textarea:focus').waitFor();
      await press('Escape');
      await command('lier un ticket', /Lier un ticket/);
      await page.locator('#link-relation:focus').waitFor();
    });

    it('rename it in place, and lose nothing when another window renames it too', async () => {
      const { id } = await openTicket('Imprimente');
      await press('F2');
      const subject = page.getByRole('textbox', { name: 'Objet' });
      await subject.waitFor();
      await press('Escape');
      await subject.waitFor({ state: 'detached' });
      expect(page.url()).toContain(id);
      await command('renommer', /Renommer le ticket/);
      await page.locator('app-ticket-subject input:focus').waitFor();
      await page.keyboard.type('Imprimante du hall');
      const other = await browser.window(desk);
      await signIn(other, 'console', 'tech@vigie.test');
      await other.goto(`/console/tickets/${id}?view=all`);
      await other.getByRole('heading', { name: 'Imprimente' }).waitFor();
      await other.keyboard.press('F2');
      await other.locator('app-ticket-subject input:focus').waitFor();
      await other.keyboard.type('Traceur');
      await other.keyboard.press('Enter');
      await other.getByRole('heading', { name: 'Traceur' }).waitFor();
      await press('Enter');
      const notice = page.locator('app-ticket-subject app-two-versions');
      await notice.getByText(/^Objet\s: Traceur$/).waitFor();
      await notice.getByText(/^Objet\s: Imprimante du hall$/).waitFor();
      expect(await seriousFindings(page)).toEqual([]);
      await notice.getByRole('button', { name: 'Appliquer le mien' }).click();
      for (const window of [page, other])
        await window.getByRole('heading', { name: 'Imprimante du hall' }).waitFor();
      await other.context().close();
      await page.getByRole('button', { name: 'Historique' }).click();
      await page.getByText('Traceur\u00a0» → «\u00a0Imprimante du hall').waitFor();
      await page.getByRole('button', { name: 'Historique' }).click();
    });

    it('give it somebody to answer to, where no mail would have left', async () => {
      const notice = page.getByText(/aucun courriel ne partira/);
      await notice.waitFor();
      await command('demandeur', 'Changer le demandeur');
      await page.locator('#ticket-requester:focus').waitFor();
      const found = page.locator('#ticket-requester-list [role=option]');
      await found.first().waitFor();
      const name = (await found.first().locator('span').first().innerText()).split(/\s+\S+@/)[0] ?? '';
      expect(await seriousFindings(page)).toEqual([]);
      await press('Enter');
      await page.locator('app-ticket-requester .who').getByText(name).waitFor();
      await notice.waitFor({ state: 'detached' });
    });

    it('leave a list for its ticket with Enter, and come back to the same row with Escape', async () => {
      await page.goto('/console/tickets?view=todo');
      await page.locator('app-ticket-list a').nth(2).waitFor();
      await press('j', 'j', 'j');
      const row = page.locator('app-ticket-list a:focus');
      const which = await row.locator('.context').innerText();
      await press('Enter');
      await page.locator('[aria-label=Conversation]:focus').waitFor();
      await press('Escape');
      await page.waitForURL(/\/tickets\?/);
      await page.locator('app-ticket-list a:focus').waitFor();
      expect(await row.locator('.context').innerText()).toBe(which);
      await page.goto('/console/tickets?view=todo&display=table');
      await page.locator('app-ticket-table tbody a').nth(1).waitFor();
      await press('j', 'j', 'Enter');
      await page.locator('[aria-label=Conversation]:focus').waitFor();
      await press('Escape');
      await page.locator('app-ticket-table tr:nth-child(2) a:focus').waitFor();
    });
  });

  describe('in a form', () => {
    const panel = () => page.getByRole('dialog', { name: 'Nouveau ticket' });

    it('lose nothing of a new ticket that is closed, left or reloaded, until it is sent or emptied', async () => {
      await page.goto('/console/today');
      await page.getByRole('button', { name: /^Nouveau ticket/ }).waitFor();
      await press('c');
      await panel().getByLabel('Client').selectOption({ index: 1 });
      await panel().getByLabel('Objet').fill('Baie à recâbler');
      await panel().getByLabel('Description').fill('Au deuxième étage,');
      await press('Escape');
      await panel().waitFor({ state: 'detached' });
      await press('c');
      await panel()
        .getByText(/Brouillon repris, enregistré/)
        .waitFor();
      expect(await panel().getByLabel('Objet').inputValue()).toBe('Baie à recâbler');
      await panel().getByLabel('Description').fill('Au deuxième étage, avant lundi.');
      await page.reload();
      await page.getByRole('button', { name: /^Nouveau ticket/ }).waitFor();
      await press('c');
      await panel()
        .getByText(/Brouillon repris, enregistré/)
        .waitFor();
      expect(await panel().getByLabel('Description').inputValue()).toBe('Au deuxième étage, avant lundi.');
      expect(await panel().getByLabel('Client').inputValue()).not.toBe('');
      expect(await seriousFindings(page)).toEqual([]);

      const other = await browser.window(desk);
      await signIn(other, 'console', 'tech@vigie.test');
      await other.getByRole('button', { name: /^Nouveau ticket/ }).waitFor();
      await other.keyboard.press('c');
      await other.getByText(/Brouillon repris/).waitFor();
      await other.getByRole('button', { name: 'Vider' }).click();
      await other.getByText(/Brouillon repris/).waitFor({ state: 'detached' });
      expect(await other.getByLabel('Objet').inputValue()).toBe('');
      await other.getByLabel('Objet').fill('Un autre');
      await other.context().close();
    });

    it('show both when another window wrote in the same draft', async () => {
      await panel().getByLabel('Objet').fill('Baie à recâbler vite');
      await panel().getByText('Ce brouillon a changé ailleurs').waitFor();
      await panel().getByRole('button', { name: 'Garder celui-ci' }).click();
      await panel().getByRole('button', { name: 'Ouvrir le ticket' }).click();
      await page.waitForURL(/\/tickets\/\d+/);
      await press('c');
      await panel().getByLabel('Objet').waitFor();
      expect(await panel().getByLabel('Objet').inputValue()).toBe('');
      await press('Escape');
    });

    it('cut nothing that is too long: it stays, is said, and is not sent', async () => {
      await openTicket('Étiquettes');
      await press('l');
      const tag = 'é'.repeat(52);
      await page.keyboard.insertText(tag);
      await page.getByText('40 caractères au plus, 52 saisis.').waitFor();
      await press('Enter');
      const field = page.locator('#ticket-tag');
      expect(await field.inputValue()).toBe(tag);
      expect(await field.getAttribute('aria-invalid')).toBe('true');
      expect(await seriousFindings(page)).toEqual([]);
      await field.fill('');
      await page.getByText('caractères au plus').waitFor({ state: 'detached' });

      await page.goto('/console/macros');
      await page.getByRole('button', { name: 'Nouvelle macro' }).click();
      const name = page.getByLabel('Nom', { exact: true });
      await name.fill('a'.repeat(61));
      await page.getByText('60 caractères au plus, 61 saisis.').waitFor();
      await page.getByLabel('Texte', { exact: true }).fill('Bonjour');
      await page.getByRole('button', { name: 'Enregistrer' }).click();
      await page.locator('#ma-name:focus').waitFor();
      expect(await name.inputValue()).toHaveLength(61);
      await name.fill('Salutation');
      await page.getByRole('button', { name: 'Enregistrer' }).click();
      await page.getByRole('button', { name: 'Salutation' }).waitFor();
    });
  });

  describe('on a form that somebody else has open', () => {
    it('see both versions of a queue, and keep both changes', async () => {
      const [one, two] = [await browser.window(desk), await browser.window(desk)];
      for (const window of [one, two]) {
        await signIn(window, 'console', 'admin@vigie.test');
        await window.goto('/console/admin/queues');
        await window.getByRole('button', { name: 'Comptes et accès', exact: true }).click();
        await window.getByLabel('Nom', { exact: true }).waitFor();
      }
      await one.getByRole('group', { name: 'Membres' }).getByRole('checkbox').nth(2).click();
      await one.getByRole('button', { name: 'Enregistrer' }).click();
      await one.getByRole('dialog').waitFor({ state: 'detached' });
      await two.getByLabel('Nom', { exact: true }).fill('Comptes et droits');
      await two.getByRole('button', { name: 'Enregistrer' }).click();
      const notice = two.locator('app-two-versions');
      await notice.getByText('Quelqu’un a enregistré entre-temps').waitFor();
      await notice.getByText(/^Membres\s:/).waitFor();
      await notice.getByText(/^Nom\s: Comptes et droits$/).waitFor();
      expect(await seriousFindings(two)).toEqual([]);
      await notice.getByRole('button', { name: 'Appliquer le mien' }).click();
      await two.getByRole('dialog').waitFor({ state: 'detached' });
      const { items } = await api.json<{ items: { name: string; version: number; members: unknown[] }[] }>(
        'GET',
        '/api/queues',
      );
      expect(items.find(({ name }) => name === 'Comptes et droits')).toMatchObject({ version: 3 });
    });
  });

  describe('on what is picked', () => {
    it('apply a macro to the tickets that its question names, however fast the keys are', async () => {
      await page.goto('/console/tickets?view=todo');
      await page.locator('app-ticket-list a').nth(2).waitFor();
      await page.evaluate(() => {
        for (const key of ['j', 'x', 'j', 'x', 'm']) {
          const target = document.activeElement ?? document.body;
          target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
        }
      });
      const dialog = page.getByRole('dialog', { name: 'Macro sur 2 tickets' });
      await dialog.getByRole('button', { name: 'Appliquer aux 2' }).waitFor();
      await dialog.getByRole('option', { name: 'Pris en charge' }).click();
      await dialog.getByText(/Votre demande «/).waitFor();
      // What a ticket does not have stays to be written.
      expect(await dialog.innerText()).not.toMatch(/\{\{(subject|technician|number)/);
      await press('Escape');
      await press('Escape');
    });

    it('rename a view of one’s own without a word of sharing', async () => {
      await page.goto('/console/tickets?view=todo&priority=2');
      await page.getByRole('button', { name: 'Enregistrer la vue' }).click();
      await page.getByLabel('Nom de la vue').fill('Priorité 2');
      await page.getByRole('dialog').getByRole('button', { name: 'Enregistrer' }).click();
      await page.waitForURL(/saved=/);
      await page.getByRole('button', { name: 'Toutes les vues' }).click();
      await page.getByRole('menuitem', { name: 'Renommer…' }).waitFor();
      await press('Escape');
    });
  });

  it('breaks nothing on the way', () => {
    expect(browser.problems.filter((text) => !wanted.test(text))).toEqual([]);
  });
});
