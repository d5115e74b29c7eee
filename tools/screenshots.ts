/**
 * `npm run screenshots`: pictures of the running product on its demonstration, in tools/screenshots.
 *
 *   npm run screenshots                          all of them
 *   npm run screenshots -- --only portal         those whose name contains the word
 */
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { clear } from './bench/data.ts';
import { connect, count } from './bench/database.ts';
import { RealProduct } from './bench/real-product.ts';
import { bringChromium } from './lib/chromium.ts';
import { main, say, step, warn } from './lib/console.ts';
import { inseeOf, startInsee } from './lib/insee.ts';
import { killProcessesOf, sleep, stopRuns } from './lib/processes.ts';
import { build, dataDirectory, lockDirectory, root } from './lib/workspace.ts';

const folder = join(root, 'tools', 'screenshots');
const password = 'vigie-demo';
const readyMs = 60_000;
const mostBytes = 300_000;
const browserArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const desk: BrowserContextOptions = { viewport: { width: 1440, height: 900 } };
const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true };
/** A ticket of the demonstration with some of everything: sealed request, note, answer, running clock. */
const shownTicket = /Zoé/;

interface Picture {
  name: string;
  app: 'console' | 'portal';
  person: string;
  window: BrowserContextOptions;
  /** From the first page after the sign-in to the one that is shown. */
  show: (page: Page) => Promise<void>;
}

const technician = { app: 'console', person: 'tech@vigie.test', window: desk } as const;
const requester = { app: 'portal', person: 'demandeur@acme.test', window: phone } as const;

const pictures: Picture[] = [
  { ...technician, name: 'console-tickets-light', show: showTicket },
  {
    ...technician,
    name: 'console-tickets-dark',
    window: { ...desk, colorScheme: 'dark' },
    show: showTicket,
  },
  {
    ...technician,
    name: 'console-today',
    show: async (page) => {
      await page.goto('/console/today');
      await page.getByText('Messagerie bloquée').first().waitFor();
    },
  },
  {
    ...technician,
    name: 'console-simulators',
    show: async (page) => {
      await page.goto('/console/simulators');
      await page.getByRole('heading', { level: 1 }).waitFor();
    },
  },
  {
    ...requester,
    name: 'portal-home',
    show: (page) => page.getByText(shownTicket).first().waitFor(),
  },
  { ...requester, name: 'portal-form', show: fillForm },
  {
    ...requester,
    name: 'portal-confirmation',
    show: async (page) => {
      await fillForm(page);
      await page.getByRole('button', { name: 'Envoyer la demande' }).click();
      await page
        .getByText(/au plus tard/i)
        .first()
        .waitFor();
    },
  },
  {
    ...requester,
    name: 'portal-request',
    show: async (page) => {
      await page.getByRole('link', { name: shownTicket }).first().click();
      await page.getByRole('heading', { name: shownTicket }).first().waitFor();
    },
  },
];

await main(takeAll);

async function takeAll(): Promise<number> {
  const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } });
  const wanted = pictures.filter(({ name }) => name.includes(values.only));
  const home = join(dataDirectory(), 'screenshots');
  const unlock = lockDirectory(home);
  stopOnSignal(home);
  try {
    const executablePath = await bringChromium();
    await step('Construction (api, worker, console, portal)', () =>
      build(['api', 'worker', 'console', 'portal']),
    );
    const data = join(home, 'run');
    clear(data);
    mkdirSync(folder, { recursive: true });
    const problems = await withDemo(data, async (url) => {
      const browser = await chromium.launch({ executablePath, args: browserArgs });
      try {
        return (await inTurn(wanted, (picture) => take(browser, url, picture))).flat();
      } finally {
        await browser.close();
      }
    });
    clear(data);
    for (const problem of problems) warn(`⚠ ${problem}`);
    return problems.length === 0 ? 0 : 1;
  } finally {
    unlock();
  }
}

async function withDemo<T>(data: string, work: (url: string) => Promise<T>): Promise<T> {
  const insee = await step('INSEE (local)', () => startInsee(data));
  Object.assign(process.env, inseeOf(insee));
  try {
    return await withProduct(data, work);
  } finally {
    await insee.stop();
  }
}

async function withProduct<T>(data: string, work: (url: string) => Promise<T>): Promise<T> {
  const product = await step('Base de données et Redis', () => RealProduct.open(data, true));
  try {
    await step('Données de démonstration', async () => {
      await product.command('migrate');
      await product.command('seed-demo');
    });
    await step('Démarrage', async () => {
      await product.startWorker();
      await product.startApi();
      const limit = Date.now() + readyMs;
      while (!(await product.isReady()) && Date.now() < limit) await sleep(200);
    });
    await step('Départ des courriels', () => untilQuiet(product));
    return await work(`http://localhost:${product.port}`);
  } finally {
    await product.stop();
  }
}

/** Answers are held for some seconds so that they can be taken back: the pictures show them gone. */
async function untilQuiet(product: RealProduct): Promise<void> {
  const connection = await connect(product.database.url);
  const open = () => count(connection, 'SELECT COUNT(*) FROM outbox WHERE done_at IS NULL');
  const limit = Date.now() + readyMs;
  try {
    while ((await open()) > 0 && Date.now() < limit) await sleep(500);
  } finally {
    await connection.end();
  }
}

/** Takes one picture in a window of its own; returns what is wrong with it. */
async function take(browser: Browser, url: string, picture: Picture): Promise<string[]> {
  const { name, app, person } = picture;
  const problems: string[] = [];
  const context = await browser.newContext({
    baseURL: url,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    reducedMotion: 'reduce',
    ...picture.window,
  });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    page.on('pageerror', (error) => problems.push(`${name} : ${error.message}`));
    await signIn(page, app, person);
    await picture.show(page);
    await settle(page);
    const file = join(folder, `${name}.png`);
    await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
    const { size } = statSync(file);
    say(`    ${name}.png (${Math.round(size / 1000)} ko)`);
    if (size > mostBytes) problems.push(`${name}.png dépasse ${mostBytes / 1000} ko`);
  } catch (error) {
    problems.push(`${name} : ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    await context.close();
  }
  return problems;
}

async function signIn(page: Page, app: Picture['app'], person: string): Promise<void> {
  await page.goto(`/${app}/`);
  await page.getByLabel(/Adresse/).fill(person);
  await page.getByLabel('Mot de passe', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation').first().waitFor();
}

async function showTicket(page: Page): Promise<void> {
  await page.goto('/console/tickets');
  await page.getByRole('link', { name: shownTicket }).first().click();
  await page.getByRole('heading', { name: shownTicket }).first().waitFor();
}

async function fillForm(page: Page): Promise<void> {
  await page.goto('/portal/nouvelle-demande/arrivee');
  await page.getByLabel('Prénom').fill('Inès');
  await page.getByLabel('Nom', { exact: true }).fill('Le Goff');
  await page.getByLabel('Fonction').fill('Assistante commerciale');
  await page.getByLabel('Date d’arrivée').fill(frenchDate(20));
  await page.getByLabel('Licence').fill('Microsoft 365 Business Standard');
  await page.keyboard.press('Tab');
  await page.evaluate('window.scrollTo(0, 0)');
}

/** Fonts are there, nothing is being loaded, nothing has the focus. */
async function settle(page: Page): Promise<void> {
  await page.locator('v-skeleton').first().waitFor({ state: 'detached' });
  await page.evaluate('document.activeElement?.blur?.()');
  await page.evaluate('document.fonts.ready.then(() => true)');
  await page.mouse.move(0, 0);
  await sleep(500);
}

/** A date some days from now, as a French person types it. */
function frenchDate(days: number): string {
  const date = new Date(Date.now() + days * 86_400_000);
  return `${date.getUTCDate()}/${date.getUTCMonth() + 1}/${date.getUTCFullYear()}`;
}

async function inTurn<T, R>(list: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const item of list) results.push(await work(item));
  return results;
}

/** Everything here is thrown away: there is nothing to stop gently. */
function stopOnSignal(home: string): void {
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(name, () => {
      stopRuns();
      killProcessesOf(home);
      process.exit(130);
    });
  }
}
