import { Injectable } from '@nestjs/common';
import { Database, found } from '@vigie/platform';
import { amountText } from '@vigie/rules';
import type { InvoicePreparation, InvoicePreparationQuery, PreparedInvoice } from '@vigie/wire';
import { nextClients } from '../../store/invoices/run.store';
import { planInvoices, type OwedBack } from '../../store/invoices/planning/plan-invoices';
import type { PlannedInvoice, PlannedLine } from '../../store/invoices/planning/planned-invoice';
import {
  contractLinesOf,
  givenByNotes,
  ofSamePeriod,
  type GivenBack,
} from '../../store/invoices/given-back.store';
import { checkSpan } from '../../store/invoices/invoice-checks.store';

const batch = 200;
const mostShown = 100;

/** What a preparation would draft, before it does: the same function, nothing is written. */
@Injectable()
export class Preparation {
  constructor(private readonly database: Database) {}

  /** Errors: invoice-run.span-invalid, not-found. */
  async of({ from, until, client, work }: InvoicePreparationQuery): Promise<InvoicePreparation> {
    checkSpan({ from, until });
    const clientId = client ?? null;
    if (clientId) found(await this.database.one('SELECT id FROM client WHERE id = ?', [clientId]));
    const days = { from, until };
    const wanted = { fees: days, work: work === 'true' ? days : null };
    const shown: PlannedInvoice[] = [];
    const owedBack: OwedBack[] = [];
    let [count, net] = [0, 0n];
    for (let cursorId = '0'; ;) {
      const clients = await nextClients(this.database, { clientId, cursorId }, batch);
      const { plans, owed } = await planInvoices(this.database, clients, wanted);
      owedBack.push(...owed.slice(0, mostShown - owedBack.length));
      count += plans.length;
      net += plans.reduce((sum, plan) => sum + netOf(plan), 0n);
      shown.push(...plans.slice(0, mostShown - shown.length));
      cursorId = clients.at(-1) ?? cursorId;
      if (clients.length < batch) break;
    }
    const names = await this.namesOf([...shown, ...owedBack]);
    const taking = shown.flatMap(({ lines }) => lines.filter(takesBack));
    const given = await givenByNotes(this.database, contractLinesOf(taking));
    return {
      items: shown.map((plan) => preparedOf(plan, names, given)),
      ...{ count, net: amountText(net) },
      owedBack: owedBack.map(({ clientId, contractId, cents }) => ({
        client: { id: clientId, name: names.clients.get(clientId)?.name ?? '' },
        contract: { id: contractId, name: names.contracts.get(contractId) ?? '' },
        amount: amountText(cents),
      })),
    };
  }

  private async namesOf(plans: readonly { clientId: string; contractId: string | null }[]): Promise<Names> {
    if (plans.length === 0) return { clients: new Map(), contracts: new Map() };
    const clients = await this.database.query<{ id: string; name: string; account: string | null }>(
      `SELECT c.id, c.name, a.client_id AS account FROM client c
         LEFT JOIN billing_account a ON a.client_id = c.id WHERE c.id IN (?)`,
      [[...new Set(plans.map(({ clientId }) => clientId))]],
    );
    const contractIds = [...new Set(plans.flatMap(({ contractId }) => contractId ?? []))];
    const contracts =
      contractIds.length === 0
        ? []
        : await this.database.query<{ id: string; name: string }>(
            'SELECT id, label AS name FROM contract WHERE id IN (?)',
            [contractIds],
          );
    return {
      clients: new Map(clients.map((client) => [client.id, client])),
      contracts: new Map(contracts.map(({ id, name }) => [id, name])),
    };
  }
}

interface Names {
  clients: Map<string, { name: string; account: string | null }>;
  contracts: Map<string, string>;
}

const takesBack = ({ netCents }: PlannedLine) => BigInt(netCents) < 0n;

function preparedOf(
  plan: PlannedInvoice,
  { clients, contracts }: Names,
  given: readonly GivenBack[],
): PreparedInvoice {
  const { clientId, contractId, source, periodFrom, periodTo, lines } = plan;
  const client = clients.get(clientId);
  return {
    client: { id: clientId, name: client?.name ?? '' },
    contract: contractId === null ? null : { id: contractId, name: contracts.get(contractId) ?? '' },
    ...{ source, periodFrom, periodTo, lines: lines.length, net: amountText(netOf(plan)) },
    priceMissing: lines.some(({ unit, unitCents }) => unit === 'hour' && unitCents === '0'),
    creditedBefore: lines.some((line) => takesBack(line) && ofSamePeriod(given, line).length > 0),
    accountMissing: !client?.account,
  };
}

const netOf = ({ lines }: PlannedInvoice) => lines.reduce((sum, { netCents }) => sum + BigInt(netCents), 0n);
