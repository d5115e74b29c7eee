import { aClient, type TestApp } from '@vigie/directory/testing';
import type { Database, FinishOnce } from '@vigie/platform';
import type { BillingSchedule, ClientKind, InvoiceTiming, LocalDate, QuoteState } from '@vigie/rules';
import type { InvoiceLineInput } from '@vigie/wire';
import { BillingAccountRow } from '../store/invoices/billing-account.row';
import { CompanyRow } from '../store/invoices/company.row';
import { AdvanceInvoiceRun } from '../use-cases/invoices/advance-run';
import { MakeInvoiceDocument } from '../use-cases/invoices/make-document';

/** Our company. */
export async function aCompany({ manager }: Database): Promise<void> {
  await manager.insert(CompanyRow, {
    ...{ id: 1, name: 'Infogérance Martin', legalForm: 'SAS', capitalCents: '5000000', siren: '732829320' },
    ...{ siret: '73282932000074', registry: 'Paris', vatNumber: 'FR44732829320', phone: null, email: null },
    ...{
      street: '12 rue des Lilas',
      postalCode: '75011',
      city: 'Paris',
      country: 'FR',
      bic: null,
      iban: null,
    },
    ...{ electronicAddress: null, vatOnDebits: false, updatedAt: new Date(), version: 1 },
  });
}

/** A client with its billing account. */
export async function aBilledClient(
  database: Database,
  account: Partial<BillingAccountRow> = {},
): Promise<string> {
  const { id } = await aClient(database);
  await database.manager.insert(BillingAccountRow, {
    ...{ clientId: id, clientKind: 'professional' as const, legalName: null, siret: '55210055400013' },
    vatNumber: null,
    ...{ street: '3 quai du Port', postalCode: '13002', city: 'Marseille', country: 'FR', emails: [] },
    ...{
      electronicAddress: null,
      paymentDays: 30,
      orderReference: 'BC-17',
      updatedAt: new Date(),
      version: 1,
    },
    ...account,
  });
  return id;
}

interface FeeLine {
  label?: string;
  billing?: BillingSchedule;
  timing?: InvoiceTiming;
  endsOn?: LocalDate | null;
  /** Day, yearly unit price in cents, quantity. */
  prices?: [validFrom: LocalDate, cents: bigint, quantity: string][];
}

/** A signed contract of a client. */
export async function aContract(
  database: Database,
  clientId: string,
  values: {
    start: LocalDate;
    endsOn?: LocalDate | null;
    signedOn?: LocalDate;
    kind?: ClientKind;
    lines?: FeeLine[];
  },
): Promise<{ id: string; lines: string[] }> {
  const { start, endsOn = null, signedOn = start, kind = 'professional', lines = [{}] } = values;
  const insert = async (sql: string, parameters: unknown[]) =>
    String((await database.manager.query<{ insertId: number }>(sql, parameters)).insertId);
  const id = await insert(
    `INSERT INTO contract (client_id, label, state, client_kind, start_on, months, term, ends_on, signed_on,
       created_at, updated_at, version) VALUES (?, 'Infogérance', 'active', ?, ?, 12, '2099-12-31', ?, ?, NOW(), NOW(), 1)`,
    [clientId, kind, start, endsOn, signedOn],
  );
  const ids: string[] = [];
  for (const [position, { label = 'Infogérance', billing = 'monthly', ...line }] of lines.entries()) {
    const lineId = await insert(
      `INSERT INTO contract_line (contract_id, client_id, position, label, part, billing, timing, ends_on)
       VALUES (?, ?, ?, ?, 'managed-services', ?, ?, ?)`,
      [id, clientId, position, label, billing, line.timing ?? 'advance', line.endsOn ?? null],
    );
    for (const price of line.prices ?? [[start, 1_241_026n, '1'] as const])
      await aPrice(database, { contractId: id, lineId }, price);
    ids.push(lineId);
  }
  return { id, lines: ids };
}

/** One more price of a line, as an amendment writes it. */
export async function aPrice(
  database: Database,
  { contractId, lineId }: { contractId: string; lineId: string },
  [validFrom, cents, quantity]: readonly [LocalDate, bigint, string],
): Promise<void> {
  await database.execute(
    `INSERT INTO contract_price (line_id, contract_id, valid_from, unit_cents, quantity, base_cents, agreed_on, origin)
     VALUES (?, ?, ?, ?, ?, ?, ?, 'initial')`,
    [lineId, contractId, validFrom, String(cents), quantity, String(cents), validFrom],
  );
}

const idOf = async ({ manager }: Database, sql: string, values: unknown[]): Promise<string> =>
  String((await manager.query<{ insertId: number }>(sql, values)).insertId);

/** A ticket of a client with a quote in some state. */
export async function aQuote(
  database: Database,
  clientId: string,
  values: { state?: QuoteState; cents?: number; vatRate?: number; decidedAt?: Date | null; text?: string },
): Promise<{ id: string; ticketId: string }> {
  const {
    state = 'accepted',
    cents = 123_456,
    vatRate = 2000,
    decidedAt = null,
    text = 'Baie réseau',
  } = values;
  const ticketId = await idOf(
    database,
    `INSERT INTO ticket (client_id, kind, state, is_open, priority, impact, urgency, subject, queue_id, created_at,
       updated_at, sort_due, warn_at, version)
     VALUES (?, 'question', 'new', 1, 3, 'medium', 'medium', 'Baie', 1, NOW(), NOW(), NOW(), NOW(), 1)`,
    [clientId],
  );
  const id = await idOf(
    database,
    `INSERT INTO ticket_quote (ticket_id, client_id, edition, reason, text, net_cents, vat_rate, valid_until, state,
       author, sent_at, decided_at) VALUES (?, ?, 2, 'outside-contract', ?, ?, ?, '2099-12-31', ?, 'Paul', NOW(), ?)`,
    [ticketId, clientId, text, cents, vatRate, state, decidedAt],
  );
  return { id, ticketId };
}

/** What a revision of a line would have cost with a corrected index, in a year. */
export async function aRegularisation(
  database: Database,
  line: { clientId: string; contractId: string; lineId: string },
  { year, applied, corrected }: { year: number; applied: bigint; corrected: bigint },
): Promise<string> {
  const campaignId = await idOf(
    database,
    `INSERT INTO price_campaign (year, effective_on, state, index_values, index_links, step, cursor_id, done, total,
       opened_at, opened_by, read_at, approved_alone, version)
     VALUES (?, ?, 'applied', '[]', '[]', 1, 0, 1, 1, NOW(), 'Paul', NOW(), 0, 1)`,
    [year, `${year}-01-01`],
  );
  const id = await idOf(
    database,
    `INSERT INTO price_campaign_line (campaign_id, client_id, contract_id, line_id, final_amount, warnings, by_hand,
       is_excluded, version) VALUES (?, ?, ?, ?, ?, '[]', 0, 0, 1)`,
    [campaignId, line.clientId, line.contractId, line.lineId, String(applied)],
  );
  await correct(database, { id, campaignId }, corrected);
  return id;
}

async function correct(
  database: Database,
  { id, campaignId }: { id: string; campaignId: string },
  corrected: bigint,
): Promise<void> {
  const seriesId = await idOf(
    database,
    `INSERT INTO index_series (code, origin, name, title, base, unit, frequency, stopped, delay_days, failures,
       created_at, version) VALUES (?, 'own', 'Indice', 'Indice', '100', '', 'quarterly', 0, 80, 0, NOW(), 1)`,
    [`S${campaignId}`],
  );
  const valueId = await idOf(
    database,
    `INSERT INTO index_value (series_id, period, base, value, provisional, source, source_note, published_on, read_at,
       read_by) VALUES (?, '2024-Q3', '100', '101', 0, 'manual', 'JO', '2024-12-14', NOW(), 'Paul')`,
    [seriesId],
  );
  const correctionId = await idOf(
    database,
    `INSERT INTO price_correction (campaign_id, value_id, series, period, value_before, value_after, raised_at)
     VALUES (?, ?, 'S', '2024-Q3', '100', '101', NOW())`,
    [campaignId, valueId],
  );
  await database.execute(
    `INSERT INTO price_regularisation (line_id, campaign_id, correction_id, unit_cents, amount) VALUES (?, ?, ?, ?, ?)`,
    [id, campaignId, correctionId, String(corrected), String(corrected)],
  );
}

/** A line of a draft as it is typed. */
export const aTypedLine = (values: Partial<InvoiceLineInput> = {}): InvoiceLineInput => ({
  ...{
    id: null,
    label: 'Remplacement d’un disque',
    detail: null,
    quantity: '1',
    unit: 'one',
    price: '100.00',
  },
  ...{ vatCategory: 'S', vatRate: 2000, exemption: null, periodFrom: null, periodTo: null },
  ...values,
});

interface Waiting {
  id: string;
  payload: { runId: string; step: number } | string;
}

/** Does the batches of invoices as a worker does, one after the other. */
export class InvoiceWorker {
  constructor(private readonly test: TestApp) {}

  /** The next job of the outbox; false when there is none. A worker that dies does everything but the last commit. */
  async step(fate: 'lives' | 'dies' = 'lives'): Promise<boolean> {
    const { database, app } = this.test;
    const row = await database.one<Waiting>(
      "SELECT id, payload FROM outbox WHERE job = 'invoice-run.advance' AND done_at IS NULL ORDER BY id LIMIT 1",
    );
    if (!row) return false;
    const finish: FinishOnce = async (tx) => {
      if (fate === 'dies') throw new Error('killed');
      const done = 'UPDATE outbox SET done_at = NOW(3) WHERE id = ? AND done_at IS NULL';
      return (await tx.execute(done, [row.id])) === 1;
    };
    const { payload } = row;
    const { runId, step } =
      typeof payload === 'string' ? (JSON.parse(payload) as Exclude<Waiting['payload'], string>) : payload;
    await app.get(AdvanceInvoiceRun, { strict: false }).execute(runId, step, finish);
    return true;
  }

  /** Everything that waits. */
  async all(): Promise<void> {
    while (await this.step());
  }

  /** A worker that is killed in the middle of its job: the job stays to be done. */
  async dies(): Promise<void> {
    await expect(this.step('dies')).rejects.toThrow('killed');
  }

  /** Makes the document of an invoice, as often as its job is run. */
  async document(invoiceId: string): Promise<void> {
    const making = this.test.app.get(MakeInvoiceDocument, { strict: false });
    await making.execute(invoiceId, () => Promise.resolve(true));
  }
}
