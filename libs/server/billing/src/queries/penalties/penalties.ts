import { Injectable } from '@nestjs/common';
import {
  Clock,
  Database,
  found,
  inScope,
  notFound,
  Pages,
  scopeCondition,
  todayOf,
  type ClientScope,
} from '@vigie/platform';
import {
  amountText,
  claimable,
  daysBetween,
  type Cents,
  type Claimable,
  type LocalDate,
  type PenaltyRates,
} from '@vigie/rules';
import {
  mostClaimed,
  type ClientPenalties,
  type LateInvoiceItem,
  type Page,
  type PenaltyClient,
  type PenaltyClientQuery,
  type Reference,
} from '@vigie/wire';
import { computationOf } from '../../store/penalties/claim-computation';
import { billingEmails } from '../../store/penalties/claim.store';
import { isLate, lateInvoicesOf, type StoredLateInvoice } from '../../store/penalties/late-invoice.store';
import { penaltyRatesOf } from '../../store/penalties/penalty-rate.store';

const pages = new Pages('penalties');
/** Late invoices of one client that its line of the list counts. */
const mostCounted = 5000;

interface Computed {
  invoice: StoredLateInvoice;
  /** Null where nothing can be claimed at all. */
  outcome: Claimable | null;
  refused: LateInvoiceItem['refused'];
}

/** What could be claimed: by client, and by invoice. */
@Injectable()
export class Penalties {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Clients with late invoices, by name; the page is cut before anything is computed. */
  async clients(scope: ClientScope, { limit, cursor }: PenaltyClientQuery): Promise<Page<PenaltyClient>> {
    const own = scopeCondition(scope, 'c.id');
    const after = pages.after(cursor);
    const from = after ? 'AND (c.name > ? OR (c.name = ? AND c.id > ?))' : '';
    const today = this.today();
    const rows = await this.database.query<Reference>(
      `SELECT c.id, c.name FROM client c
        WHERE ${own.sql} ${from} AND EXISTS (SELECT 1 FROM invoice i WHERE i.client_id = c.id AND ${isLate})
        ORDER BY c.name, c.id LIMIT ?`,
      [...own.parameters, ...(after ? [after[0], after[0], after[1]] : []), today, limit + 1],
    );
    const cut = pages.cut(
      rows,
      limit,
      ({ name, id }) => [name, id],
      (row) => row,
    );
    const rates = await penaltyRatesOf(this.database);
    const items: PenaltyClient[] = [];
    for (const client of cut.items) items.push(await this.client(client, today, rates));
    return { ...cut, items };
  }

  /** The late invoices of a client with their computations, the longest due first. Error: not-found. */
  async find(scope: ClientScope, clientId: string, asOf = this.today()): Promise<ClientPenalties> {
    if (!inScope(scope, clientId)) throw notFound();
    const sql = 'SELECT id, name FROM client WHERE id = ?';
    const client = found(await this.database.one<Reference>(sql, [clientId]));
    const late = await lateInvoicesOf(this.database, clientId, asOf, mostClaimed + 1);
    const shown = computed(late.slice(0, mostClaimed), asOf, await penaltyRatesOf(this.database));
    const contracts = await this.contracts(late);
    return {
      client,
      asOf,
      emails: await billingEmails(this.database, clientId),
      invoices: shown.map((one) => present(one, asOf, contracts)),
      sums: sumsOf(shown),
      truncated: late.length > mostClaimed,
    };
  }

  private async client(client: Reference, asOf: LocalDate, rates: PenaltyRates): Promise<PenaltyClient> {
    const all = computed(await lateInvoicesOf(this.database, client.id, asOf, mostCounted), asOf, rates);
    const awaited = all.flatMap(({ outcome }) => outcome?.computed.awaitingRateFrom ?? []).toSorted();
    return {
      ...client,
      invoices: all.length,
      refused: all.filter(({ outcome }) => outcome === null).length,
      oldestDue: all[0]?.invoice.dueOn ?? asOf,
      open: amountText(all.reduce((sum, { invoice }) => sum + invoice.open, 0n)),
      ...sumsOf(all),
      awaitingRateFrom: awaited[0] ?? null,
      belowFloor: all.some(({ outcome }) => outcome !== null && outcome.penalty < outcome.floor),
    };
  }

  private async contracts(invoices: readonly StoredLateInvoice[]): Promise<Map<string, Reference>> {
    const ids = [...new Set(invoices.flatMap(({ contractId }) => contractId ?? []))];
    if (ids.length === 0) return new Map();
    const sql = 'SELECT id, label AS name FROM contract WHERE id IN (?)';
    return new Map((await this.database.query<Reference>(sql, [ids])).map((row) => [row.id, row]));
  }

  private today(): LocalDate {
    return todayOf({ now: this.clock.now() });
  }
}

const computed = (invoices: readonly StoredLateInvoice[], asOf: LocalDate, rates: PenaltyRates): Computed[] =>
  invoices.map((invoice) => {
    const outcome = claimable(invoice, asOf, rates);
    return outcome.ok
      ? { invoice, outcome, refused: null }
      : { invoice, outcome: null, refused: outcome.code };
  });

function sumsOf(all: readonly Computed[]): ClientPenalties['sums'] {
  const sum = (of: (outcome: Claimable) => Cents): Cents =>
    all.reduce((total, { outcome }) => total + (outcome ? of(outcome) : 0n), 0n);
  const [penalty, indemnity] = [sum((one) => one.penalty), sum((one) => one.indemnity)];
  return {
    penalty: amountText(penalty),
    floor: amountText(sum((one) => one.floor)),
    indemnity: amountText(indemnity),
    total: amountText(penalty + indemnity),
  };
}

function present(
  { invoice, outcome, refused }: Computed,
  asOf: LocalDate,
  contracts: ReadonlyMap<string, Reference>,
): LateInvoiceItem {
  const until = invoice.settledOn !== null && invoice.settledOn < asOf ? invoice.settledOn : asOf;
  return {
    id: invoice.id,
    settledOn: invoice.settledOn,
    open: amountText(invoice.open),
    contract: contracts.get(invoice.contractId ?? '') ?? null,
    clientKind: invoice.clientKind,
    days: daysBetween(invoice.dueOn, until),
    claimedUntil: invoice.claimedUntil,
    indemnityClaimed: invoice.indemnityClaimed,
    claims: invoice.claims,
    waivers: invoice.waivers.map(({ at, ...waiver }) => ({
      ...{ id: waiver.id, kind: waiver.kind, reason: waiver.reason, by: waiver.by },
      at: at.toISOString(),
    })),
    refused,
    computation: computationOf(invoice, outcome),
  };
}
