import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { createConnection, type Connection, type RowDataPacket } from 'mysql2/promise';
import type { Locator, Page } from 'playwright-core';
import { ApiClient } from './api';
import { desk, findingsInBothThemes, phone, RealBrowser, signIn } from './browser';
import { complaintsAbout, facturXOf } from './factur-x';
import { daysAfter, decimal, interest, money, moneyIn, written } from './late-payment';
import { Product } from './product';
import { readText } from './read-pdf';

/** What is agreed with Cèdre Habitat for a month, and how it is paid. */
const net = 152_000n;
const vat = 30_400n;
const gross = net + vat;
const part = 62_400n;
const rest = gross - part;
const indemnity = 4_000n;
const director = 'direction@cedre.test';

describe('the reckoning of these journeys', () => {
  // Worked examples of the rules: 1,200.00 paid 43 days late, and 10,000.00 over two half-years.
  it.each([
    [120_000n, '2026-01-31', '2026-03-15', 6_667n, 1_111n],
    [120_000n, '2026-03-31', '2026-04-01', 155n, 26n],
    [1_000_000n, '2026-05-01', '2026-09-01', 162_962n, 27_160n],
  ])('%i cents due on %s and paid on %s', (cents, dueOn, paidOn, clause, least) => {
    expect([18n, 3n].map((times) => interest(cents, dueOn, paidOn, times as 3n | 18n))).toEqual([
      clause,
      least,
    ]);
  });
});

describe('an invoice that is paid late, from its issue to the books, in a real browser', () => {
  let product: Product;
  let browser: RealBrowser;
  let database: Connection;
  let accounting: ApiClient;
  let requester: ApiClient;
  let page: Page;
  let portal: Page;
  let client: string;
  let number: string;
  let invoice: string;
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(new Date());

  beforeAll(async () => {
    product = await Product.start('reminders');
    browser = await RealBrowser.open(product);
    database = await createConnection({ uri: product.databaseUrl, dateStrings: true });
    accounting = await ApiClient.signIn(product, 'compta@vigie.test');
    requester = await ApiClient.signIn(product, 'demandeur@cedre.test');
    client = String((await rows("SELECT id FROM client WHERE name = 'Cèdre Habitat'"))[0]?.['id']);
    await payWhatIsOwed();
    page = await browser.window(desk);
    await signIn(page, 'console', 'compta@vigie.test');
    portal = await browser.window(phone);
    await signIn(portal, 'portal', director);
  });
  afterAll(async () => {
    await database.end();
    await browser.close();
    await product.stop();
  });

  const rows = async (sql: string, parameters: unknown[] = []): Promise<RowDataPacket[]> =>
    (await database.query<RowDataPacket[]>(sql, parameters))[0];
  /** The demonstration leaves an invoice unpaid: it was paid on its day. */
  async function payWhatIsOwed(): Promise<void> {
    const sql = 'SELECT id, due_on, open_cents FROM invoice WHERE client_id = ? AND open_cents > 0';
    for (const { id, due_on: dueOn, open_cents: open } of await rows(sql, [client])) {
      const amount = decimal(BigInt(open as string));
      await accounting.json('POST', '/api/payments', {
        ...{
          clientId: client,
          receivedOn: dueOn as string,
          amount,
          method: 'transfer',
          reference: 'D’avance',
        },
        ...{ note: null, parts: [{ invoiceId: String(id), amount }] },
      });
    }
  }
  /** Everything of the invoice happened so many days earlier. */
  async function timePasses(days: number): Promise<void> {
    const earlier = (...columns: string[]) =>
      columns.map((column) => `${column} = ${column} - INTERVAL ${days} DAY`).join(', ');
    for (const sql of [
      `UPDATE invoice SET ${earlier('issued_on', 'due_on', 'issued_at')} WHERE id = ${invoice}`,
      `UPDATE payment SET ${earlier('received_on')} WHERE client_id = ${client} AND reference = '${number}'`,
      `UPDATE payment_allocation SET ${earlier('counts_on')} WHERE invoice_id = ${invoice}`,
      `UPDATE reminder SET ${earlier('day')} WHERE client_id = ${client}`,
    ])
      await database.query(sql);
  }
  const mails = async () =>
    (await rows('SELECT subject FROM outbound_mail WHERE to_address = ? ORDER BY id', [director])).map(
      ({ subject }) => String(subject),
    );
  const line = (text: string | RegExp, within: Page | Locator = page) =>
    within.getByRole('row').filter({ hasText: text });
  const panel = () => page.getByRole('dialog');
  const download = async (link: Locator) => {
    const [file] = await Promise.all([page.waitForEvent('download'), link.click()]);
    return { name: file.suggestedFilename(), content: readFileSync(await file.path()) };
  };
  const pauseReasons = async (): Promise<(string | null)[]> =>
    (
      await rows(
        `SELECT DISTINCT k.pause_reason AS reason FROM sla_clock k JOIN ticket t ON t.id = k.ticket_id
          WHERE k.client_id = ? AND k.stopped_at IS NULL AND t.state NOT IN ('resolved', 'closed')`,
        [client],
      )
    ).map(({ reason }) => reason as string | null);

  /** A job brings each ticket in line, one after the other. */
  async function clocksAre(right: (reasons: (string | null)[]) => boolean): Promise<void> {
    for (let tries = 0; tries < 100 && !right(await pauseReasons()); tries += 1) await sleep(100);
    expect(right(await pauseReasons())).toBe(true);
  }

  it('is issued, and says the same to people and to computers', async () => {
    await page.goto('/console/billing/invoices?state=draft');
    const draft = line('Cèdre Habitat').filter({ hasText: /1\s824,00/ });
    await draft.getByRole('link').click();
    await page.waitForURL(/invoices\/\d+$/);
    invoice = page.url().split('/').at(-1) ?? '';
    await page.getByRole('button', { name: 'Vérifier' }).click();
    await page.getByRole('button', { name: 'Émettre' }).click();
    await panel().getByRole('button', { name: 'Émettre' }).click();
    const heading = page.getByRole('heading', { name: /Facture FA-\d{4}-\d{6}/ });
    await heading.waitFor();
    number = /FA-\d{4}-\d{6}/.exec(await heading.innerText())?.[0] ?? '';
    const lines = page.getByRole('region', { name: 'Lignes' });
    for (const amount of [net, vat, gross]) await lines.getByText(money(amount)).last().waitFor();
    const file = await download(page.getByRole('link', { name: 'Télécharger' }));
    const text = readText(file.content).replace(/\s+/g, ' ');
    for (const amount of [net, vat, gross]) expect(text).toContain(written(amount));
    const xml = facturXOf(file.content);
    expect(complaintsAbout(xml)).toBe('');
    expect(complaintsAbout(xml.replace(/<ram:TypeCode>380<\/ram:TypeCode>/, ''))).not.toBe('');
    const inXml = (tag: string) => new RegExp(`<ram:${tag}[^>]*>([^<]*)<`).exec(xml)?.[1];
    expect(
      ['TaxBasisTotalAmount', 'TaxTotalAmount', 'GrandTotalAmount', 'DuePayableAmount'].map(inXml),
    ).toEqual([net, vat, gross, gross].map((cents) => decimal(cents)));
    expect(xml).toContain(`<ram:ID>${number}</ram:ID>`);
  });

  /** Types a payment of the invoice that names its number. */
  async function pay(cents: bigint): Promise<void> {
    await page.goto('/console/billing/payments');
    await page.getByRole('button', { name: 'Saisir un paiement' }).click();
    await panel().getByLabel('Client').selectOption(client);
    await panel().getByLabel('Référence').fill(number);
    await panel().getByLabel('Montant', { exact: true }).fill(decimal(cents, ','));
    await panel()
      .getByText(/Numéro (cité|de la facture)/)
      .first()
      .waitFor();
    await panel().getByRole('button', { name: 'Enregistrer le paiement' }).click();
    await panel().waitFor({ state: 'detached' });
  }
  const isOwed = async (cents: bigint) => {
    await page.goto(`/console/billing/invoices/${invoice}`);
    await page.getByRole('complementary').getByText(money(cents)).first().waitFor();
  };

  it('is paid in part', async () => {
    await pay(part);
    await isOwed(rest);
    await page.getByRole('region', { name: 'Règlements' }).getByText(money(part)).waitFor();
  });

  /** Sends to Cèdre, and to nobody else, the reminder that is due. */
  async function remind(level: number, tone: string, meanwhile = () => Promise.resolve()): Promise<void> {
    await page.goto('/console/billing/reminders');
    const due = line('Cèdre Habitat');
    await due.getByText(`Niveau ${level} · ${tone}`).waitFor();
    await due.getByText(money(rest)).waitFor();
    await page.getByRole('checkbox', { name: 'Tout choisir' }).uncheck();
    // Drawn a moment later: a box that still looks checked would be left as it is.
    await due.locator('input:not(:checked)').waitFor();
    await due.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Envoyer la relance' }).click();
    await panel().getByRole('button', { name: 'Envoyer la relance' }).click();
    await meanwhile();
    await due.waitFor({ state: 'detached' });
    await page.goto(`/console/billing/reminders?show=ledger&client=${client}`);
  }

  it('is late: the first reminder is held by a promise, then sent', async () => {
    await timePasses(33);
    await page.goto('/console/billing/reminders');
    expect(await findingsInBothThemes(page)).toEqual([]);
    const due = line('Cèdre Habitat');
    await due.getByRole('button', { name: /Actions pour/ }).click();
    await page.getByRole('menuitem', { name: 'Noter une promesse' }).click();
    await panel().getByLabel('Paiement promis le').fill(daysAfter(today, 3));
    await panel().getByLabel('Ce qui a été dit').fill('Virement lundi');
    await panel().getByRole('button', { name: 'Enregistrer' }).click();
    await due.getByText('Promesse de paiement').waitFor();
    expect(await due.getByRole('checkbox').isDisabled()).toBe(true);
    await due.getByRole('button', { name: /Actions pour/ }).click();
    await page.getByRole('menuitem', { name: 'Retirer la promesse' }).click();
    await due.getByText('Promesse de paiement').waitFor({ state: 'detached' });
    await remind(1, 'rappel amical');
    await line('rappel amical').getByText('envoyée').waitFor();
    await line('rappel amical').getByText(money(rest)).waitFor();
  });

  it('is reminded firmly, in the words of accounting', async () => {
    await timePasses(7);
    await page.goto('/console/billing/reminders?show=settings');
    await page.getByRole('button', { name: /relance ferme/ }).click();
    await panel().getByLabel('Objet').fill('Deuxième relance\u00a0: {facture}');
    await panel().getByText('Entre accolades ne vont que').waitFor();
    await panel().getByLabel('Objet').fill('Deuxième relance\u00a0: {factures}');
    const preview = panel().getByRole('region', { name: 'Aperçu' });
    await preview.getByText(/^Deuxième relance\s: FA-\d{4}-000123, FA-/).waitFor();
    expect(await findingsInBothThemes(page)).toEqual([]);
    await panel().getByRole('button', { name: 'Enregistrer' }).click();
    await panel().waitFor({ state: 'detached' });
    await remind(2, 'relance ferme');
    await line('relance ferme').getByText('envoyée').waitFor();
    expect((await mails()).at(-1)).toBe(`Deuxième relance\u00a0: ${number}`);
  });

  it('is told of the suspension on the fifteenth day, with what it has cost so far', async () => {
    await timePasses(5);
    // Whatever a worker was doing when the power went, the next one ends it: once.
    await remind(3, 'avis de suspension', async () => {
      await product.killWorkers();
      product.startWorker();
    });
    const sent = line('avis de suspension');
    await sent.getByText('envoyée').waitFor();
    expect((await mails()).filter((subject) => subject.startsWith('Avant suspension'))).toHaveLength(1);
    expect(await findingsInBothThemes(page)).toEqual([]);
    await sent.getByRole('button', { name: /Lire la relance/ }).click();
    const dueOn = daysAfter(today, -15);
    const inside = line(number, panel());
    for (const amount of [rest, interest(rest, dueOn, today, 18n), interest(rest, dueOn, today, 3n)])
      await inside.getByText(money(amount)).waitFor();
    await panel()
      .getByText(new RegExp(`${number}, échue le .*15\\sjours`))
      .waitFor();
  });

  it('its contract is suspended by a person, and the client is told', async () => {
    await page.goto('/console/billing/reminders?show=suspensions');
    await line(number).getByText('attendre est plus sûr').waitFor();
    await line(number)
      .getByText(/avis envoyé le/)
      .waitFor();
    await timePasses(1);
    await page.reload();
    await line(number).getByText('attendre est plus sûr').waitFor({ state: 'detached' });
    await line(number).getByText(money(rest)).waitFor();
    await line(number).getByRole('button', { name: 'Suspendre' }).click();
    await panel().getByLabel('Motif').fill('Sans réponse à trois relances');
    await panel().getByRole('button', { name: 'Suspendre' }).click();
    await line('Sans réponse à trois relances').getByText(money(rest)).waitFor();
    expect(await findingsInBothThemes(page)).toEqual([]);
    const notice = portal.getByRole('status').filter({ hasText: 'Contrat suspendu' });
    await notice.getByText(new RegExp(`${moneyIn(rest)} échus`)).waitFor();
    expect(await mails()).toContain('Contrat suspendu\u00a0: Infogérance et sauvegarde');
    expect(await findingsInBothThemes(portal)).toEqual([]);
  });

  it('its requests are received and marked, and no time runs', async () => {
    await portal.getByText('Contrat suspendu\u00a0: le délai ne court pas.').first().waitFor();
    const asked = { kind: 'question', subject: 'Une imprimante', description: 'Laquelle prendre ?' };
    const receipt = await requester.json<{ id: string; suspended: boolean; deadline?: object }>(
      'POST',
      '/api/portal/requests',
      asked,
    );
    expect([receipt.suspended, receipt.deadline]).toEqual([true, undefined]);
    await clocksAre((reasons) => reasons.length === 1 && reasons[0] === 'client-suspended');
  });

  it('a formal notice goes by post on the thirtieth day', async () => {
    await timePasses(14);
    await remind(4, 'mise en demeure');
    const letter = line('mise en demeure');
    await letter.getByText('à poster').waitFor();
    const { content } = await download(letter.getByRole('link', { name: 'Lettre PDF' }));
    const text = readText(content).replace(/\s+/g, ' ');
    const dueOn = daysAfter(today, -30);
    for (const amount of [rest, interest(rest, dueOn, today, 18n)]) expect(text).toContain(written(amount));
    await letter.getByRole('button', { name: /Lire la relance/ }).click();
    await panel().getByRole('button', { name: 'Postée' }).click();
    await panel().last().getByRole('button', { name: 'Elle est partie' }).click();
    await panel().getByText('envoyée').waitFor();
  });

  it('penalties and the indemnity are claimed', async () => {
    const dueOn = daysAfter(today, -30);
    const [clause, least] = [interest(rest, dueOn, today, 18n), interest(rest, dueOn, today, 3n)];
    await page.goto(`/console/billing/penalties/clients/${client}`);
    const row = line(number);
    for (const amount of [clause, least, indemnity, clause + indemnity])
      await row.getByText(money(amount)).first().waitFor();
    for (const box of await page.getByRole('checkbox', { name: /^Réclamer la facture/ }).all())
      if ((await box.isEnabled()) && (await box.isChecked())) await box.uncheck();
    await row.getByRole('checkbox', { name: `Réclamer la facture ${number}` }).check();
    await page.getByRole('button', { name: 'Émettre la réclamation' }).click();
    await panel().getByRole('button', { name: 'Émettre la réclamation' }).click();
    await page.waitForURL(/penalties\/claims\/\d+$/);
    await page.getByRole('heading', { name: /Réclamation PE-\d{4}-\d{4}/ }).waitFor();
    for (const amount of [clause, indemnity, clause + indemnity])
      await page.getByText(money(amount)).first().waitFor();
    // It is a document of its own: the invoice is what it was.
    await isOwed(rest);
  });

  it('the last payment lifts the suspension at once', async () => {
    await pay(rest);
    await portal.getByRole('status').filter({ hasText: 'Contrat suspendu' }).waitFor({ state: 'detached' });
    await page.goto('/console/billing/reminders?show=suspensions');
    await line('Sans réponse à trois relances').getByText('tout payé').waitFor();
    await portal
      .getByText('Contrat suspendu\u00a0: le délai ne court pas.')
      .first()
      .waitFor({ state: 'detached' });
    await clocksAre((reasons) => !reasons.includes('client-suspended'));
    expect(await mails()).toContain('Suspension levée\u00a0: Infogérance et sauvegarde');
    await isOwed(0n);
  });

  it('the books of the period hold all of it, to the cent', async () => {
    await page.goto(`/console/billing/exports?from=${daysAfter(today, -61)}&to=${today}`);
    const total = page.getByRole('row').filter({ hasText: 'Total des débits du FEC' });
    await total.waitFor();
    const fec = await download(page.getByRole('link', { name: /FEC/ }));
    const entries = fec.content
      .toString('utf8')
      .trim()
      .split('\r\n')
      .slice(1)
      .map((text) => text.split('\t'))
      .map((cells) => ({
        ...{ account: cells[4] ?? '', piece: cells[8], label: cells[10] ?? '' },
        ...{
          debit: BigInt((cells[11] ?? '').replace(',', '')),
          credit: BigInt((cells[12] ?? '').replace(',', '')),
        },
      }));
    const sum = (side: 'debit' | 'credit') => entries.reduce((cents, entry) => cents + entry[side], 0n);
    expect(sum('debit')).toBe(sum('credit'));
    await total.getByText(money(sum('debit'))).waitFor();
    const of = (piece: string) =>
      entries
        .filter((entry) => entry.piece === piece)
        .map(({ account, debit, credit }) => [account.slice(0, 3), debit, credit]);
    expect(of(number)).toEqual(
      expect.arrayContaining([
        ...[
          ['411', gross, 0n],
          ['706', 0n, net],
          ['445', 0n, vat],
        ],
        ...[
          ['512', part, 0n],
          ['411', 0n, part],
          ['512', rest, 0n],
          ['411', 0n, rest],
        ],
      ]),
    );
    const claim = entries.find(
      ({ label }) => label.startsWith('Pénalités de retard PE-') && label.includes('Cèdre'),
    );
    const asked = interest(rest, daysAfter(today, -30), today, 18n) + indemnity;
    expect(of(claim?.piece ?? '')).toEqual(expect.arrayContaining([['411', asked, 0n]]));
    const journal = await download(page.getByRole('link', { name: /Journal des ventes, CSV/ }));
    const sold = journal.content
      .toString('utf8')
      .split(/\r?\n/)
      .find((text) => text.includes(number));
    for (const amount of [net, vat, gross]) expect(sold).toContain(decimal(amount, ','));
    expect(browser.problems).toEqual([]);
  });
});
