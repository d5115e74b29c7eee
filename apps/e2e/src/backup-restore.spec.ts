import { createConnection, type Connection } from 'mysql2/promise';
import type { Page } from 'playwright-core';
import { desk, findingsInBothThemes, misnamedControls, phone, RealBrowser, signIn } from './browser';
import { Product } from './product';

const file = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });

describe('a restore and an end of backups, in a real browser', () => {
  let product: Product;
  let browser: RealBrowser;
  let database: Connection;
  let technician: Page;
  let client: Page;

  beforeAll(async () => {
    product = await Product.start('backup_restore');
    database = await createConnection({ uri: product.databaseUrl });
    browser = await RealBrowser.open(product);
    [technician, client] = [await browser.window(desk), await browser.window(phone)];
    await signIn(technician, 'console', 'dispatch@vigie.test');
    await signIn(client, 'portal', 'direction@cedre.test');
  });
  afterAll(async () => {
    await browser.close();
    await database.end();
    await product.stop();
  });

  it('goes from the request of a client to the proof and to the word of the client', async () => {
    await client.goto('/portal/sauvegardes');
    await client.getByRole('heading', { name: 'Ce qui est sauvegardé' }).waitFor();
    expect(await findingsInBothThemes(client)).toEqual([]);
    await client.getByRole('link', { name: 'Retrouver un fichier' }).click();
    await client.getByLabel('Que faut-il retrouver').fill('Le classeur Budget 2026');
    await client.getByLabel('Quand était-il encore bon').fill('hier');
    await client.getByRole('button', { name: 'Envoyer' }).click();
    await client.waitForURL(/enregistree$/);

    await technician.goto('/console/backups/restores');
    await technician.getByRole('button', { name: 'Le classeur Budget 2026' }).click();
    const panel = technician.getByRole('dialog').first();
    await panel.getByText('À préparer').waitFor();
    expect(await findingsInBothThemes(technician)).toEqual([]);
    await panel.getByRole('button', { name: 'Faite à la main' }).click();
    const form = technician.getByRole('dialog', { name: 'Restauration faite à la main' });
    await form
      .getByLabel('Où le client retrouve ses données')
      .fill('Dans le dossier Restauration du serveur.');
    await form.getByLabel('Ce qui le prouve').fill('Restaurée et ouverte avec le client.');
    await form.getByRole('button', { name: 'Enregistrer et prévenir le client' }).click();
    await form.getByText('À remplir.').waitFor();
    await form.getByLabel('Pièce jointe de la preuve').setInputFiles(file('journal.txt', 'restore ok'));
    await form.getByText('journal.txt').waitFor();
    await form.getByRole('button', { name: 'Enregistrer et prévenir le client' }).click();
    await form.waitFor({ state: 'detached' });
    await panel.getByText('Le client vérifie et confirme sur son portail.').waitFor();

    await client.goto('/portal/sauvegardes');
    const restore = client.getByRole('listitem').filter({ hasText: 'Le classeur Budget 2026' });
    await restore.getByRole('button', { name: 'J’ai retrouvé mes fichiers' }).click();
    await restore.getByText('Vous avez retrouvé vos fichiers').waitFor();
    await panel.getByText(/Confirmée par/).waitFor();
    await technician.keyboard.press('Escape');
  });

  it('goes from the end of a service to an erasure by two people and its certificate', async () => {
    await technician.goto('/console/backups/endings');
    await technician.getByRole('link', { name: 'Borel Transports' }).waitFor();
    expect(await findingsInBothThemes(technician)).toEqual([]);
    expect(await misnamedControls(technician)).toEqual([]);
    // What the end of a contract proposed becomes an end that somebody declares.
    await technician.getByRole('link', { name: 'Cèdre Habitat' }).waitFor();
    await technician.getByRole('button', { name: 'Déclarer une fin de service' }).click();
    const form = technician.getByRole('dialog');
    await form
      .getByLabel('Ce qui prend fin')
      .selectOption({ label: 'Toutes les sauvegardes de Cèdre Habitat' });
    await form.getByLabel('Cause').fill('Changement de prestataire');
    await form.getByRole('button', { name: 'Ouvrir et prévenir le client' }).click();
    await technician.waitForURL(/endings\/\d+$/);
    await technician.getByRole('heading', { name: 'Le client récupère ses données' }).waitFor();
    await technician.getByText('Prévenu par courriel').waitFor();
    const id = /\d+$/.exec(technician.url())?.[0];

    await client.goto('/portal/sauvegardes');
    await client.getByText('Vos données restent à votre disposition').waitFor();
    await client.getByLabel('Les effacer').check();
    await client.getByRole('button', { name: 'Enregistrer ce choix' }).click();
    await client.getByText('Votre choix').waitFor();
    expect(await findingsInBothThemes(client)).toEqual([]);

    // Fifteen working days go by.
    await database.query(
      'UPDATE backup_ending SET ended_on = ended_on - INTERVAL 40 DAY, due_on = CURRENT_DATE - INTERVAL 2 DAY, next_reminder_on = NULL WHERE id = ?',
      [id],
    );
    await technician.reload();
    await technician.getByRole('button', { name: 'Demander l’effacement' }).click();
    await technician.getByRole('dialog').getByRole('button', { name: 'Demander' }).click();
    await technician.getByText('Une autre personne doit l’approuver').waitFor();
    expect(await technician.getByRole('button', { name: 'Approuver l’effacement' }).count()).toBe(0);

    const second = await browser.window(desk);
    await signIn(second, 'console', 'admin@vigie.test');
    await second.goto(technician.url());
    await second.getByRole('button', { name: 'Approuver l’effacement' }).click();
    await second.getByRole('dialog').getByRole('button', { name: 'Approuver' }).click();
    await second.getByRole('heading', { name: 'Effacement, site par site' }).waitFor();
    for (;;) {
      const left = await second.getByRole('button', { name: 'Effacé à la main' }).count();
      if (left === 0) break;
      await second.getByRole('button', { name: 'Effacé à la main' }).first().click();
      const site = second.getByRole('dialog', { name: 'Site effacé à la main' });
      await site.getByLabel('Emplacement').fill('NAS d’Angers');
      await site.getByLabel('Méthode').fill('Tâche et versions supprimées, corbeille vidée.');
      await site.getByLabel('Ce qui s’y trouvait').fill('version-2026-11-20 204800');
      await site.getByLabel('Preuve que c’est vide').setInputFiles(file('vide.txt', 'aucune version'));
      await site.getByText('vide.txt').waitFor();
      await site.getByRole('button', { name: 'Attester l’effacement' }).click();
      await site.waitFor({ state: 'detached' });
      await second.waitForFunction(
        (before) =>
          [...document.querySelectorAll('button')].filter((one) =>
            one.textContent.includes('Effacé à la main'),
          ).length < before,
        left,
      );
    }
    await second.getByRole('link', { name: 'Certificat de destruction' }).waitFor();
    expect(await findingsInBothThemes(second)).toEqual([]);

    await client.reload();
    const link = client.getByRole('link', { name: 'Certificat de destruction' });
    const [download] = await Promise.all([client.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).toMatch(/^CD-\d{4}-\d{5}\.pdf$/);
    expect(browser.problems.filter((problem) => !problem.includes('404'))).toEqual([]);
  });
});
