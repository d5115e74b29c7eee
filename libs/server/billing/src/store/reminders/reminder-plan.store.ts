import { fromJson, type Database, type Transaction } from '@vigie/platform';
import {
  planReminder,
  type Cents,
  type ClientKind,
  type LocalDate,
  type RemindedClient,
  type ReminderChannel,
  type ReminderLevel,
  type ReminderPlan,
  type ReminderTone,
} from '@vigie/rules';
import type { ReminderPauseRow } from './reminder-pause.row';
import { pausesOf } from './reminder-pause.store';

type Reader = Database | Transaction;

/** An overdue invoice with what was said about it. */
export interface OverdueInvoice {
  id: string;
  clientId: string;
  contractId: string | null;
  number: string;
  issuedOn: LocalDate | null;
  dueOn: LocalDate;
  fileId: string | null;
  gross: Cents;
  open: Cents;
  sentLevels: number;
  lastSentOn: LocalDate | null;
}

/** A client to whom something is due, with all that the decision was made from. */
export interface PlannedReminder {
  clientId: string;
  plan: ReminderPlan;
  level: number;
  tone: ReminderTone;
  channel: ReminderChannel;
  emails: string[];
  country: string | null;
  /** Null without a billing account. */
  clientKind: ClientKind | null;
  pauses: ReminderPauseRow[];
  invoices: OverdueInvoice[];
}

interface ReadInvoice extends Omit<OverdueInvoice, 'gross' | 'open' | 'sentLevels'> {
  gross: string;
  open: string;
  sentLevels: string | number | null;
}

/** Issued, not paid, due before a day (its only parameter). */
export const isOverdue = `i.kind = 'invoice' AND i.state = 'issued' AND i.settled_on IS NULL AND i.open_cents > 0
  AND i.due_on < ?`;

/**
 * What is due on a day, by client: the dry run and the real run both decide here. Of one client its invoices are held
 * until the transaction ends, so that nobody pays or reminds them meanwhile.
 */
export async function planReminders(
  reader: Reader,
  {
    levels,
    today,
    clientId = null,
  }: { levels: readonly ReminderLevel[]; today: LocalDate; clientId?: string | null },
): Promise<PlannedReminder[]> {
  const byClient = Map.groupBy(await overdueInvoices(reader, today, clientId), (invoice) => invoice.clientId);
  const ids = [...byClient.keys()];
  const [pauses, accounts, ambiguous] = [
    await pausesOf(reader, ids),
    await accountsOf(reader, ids),
    await ambiguousOf(reader, ids),
  ];
  return ids.flatMap((id) => {
    const [invoices, held] = [byClient.get(id) ?? [], pauses.get(id) ?? []];
    const account = accounts.get(id) ?? { emails: [], country: null, clientKind: null };
    const client = {
      invoices,
      doNotRemind: held.some(({ kind }) => kind === 'do-not-remind'),
      promisedOn: held.find(({ kind }) => kind === 'promise')?.until ?? null,
      isAmbiguous: ambiguous.has(id),
    };
    const planned = decide(client, account, { levels, today });
    return planned ? [{ clientId: id, ...planned, ...account, pauses: held, invoices }] : [];
  });
}

function decide(
  client: Omit<RemindedClient, 'hasAddress'>,
  { emails, country }: Pick<PlannedReminder, 'emails' | 'country'>,
  { levels, today }: { levels: readonly ReminderLevel[]; today: LocalDate },
): Pick<PlannedReminder, 'plan' | 'level' | 'tone' | 'channel'> | null {
  const { level } = planReminder({ ...client, hasAddress: true }, levels, today);
  const step = level === null ? undefined : levels[level - 1];
  if (level === null || !step) return null;
  const hasAddress = step.channel === 'mail' ? emails.length > 0 : country !== null;
  const { tone, channel } = step;
  return { plan: planReminder({ ...client, hasAddress }, levels, today), level, tone, channel };
}

async function overdueInvoices(
  reader: Reader,
  today: LocalDate,
  clientId: string | null,
): Promise<OverdueInvoice[]> {
  const only = clientId === null ? '' : 'AND i.client_id = ?';
  const parameters = [today, ...(clientId === null ? [] : [clientId])];
  // Held before what was said about them is read: a run that comes second sees what the first one wrote.
  if (clientId !== null)
    await reader.query(
      `SELECT i.id FROM invoice i WHERE ${isOverdue} ${only} ORDER BY i.id FOR UPDATE`,
      parameters,
    );
  const rows = await reader.query<ReadInvoice>(
    `SELECT i.id, i.client_id AS clientId, i.contract_id AS contractId, i.number, i.issued_on AS issuedOn,
            i.due_on AS dueOn, i.file_id AS fileId, i.gross_cents AS gross, i.open_cents AS open,
            s.level AS sentLevels, r.day AS lastSentOn
       FROM invoice i
       LEFT JOIN reminder_invoice s ON s.invoice_id = i.id AND s.client_id = i.client_id AND s.counts = 1
         AND s.level = (SELECT MAX(l.level) FROM reminder_invoice l WHERE l.invoice_id = i.id AND l.counts = 1)
       LEFT JOIN reminder r ON r.id = s.reminder_id
      WHERE ${isOverdue} ${only} ORDER BY i.client_id, i.due_on, i.id`,
    parameters,
  );
  return rows.map(({ gross, open, sentLevels, ...row }) => ({
    ...{ ...row, gross: BigInt(gross), open: BigInt(open) },
    sentLevels: Number(sentLevels ?? 0),
  }));
}

async function accountsOf(
  reader: Reader,
  ids: readonly string[],
): Promise<Map<string, Pick<PlannedReminder, 'emails' | 'country' | 'clientKind'>>> {
  if (ids.length === 0) return new Map();
  const rows = await reader.query<{
    clientId: string;
    emails: string[] | string;
    country: string;
    clientKind: ClientKind;
  }>(
    `SELECT client_id AS clientId, emails, country, client_kind AS clientKind FROM billing_account
      WHERE client_id IN (?)`,
    [ids],
  );
  return new Map(
    rows.map(({ clientId, emails, ...account }) => [
      clientId,
      { ...account, emails: fromJson<string[]>(emails) },
    ]),
  );
}

async function ambiguousOf(reader: Reader, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await reader.query<{ clientId: string }>(
    "SELECT DISTINCT client_id AS clientId FROM reminder WHERE client_id IN (?) AND state = 'ambiguous'",
    [ids],
  );
  return new Set(rows.map(({ clientId }) => clientId));
}
