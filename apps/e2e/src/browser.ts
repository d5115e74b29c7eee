import { existsSync } from 'node:fs';
import axe from 'axe-core';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { demoPassword, type Product } from './product';

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
export const desk = { viewport: { width: 1440, height: 900 } };
export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };

/** A real Chromium; every page keeps what went wrong in it. */
export class RealBrowser {
  readonly problems: string[] = [];

  private constructor(
    private readonly product: Product,
    private readonly browser: Browser,
  ) {}

  static async open(product: Product): Promise<RealBrowser> {
    const candidates = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium', '/usr/bin/google-chrome'];
    const executablePath = candidates.find((path) => path && existsSync(path));
    if (!executablePath) throw new Error('no Chromium: set CHROMIUM_PATH');
    return new RealBrowser(product, await chromium.launch({ executablePath, args }));
  }

  /** A new window with cookies of its own. */
  async window(options: BrowserContextOptions): Promise<Page> {
    const context = await this.browser.newContext({
      locale: 'fr-FR',
      timezoneId: 'Europe/Paris',
      baseURL: this.product.url,
      reducedMotion: 'reduce',
      ...options,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    page.on('pageerror', (error) => this.problems.push(`${page.url()}: ${error.message}`));
    page.on('console', (message) => {
      // Asking who is signed in answers 401 to nobody, which the browser calls an error.
      if (message.type() === 'error' && !message.text().includes('401')) this.problems.push(message.text());
    });
    return page;
  }

  async close(): Promise<void> {
    await this.browser.close();
  }
}

/** Signs in by hand on the page that asks for it. */
export async function signIn(page: Page, app: 'console' | 'portal', email: string): Promise<void> {
  await page.goto(`/${app}/`);
  await page.getByLabel(/Adresse/).fill(email);
  await page.getByLabel('Mot de passe', { exact: true }).fill(demoPassword);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation').first().waitFor();
}

const rules = {
  type: 'tag' as const,
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
};
const colours = { type: 'rule' as const, values: ['color-contrast', 'link-in-text-block'] };
/** Lesser in axe's eyes, not for who listens to a page: it has one main heading, and its columns have names. */
const named = ['page-has-heading-one', 'empty-table-header'];

/** What axe finds serious or critical on a page (WCAG 2.2 A and AA), but for mails of others in their sealed frames. */
export const seriousFindings = (page: Page): Promise<string[]> => findings(page, rules);

/** The same in both themes, of which the dark one can differ in its colours alone; the light one stays. */
export async function findingsInBothThemes(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await findings(page, colours);
  await page.emulateMedia({ colorScheme: 'light' });
  return [...dark.map((finding) => `dark: ${finding}`), ...(await seriousFindings(page))];
}

async function findings(page: Page, runOnly: axe.RunOnly): Promise<string[]> {
  await settledColours(page);
  await bringAxe(page);
  return page.evaluate(
    async ([wanted, lesser]) => {
      const runner = (globalThis as unknown as { axe: typeof axe }).axe;
      const { violations } = await runner.run(document, {
        iframes: false,
        resultTypes: ['violations'],
        runOnly: wanted,
      });
      return violations
        .filter(({ id, impact }) => impact === 'serious' || impact === 'critical' || lesser.includes(id))
        .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
    },
    [runOnly, named] as const,
  );
}

/** Once for as long as the page stays. */
async function bringAxe(page: Page): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
}

/**
 * A change of theme is a transition: until it ends, colours are neither those of one theme nor of the other. What
 * inherits a colour that changes may begin to change after it.
 */
async function settledColours(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const ends = (each: Animation) => each.effect?.getComputedTiming().endTime !== Infinity;
    for (;;) {
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      const running = document.getAnimations().filter((each) => each.playState === 'running' && ends(each));
      if (running.length === 0) return;
      await Promise.allSettled(running.map((each) => each.finished));
    }
  });
}

/** Controls whose name does not hold the words that people see on them, and would say to a computer that listens. */
export async function misnamedControls(page: Page): Promise<string[]> {
  await bringAxe(page);
  return page.evaluate(async () => {
    const runner = (globalThis as unknown as { axe: typeof axe }).axe;
    const { violations } = await runner.run(document, {
      iframes: false,
      runOnly: { type: 'rule', values: ['label-content-name-mismatch'] },
    });
    return violations.flatMap(({ nodes }) => nodes.map(({ html }) => html));
  });
}
