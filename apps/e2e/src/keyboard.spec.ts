import type { Page } from 'playwright-core';
import { desk, phone, RealBrowser, seriousFindings } from './browser';
import { demoPassword, Product } from './product';

const consolePages = ['today', 'tickets', 'tickets/10003', 'mails', 'clients', 'simulators', 'account'];
const adminPages = ['admin/people', 'admin/calendars', 'admin/targets', 'admin/audit'];
const portalPages = [
  '',
  'nouvelle-demande/arrivee',
  'nouvelle-demande/incident',
  'demandes',
  'demandes/3',
  'compte',
];

/** Waits until nothing moves: an animation that ends early, because its element went away, counts as ended. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
  });
}

/** Everything by keys alone, and what axe says of every page in both themes. */
describe('without a mouse', () => {
  let product: Product;
  let browser: RealBrowser;

  beforeAll(async () => {
    product = await Product.start('keyboard', { redisIndex: 7 });
    browser = await RealBrowser.open(product);
  });
  afterAll(async () => {
    await browser.close();
    await product.stop();
  });

  /** Signs in with the keys only: the address field has the focus. */
  async function typeSignIn(page: Page, app: 'console' | 'portal', email: string): Promise<void> {
    await page.goto(`/${app}/`);
    await page.getByLabel(/Adresse/).focus();
    await page.keyboard.type(email);
    await page.keyboard.press('Tab');
    await page.keyboard.type(demoPassword);
    await page.keyboard.press('Enter');
    await page.getByRole('navigation').first().waitFor();
  }

  it('lets a technician find a ticket, note, reply and look for help', async () => {
    const page = await browser.window(desk);
    await typeSignIn(page, 'console', 'tech@vigie.test');
    await page.keyboard.press('g');
    await page.keyboard.press('t');
    await page.waitForURL(/\/console\/tickets/);
    await page.getByText('Messagerie bloquée pour tout le service commercial').first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/console\/tickets\/\d+/);
    await page.getByRole('textbox', { name: /Répondre|Réponse|Message/ }).waitFor();

    await page.keyboard.press('n');
    await page.locator('textarea:focus').waitFor();
    await page.keyboard.type('Vérifié au téléphone avec le client.');
    await page.keyboard.press('Control+Enter');
    await page
      .locator('article, li, section')
      .getByText('Vérifié au téléphone avec le client.')
      .first()
      .waitFor();

    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    expect(await page.getByRole('dialog').innerText()).toMatch(/Ctrl/);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('simul');
    await page.keyboard.press('Enter');
    await page.waitForURL(/simulators/);
  });

  it('lets a client send a question', async () => {
    const page = await browser.window(phone);
    await typeSignIn(page, 'portal', 'demandeur@cedre.test');
    await page.goto('/portal/nouvelle-demande/question');
    await page.getByRole('textbox').first().focus();
    await page.keyboard.type('Changer de téléphone');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Quel modèle nous conseillez-vous ?');
    const send = page.getByRole('button', { name: 'Envoyer la demande' });
    for (let presses = 0; presses < 20; presses += 1) {
      if (await send.evaluate((element) => element === document.activeElement)) break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await page.getByText(/T-\d+/).first().waitFor();
  });

  it.each([
    ['console', 'tech@vigie.test', consolePages],
    ['console', 'admin@vigie.test', adminPages],
    ['portal', 'demandeur@acme.test', portalPages],
  ] as const)('shows nothing that axe finds serious in the %s of %s', async (app, email, paths) => {
    const page = await browser.window(app === 'portal' ? phone : desk);
    const findings: string[] = [];
    const look = async (name: string) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await settled(page);
        findings.push(
          ...(await seriousFindings(page)).map((finding) => `${name} ${colorScheme}: ${finding}`),
        );
      }
    };
    await page.goto(`/${app}/`);
    await page.getByLabel(/Adresse/).waitFor();
    await look('sign-in');
    await typeSignIn(page, app, email);
    for (const path of paths) {
      await page.goto(`/${app}/${path}`);
      await page.getByRole('main').waitFor();
      await page.waitForFunction(() => !document.querySelector('v-skeleton, [aria-busy="true"]'));
      await look(path);
    }
    expect(findings).toEqual([]);
  });
});
