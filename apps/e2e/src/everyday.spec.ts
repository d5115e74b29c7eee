import type { Locator, Page } from 'playwright-core';
import { ApiClient } from './api';
import { desk, phone, RealBrowser, seriousFindings, signIn } from './browser';
import { Product } from './product';

interface Person {
  id: string;
  name: string;
  version: number;
}

describe('small things of every day, in a real browser', () => {
  let product: Product;
  let browser: RealBrowser;
  let page: Page;
  let api: ApiClient;

  beforeAll(async () => {
    product = await Product.start('everyday');
    browser = await RealBrowser.open(product);
    api = await ApiClient.signIn(product, 'admin@vigie.test');
    page = await browser.window(desk);
    await signIn(page, 'console', 'dispatch@vigie.test');
  });
  afterAll(async () => {
    expect(browser.problems).toEqual([]);
    await browser.close();
    await product.stop();
  });

  const clientOf = async (q: string) => {
    const { items } = await api.json<{ items: { id: string }[] }>('GET', `/api/clients?q=${q}`);
    return items[0]?.id ?? '';
  };
  const opened = (clientId: string, subject: string, requesterId?: string) =>
    api.json<{ id: string }>('POST', '/api/tickets', {
      clientId,
      kind: 'incident',
      subject,
      description: 'Depuis ce matin.',
      ...(requesterId && { requesterId }),
    });

  it('a contract is found by its number, and opened by the keyboard alone', async () => {
    await page.getByRole('combobox', { name: 'Rechercher partout' }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('borel-2');
    await page.keyboard.press('Enter');
    const found = page.getByRole('region', { name: 'Contrats' }).getByRole('link', { name: /BOREL-2/ });
    await found.waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await found.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/console\/contracts\/\d+/);
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Tout trouver' }).fill('cèdre sauvegarde');
    await page.getByRole('option', { name: /Infogérance et sauvegarde.*Cèdre Habitat/ }).waitFor();
    await page.keyboard.press('Escape');
  });

  it('the management of a client finds its own contracts on the portal', async () => {
    const portal = await browser.window(phone);
    await signIn(portal, 'portal', 'direction@acme.test');
    await portal.goto('/portal/demandes');
    const field = portal.getByRole('searchbox', { name: 'Rechercher dans vos demandes' });
    await field.fill('infogerance');
    await portal.getByRole('link', { name: /Infogérance et Microsoft 365/ }).waitFor();
    expect(await portal.getByText(/BOREL|CEDRE/).count()).toBe(0);
    expect(await seriousFindings(portal)).toEqual([]);
    await portal.context().close();
  });

  it('a subject that was being corrected waits for whoever leaves the ticket', async () => {
    const clientId = await clientOf('Acme');
    await opened(clientId, 'Écran jaune');
    await opened(clientId, 'Clavier muet');
    await page.goto('/console/tickets?view=all&sort=updated');
    const open = async (subject: string) => {
      await page.getByRole('link', { name: new RegExp(subject) }).click();
      await page.locator('app-ticket-header').getByRole('heading', { name: subject }).waitFor();
    };
    await open('Écran jaune');
    await page.keyboard.press('F2');
    await page.locator('app-ticket-subject input:focus').waitFor();
    await page.keyboard.type('Écran vert');
    await open('Clavier muet');
    expect(await page.getByRole('textbox', { name: 'Objet' }).count()).toBe(0);
    await page.getByRole('link', { name: /Écran jaune/ }).click();
    const subject = page.getByRole('textbox', { name: 'Objet' });
    await subject.waitFor();
    expect(await subject.inputValue()).toBe('Écran vert');
    await subject.press('Enter');
    await page.locator('app-ticket-header').getByRole('heading', { name: 'Écran vert' }).waitFor();
  });

  it('an answer to somebody who was deactivated says that no mail will leave', async () => {
    const clientId = await clientOf('Acme');
    const person = await api.json<Person>('POST', '/api/people/contacts', {
      clientId,
      name: 'Paul Parti',
      email: 'paul.parti@acme.test',
      roles: ['requester'],
    });
    const { id } = await opened(clientId, 'Souris perdue', person.id);
    await page.goto(`/console/tickets/${id}?view=all`);
    const reply = page.getByRole('textbox', { name: 'Réponse au client' });
    await reply.fill('Bonjour');
    await page.getByText('paul.parti@acme.test').first().waitFor();
    expect(await page.getByText(/aucun courriel ne partira/).count()).toBe(0);
    await api.json('PATCH', `/api/people/${person.id}`, { active: false, version: person.version });
    await page.reload();
    await page.getByText(/Le contact Paul Parti est désactivé\s: aucun courriel ne partira/).waitFor();
    await page.locator('app-ticket-requester').getByText('contact désactivé').waitFor();
    expect(await page.locator('app-reply-copies').count()).toBe(0);
    expect(await seriousFindings(page)).toEqual([]);
  });

  it('what the client signs is the report as it stands on the screen, and it is shown afterwards', async () => {
    const day = inDays(-7);
    const technician = await browser.window(desk);
    await signIn(technician, 'console', 'tech@vigie.test');
    const [clientId, me] = [await clientOf('Acme'), await ApiClient.signIn(product, 'tech@vigie.test')];
    const { person } = await me.json<{ person: Person }>('GET', '/api/session');
    const visit = await me.json<Person>('POST', '/api/interventions', {
      clientId,
      technicianId: person.id,
      subject: 'Pose du pare-feu',
      place: 'on-site',
      startsAt: `${day}T10:00:00Z`,
      past: true,
      plannedMinutes: 60,
    });
    await me.json('POST', `/api/interventions/${visit.id}/state`, {
      version: visit.version,
      to: 'done',
      usedMinutes: 70,
    });
    await technician.goto(`/console/planning?from=${day}`);
    await technician
      .getByRole('button', { name: /Pose du pare-feu/ })
      .first()
      .click();
    const report = technician.locator('app-report-section');
    await report.getByLabel('Travail réalisé').fill('Pare-feu posé');
    await report.getByRole('button', { name: 'Enregistrer' }).click();
    await report.getByLabel('Nom du signataire').fill('Hélène Garnier');
    await report.getByLabel('Travail réalisé').fill('Pare-feu posé et testé');
    await report.locator('canvas').scrollIntoViewIfNeeded();
    const box = await report.locator('canvas').boundingBox();
    const { x = 0, y = 0, width = 0, height = 0 } = box ?? {};
    await technician.mouse.move(x + width - 30, y + 20);
    await technician.mouse.down();
    await technician.mouse.move(x + width - 10, y + height - 20, { steps: 5 });
    await technician.mouse.up();
    expect(await inkAt(report.locator('canvas'), 0.85)).toBe(true);
    expect(await seriousFindings(technician)).toEqual([]);
    await report.getByRole('button', { name: 'Signer' }).click();
    await report.getByText(/Signé par Hélène Garnier/).waitFor();
    await report.getByText('Pare-feu posé et testé').waitFor();
    await technician.context().close();
  });

  it('a visit that was cancelled stays where the client awaits it', async () => {
    const portal = await browser.window(phone);
    await signIn(portal, 'portal', 'direction@acme.test');
    await portal.goto('/portal/interventions');
    const ahead = portal.getByRole('region', { name: 'À venir' });
    await ahead.getByText('Annulée').waitFor();
    expect(await portal.getByRole('region', { name: 'Passées' }).getByText('Annulée').count()).toBe(0);
    expect(await seriousFindings(portal)).toEqual([]);
    await portal.context().close();
  });
});

const inDays = (count: number) => new Date(Date.now() + count * 86_400_000).toISOString().slice(0, 10);

/** Whether something is drawn at the right of a canvas, from this part of its width on. */
const inkAt = (canvas: Locator, from: number): Promise<boolean> =>
  canvas.evaluate((element, part) => {
    const { width, height } = element as HTMLCanvasElement;
    const context = (element as HTMLCanvasElement).getContext('2d');
    const left = Math.floor(width * part);
    const { data } = context!.getImageData(left, 0, width - left, height);
    return data.some((value, index) => index % 4 === 0 && value < 128);
  }, from);
