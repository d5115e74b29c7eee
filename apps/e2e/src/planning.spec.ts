import type { Page } from 'playwright-core';
import { desk, phone, RealBrowser, seriousFindings, signIn } from './browser';
import { Product } from './product';

const inDays = (count: number) => new Date(Date.now() + count * 86_400_000).toISOString().slice(0, 10);
const nextWeek = inDays(7);
const lastWeek = inDays(-7);

/** Time measured and typed, interventions planned by hand and by keys, and what a client sees of them. */
describe('time and interventions', () => {
  let product: Product;
  let browser: RealBrowser;
  let page: Page;

  beforeAll(async () => {
    product = await Product.start('planning');
    browser = await RealBrowser.open(product);
    page = await browser.window(desk);
    await signIn(page, 'console', 'tech@vigie.test');
  });
  afterAll(async () => {
    await browser.close();
    await product.stop();
  });

  it('measures time with one key, over a reload, and lets it be typed and corrected', async () => {
    await page.goto('/console/tickets?view=all');
    await page.locator('app-ticket-row-link a').first().click();
    await page.getByRole('heading', { name: 'Temps', exact: true }).waitFor();
    await page.locator('body').press('t');
    const chip = page.getByRole('group', { name: /Chronomètre sur T-/ });
    await chip.waitFor();
    await page.reload();
    await chip.waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await chip.getByRole('button', { name: 'Arrêter' }).click();
    await chip.waitFor({ state: 'detached' });

    await page.getByRole('button', { name: 'Ajouter du temps' }).click();
    await page.getByLabel('Durée').fill('une heure');
    await page.keyboard.press('Enter');
    await page.getByText('Indiquez une durée, par exemple 1h30.').waitFor();
    await page.getByLabel('Durée').fill('1h30');
    await page.getByLabel('À facturer').check();
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page
      .getByRole('button', { name: /Modifier 1\sh\s30/ })
      .first()
      .waitFor();

    await page.keyboard.press('g');
    await page.keyboard.press('h');
    await page.getByRole('heading', { name: 'Mes heures' }).waitFor();
    await page.getByText(/cette semaine, dont/).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('plans an intervention, moves it by keys, and takes that back', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('i');
    await page.getByRole('heading', { name: 'Planning', exact: true }).waitFor();
    // A week ahead: nothing of it is past, whatever the time.
    await page.goto(`/console/planning?from=${nextWeek}`);
    await page.getByRole('button', { name: 'Planifier', exact: true }).click();
    await page.getByLabel('Client', { exact: true }).selectOption({ label: 'Acme SAS' });
    await page.getByLabel('Date', { exact: true }).fill(nextWeek);
    await page.getByLabel('Objet').fill('Pose d’une borne');
    await page.getByLabel('Heure').fill('11:00');
    await page.getByLabel('Durée').fill('45');
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press('Enter');
    const block = page.getByRole('button', { name: /Pose d’une borne/ }).first();
    await block.waitFor();
    await block.focus();
    await page.keyboard.press('ArrowDown');
    await page
      .getByRole('button', { name: /11:15 Pose d’une borne/ })
      .first()
      .waitFor();
    await page
      .getByText(/Intervention déplacée/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Annuler', exact: true }).last().click();
    await page
      .getByRole('button', { name: /11:00 Pose d’une borne/ })
      .first()
      .waitFor();
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('moves one by hand and makes it longer', async () => {
    const block = page.getByRole('button', { name: /11:00 Pose d’une borne/ }).first();
    const box = await block.boundingBox();
    if (!box) throw new Error('the intervention is not on the screen');
    await page.mouse.move(box.x + 20, box.y + 8);
    await page.mouse.down();
    await page.mouse.move(box.x + 20, box.y + 32, { steps: 6 });
    await page.mouse.move(box.x + 20, box.y + 56, { steps: 6 });
    await page.mouse.up();
    const moved = page.getByRole('button', { name: /12:00 Pose d’une borne/ }).first();
    await moved.waitFor();
    await moved.focus();
    await page.keyboard.press('Shift+ArrowDown');
    await page
      .getByRole('button', { name: /12:00 Pose d’une borne.*1\sh/ })
      .first()
      .waitFor();
  });

  it('ends one that took place, whose time is kept', async () => {
    await page.goto(`/console/planning?from=${lastWeek}`);
    await page.getByRole('button', { name: 'Planifier', exact: true }).click();
    await page.getByLabel('Client', { exact: true }).selectOption({ label: 'Acme SAS' });
    await page.getByLabel('Objet').fill('Pose d’une borne');
    await page.getByLabel('Date', { exact: true }).fill(lastWeek);
    await page.getByLabel('Heure').fill('12:00');
    await page.getByLabel('L’intervention a déjà eu lieu à cette date').check();
    await page.keyboard.press('Enter');
    await page
      .getByRole('button', { name: /12:00 Pose d’une borne/ })
      .first()
      .click();
    await page.getByRole('dialog').getByRole('button', { name: 'Réalisée' }).click();
    await page.getByLabel('Temps passé').fill('50');
    await page.getByRole('button', { name: 'Confirmer' }).last().click();
    await page
      .getByRole('button', { name: /Pose d’une borne.*50\smin.*Réalisée/ })
      .first()
      .waitFor();
  });

  it('gives a secret link of the calendar, once', async () => {
    await page.getByRole('button', { name: 'Abonnement' }).click();
    await page.getByRole('button', { name: 'Créer un lien' }).click();
    const url = await page.getByLabel('Adresse à copier').inputValue();
    expect(await seriousFindings(page)).toEqual([]);
    const file = await fetch(url);
    expect(file.status).toBe(200);
    expect(await file.text()).toContain('BEGIN:VTIMEZONE');
    await page.getByRole('button', { name: 'Révoquer' }).click();
    await page.getByText('Lien révoqué.').waitFor();
    expect((await fetch(url)).status).toBe(404);
    await page.keyboard.press('Escape');
  });

  it('is a list of days on a phone', async () => {
    const small = await browser.window(phone);
    await signIn(small, 'console', 'dispatch@vigie.test');
    await small.goto('/console/planning?view=day');
    await small.getByRole('heading', { name: 'Planning', exact: true }).waitFor();
    await small.getByRole('heading', { name: 'Léa Martin' }).waitFor();
    expect(await small.getByRole('region', { name: 'Calendrier des interventions' }).count()).toBe(0);
  });

  it('lets the client ask for another time, five working days before', async () => {
    const portal = await browser.window(phone);
    await signIn(portal, 'portal', 'demandeur@acme.test');
    await portal.goto('/portal/interventions');
    await portal
      .getByText(/La date limite pour demander un autre moment était/)
      .first()
      .waitFor();
    await portal.getByRole('button', { name: 'Demander un autre moment' }).first().click();
    await portal.getByRole('button', { name: 'Envoyer la demande' }).click();
    await portal.getByText('Dites-nous quel moment vous conviendrait.').first().waitFor();
    await portal.getByLabel(/Quand cela vous arrange-t-il/).fill('Le jeudi matin');
    expect(await seriousFindings(portal)).toEqual([]);
    await portal.getByRole('button', { name: 'Envoyer la demande' }).click();
    await portal.getByText(/Vous avez demandé\s: «\sLe jeudi matin\s»/).waitFor();
    expect(await seriousFindings(portal)).toEqual([]);
  });

  it('left nothing wrong in the browser', () => {
    expect(browser.problems.filter((text) => !/422|404/.test(text))).toEqual([]);
  });
});
