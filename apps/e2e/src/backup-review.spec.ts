import type { Locator, Page } from 'playwright-core';
import { ApiClient } from './api';
import { desk, findingsInBothThemes, phone, RealBrowser, signIn } from './browser';
import { Product } from './product';

const note = 'Disque libéré, sauvegarde relancée.';

describe('the morning after a failed night, in a real browser', () => {
  let product: Product;
  let browser: RealBrowser;
  let api: ApiClient;
  let page: Page;
  let push: string;
  const said = { ticket: '' };
  const name = 'Comptabilité, nuit';

  beforeAll(async () => {
    product = await Product.start('backup_review');
    browser = await RealBrowser.open(product);
    api = await ApiClient.signIn(product, 'admin@vigie.test');
    const { items } = await api.json<{ items: { id: string; name: string }[] }>(
      'GET',
      '/api/clients?limit=50',
    );
    const clientId = items.find((client) => client.name.startsWith('Borel'))?.id;
    const job = await api.json<{ id: string }>('POST', '/api/backup-jobs', {
      ...{ clientId, name, kind: 'folder', engine: 'push', items: [], note: null },
      ...{ schedule: '30 22 * * *', zone: 'Europe/Paris', workingDays: false },
      ...{ graceMinutes: 450, longestMinutes: 600, retentionDays: 30, quotaBytes: null },
      ...{ secondSite: false, checkParts: null, restoreTestDays: null },
    });
    push = (await api.json<{ url: string }>('POST', `/api/backup-jobs/${job.id}/push-address`)).url;
    page = await browser.window(desk);
    await signIn(page, 'console', 'tech@vigie.test');
  });
  afterAll(async () => {
    await browser.close();
    await product.stop();
  });

  const tell = async (signal: string, run: string, body: string) => {
    const answer = await fetch(`${product.url}${new URL(push).pathname}/${signal}?run=${run}`, {
      method: 'POST',
      body,
    });
    expect(answer.status).toBe(202);
  };

  it('the failure shows on the board by itself, with its ticket', async () => {
    await page.goto('/console/today');
    await page
      .getByRole('region', { name: 'Sauvegardes à vérifier' })
      .getByText(/Serveur de fichiers/)
      .waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('b');
    await page.waitForURL(/backups\/review/);
    await tell('fail', 'night-1', 'Fatal: no space left on device');
    const row = page.getByRole('row').filter({ hasText: name });
    await row.getByRole('link', { name: /T-\d+/ }).waitFor();
    expect(await findingsInBothThemes(page)).toEqual([]);
    said.ticket = ((await row.getByRole('link', { name: /T-\d+/ }).textContent()) ?? '').trim();
  });

  it('the fix is noted on the ticket, which stays for a person to close', async () => {
    await tell('success', 'night-2', 'done');
    await page
      .getByRole('row')
      .filter({ hasText: name })
      .getByRole('link', { name: said.ticket })
      .waitFor({ state: 'detached' });
    await page.goto(`/console/tickets/${said.ticket.slice(2)}?view=all`);
    await page
      .getByText(/Retour à la normale/)
      .first()
      .waitFor();
    await page
      .getByText(/no space left on device/)
      .first()
      .waitFor();
  });

  it('a row of nights that failed for one cause is judged together, each for itself', async () => {
    await page.getByRole('link', { name, exact: true }).first().click();
    await page.waitForURL(/backups\/jobs\/\d+/);
    await page.getByRole('heading', { name }).waitFor();
    await page.goto('/console/backups/review');
    await tell('fail', 'night-3', 'Fatal: no space left on device');
    await tell('fail', 'night-4', 'Fatal: no space left on device');
    const failed = page.getByRole('row').filter({ hasText: name }).filter({ hasText: 'En échec' });
    await failed.nth(2).waitFor();
    // What went well stands apart while its job has an open alert.
    await page.getByRole('row').filter({ hasText: name }).filter({ hasText: 'Réussie' }).first().waitFor();
    for (const index of [0, 1, 2]) {
      await failed.nth(index).locator('button[data-key]').focus();
      await page.keyboard.press('x');
    }
    await page.getByText('3 choisies').waitFor();
    expect(await findingsInBothThemes(page)).toEqual([]);
    await page.keyboard.press('v');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('heading', { name: 'Juger 3 sauvegardes' }).waitFor();
    await page.getByRole('radio', { name: /Traité/ }).focus();
    await page.keyboard.press('Space');
    await page.getByLabel('Note', { exact: true }).fill(note);
    expect(await findingsInBothThemes(page)).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    await failed.first().waitFor({ state: 'detached' });
    await tell('success', 'night-5', 'done');
    await page.getByRole('row').filter({ hasText: name }).first().waitFor({ state: 'detached' });
  });

  it('the board is emptied by keys, and says so', async () => {
    await page.goto('/console/backups/review');
    const rows = page.locator('button[data-key]');
    await rows.first().waitFor();
    await page.keyboard.press('j');
    const quicker = (await rows.first().getAttribute('data-key')) ?? '';
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByText('Votre verdict').waitFor();
    expect(await findingsInBothThemes(page)).toEqual([]);
    // Somebody else is quicker: one verdict is kept, and the other person told whose it is.
    const { verdicts } = await api.json<{ verdicts: { by: string }[] }>(
      'POST',
      `/api/backups/review/${quicker}/verdicts`,
      { verdict: 'handled', note, corrects: null },
    );
    await page.getByRole('radio', { name: /Perdu/ }).focus();
    await page.keyboard.press('Space');
    await page.getByLabel('Note', { exact: true }).fill(note);
    await page.keyboard.press('Control+Enter');
    await page
      .getByRole('alert')
      .getByText(new RegExp(`${verdicts[0]?.by ?? '?'} vient de se prononcer\\s: Traité`))
      .waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.locator(`button[data-key="${quicker}"]`).waitFor({ state: 'detached' });
    for (let left = await rows.count(); left > 0; left -= 1) {
      const key = await rows.first().getAttribute('data-key');
      await rows.first().focus();
      await page.keyboard.press('v');
      // The keyboard is on the verdicts as soon as they are there.
      await page.getByRole('dialog').locator('input[type=radio]:focus').waitFor();
      await page.getByRole('radio', { name: /Traité/ }).focus();
      await page.keyboard.press('Space');
      await page.keyboard.press('Control+Enter');
      await page.getByText('Dites pourquoi en quelques mots.').waitFor();
      await page.getByLabel('Note', { exact: true }).fill(note);
      await page.keyboard.press('Control+Enter');
      await page.locator(`button[data-key="${key ?? ''}"]`).waitFor({ state: 'detached' });
    }
    await page.getByText('Il ne reste que des réussites').waitFor();
    await page.keyboard.press('Shift+A');
    const asked = page.getByRole('dialog');
    await asked.getByRole('heading', { name: /Juger bonne/ }).waitFor();
    expect(await findingsInBothThemes(page)).toEqual([]);
    await asked.getByRole('button', { name: /Juger bonne/ }).click();
    await asked.waitFor({ state: 'detached' });
    await page.getByText('Tout est vérifié').waitFor();
    await page.getByText(/chaque nuit a été regardée/).waitFor();
    expect(await findingsInBothThemes(page)).toEqual([]);
  });

  it('the days, alerts and proofs can be read', async () => {
    await page.getByRole('link', { name: 'Alertes', exact: true }).click();
    await page.waitForURL(/backups\/alerts/);
    await page.getByRole('row').filter({ hasText: 'Serveur de fichiers' }).first().waitFor();
    for (const one of ['Couverture', 'Inhabituel', 'Quota'])
      await page.getByRole('button', { name: new RegExp(`^${one} [1-9]`) }).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL(/tickets\/\d+/);
    await page.goBack();
    await page.waitForURL(/backups\/alerts/);
    await page.getByRole('row').filter({ hasText: 'Serveur de fichiers' }).first().waitFor();
    expect(await findingsInBothThemes(page)).toEqual([]);
    await page.getByRole('link', { name: 'Preuves', exact: true }).click();
    await page.waitForURL(/backups\/proofs/);
    const proof = page.getByRole('row').filter({ hasText: 'Acme SAS' }).filter({ hasText: 'Karim Haddad' });
    expect(await downloaded(page, proof.getByRole('link', { name: /PDF/ }))).toMatch(
      /^sauvegardes-\d{4}-\d{2}\.pdf$/,
    );
    expect(await findingsInBothThemes(page)).toEqual([]);
    await page.getByRole('link', { name: 'Calendrier', exact: true }).click();
    await page.waitForURL(/backups\/calendar/);
    // The client in most trouble, until another one is chosen.
    await page.waitForURL(/client=\d+/);
    await page.getByLabel('Client').selectOption({ label: 'Borel Transports' });
    await page.getByRole('rowheader', { name: 'Messageries' }).waitFor();
    await page.getByLabel('Client').selectOption({ label: 'Acme SAS' });
    await page.getByRole('rowheader', { name: /Serveur de fichiers/ }).waitFor();
    await page
      .getByRole('cell', { name: /En échec/ })
      .first()
      .waitFor();
    await page.getByRole('group', { name: 'Sauvegardes, jour par jour' }).focus();
    await page.keyboard.press('ArrowLeft');
    await page.locator('button.heat:focus').waitFor();
    await page
      .getByRole('cell', { name: /En échec/ })
      .first()
      .getByRole('button')
      .click();
    const day = page.getByRole('dialog');
    await day.getByText('En échec').first().waitFor();
    expect(await findingsInBothThemes(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await day.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Un an' }).click();
    await page.waitForURL(/days=365/);
    await page.getByRole('rowheader', { name: /lun/ }).waitFor();
    expect(await findingsInBothThemes(page)).toEqual([]);
    await page.goto('/console/backups/jobs');
    await page.getByRole('link', { name: 'Serveur de fichiers SRV-1' }).click();
    await page.getByText(/le quota de 500\sGo sera atteint/).waitFor();
    await page.getByText('Lu à chaque sauvegarde, en Go').first().waitFor();
    expect(await findingsInBothThemes(page)).toEqual([]);
    // The verdict that came second.
    expect(browser.problems.filter((text) => !text.includes('409'))).toEqual([]);
  });

  it('the client reads its proof on the portal', async () => {
    const client = await browser.window(phone);
    await signIn(client, 'portal', 'direction@acme.test');
    await client.goto('/portal/sauvegardes');
    const link = client.getByRole('link', { name: /^Sauvegardes d/ });
    expect(await downloaded(client, link)).toMatch(/^sauvegardes-\d{4}-\d{2}\.pdf$/);
    expect(await findingsInBothThemes(client)).toEqual([]);
  });
});

async function downloaded(page: Page, link: Locator): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  return download.suggestedFilename();
}
