import { Injectable } from '@nestjs/common';
import { Clock, Database, inScope, scopeCondition, todayOf, type ClientScope } from '@vigie/platform';
import { amountText, type Cents, type LocalDate } from '@vigie/rules';
import type { OwnSuspensions, ProposedSuspension, SuspensionBoard, SuspensionItem } from '@vigie/wire';
import type { ContractSuspensionRow } from '../../store/suspensions/contract-suspension.row';
import { pausesOf } from '../../store/reminders/reminder-pause.store';
import { overdueOfContracts, suspendableContracts } from '../../store/suspensions/suspendable.store';
import { namesOf } from '../payments/names';

const most = 200;
const mostPast = 50;

interface Read extends Omit<ContractSuspensionRow, 'counts'> {
  label: string;
  client: string;
  isCurrent: string | number;
}

/** Contracts that may be suspended, those that are, and those that were. */
@Injectable()
export class Suspensions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async board(scope: ClientScope): Promise<SuspensionBoard> {
    const day = this.today();
    const current = await this.read(scope, 's.counts = 1', most);
    const past = await this.read(scope, 's.counts IS NULL', mostPast);
    return {
      day,
      proposed: await this.proposed(scope, day),
      current: await this.present(current, day),
      past: await this.present(past, day),
    };
  }

  /** What a client sees of its own. */
  async own(scope: ClientScope): Promise<OwnSuspensions> {
    const rows = await this.read(scope, 's.counts = 1', most);
    const items = await this.present(rows, this.today());
    return { items: items.map(({ contract, since, open }) => ({ contract: contract.name, since, open })) };
  }

  private async proposed(scope: ClientScope, day: LocalDate): Promise<ProposedSuspension[]> {
    const all = await suspendableContracts(this.database, day);
    const shown = all.filter(({ clientId }) => inScope(scope, clientId)).slice(0, most);
    const clients = shown.map(({ clientId }) => clientId);
    const [names, pauses] = [await namesOf(this.database, clients), await pausesOf(this.database, clients)];
    const notices = await this.notices(clients);
    return shown.map(({ contractId, clientId, label, open, invoices, ...row }) => ({
      ...{
        contract: { id: contractId, name: label },
        client: { id: clientId, name: names.get(clientId) ?? '' },
      },
      ...{
        proposedOn: row.proposedOn,
        carefulOn: row.carefulOn,
        version: row.version,
        open: amountText(open),
      },
      invoices: invoices.map((invoice) => ({ ...invoice, open: amountText(invoice.open) })),
      promisedOn: heldUntil(pauses.get(clientId) ?? [], day),
      noticeOn: notices.get(clientId) ?? null,
    }));
  }

  /** When each client was last told that its service may be suspended. */
  private async notices(clients: readonly string[]): Promise<Map<string, LocalDate>> {
    if (clients.length === 0) return new Map();
    const rows = await this.database.query<{ clientId: string; day: LocalDate }>(
      `SELECT client_id AS clientId, MAX(day) AS day FROM reminder
        WHERE client_id IN (?) AND tone = 'suspension-notice' AND state = 'sent' GROUP BY client_id`,
      [clients],
    );
    return new Map(rows.map(({ clientId, day }) => [clientId, day]));
  }

  private read(scope: ClientScope, which: string, limit: number): Promise<Read[]> {
    const own = scopeCondition(scope, 's.client_id');
    return this.database.query<Read>(
      `SELECT s.id, s.client_id AS clientId, s.contract_id AS contractId, s.reason, s.created_at AS createdAt,
              s.created_by AS createdBy, s.ended_at AS endedAt, s.ended_by AS endedBy, s.ending,
              s.end_reason AS endReason, s.version, c.label, k.name AS client, c.state = 'suspended' AS isCurrent
         FROM contract_suspension s JOIN contract c ON c.id = s.contract_id AND c.client_id = s.client_id
         JOIN client k ON k.id = s.client_id
        WHERE ${which} AND ${own.sql} ORDER BY s.id DESC LIMIT ?`,
      [...own.parameters, limit],
    );
  }

  private async present(rows: readonly Read[], day: LocalDate): Promise<SuspensionItem[]> {
    // One whose contract was taken up on its own page is over, though nobody has noted it yet.
    const shown = rows.filter(({ ending, isCurrent }) => ending !== null || Number(isCurrent) === 1);
    const open = await overdueOfContracts(
      this.database,
      day,
      shown.map(({ contractId }) => contractId),
    );
    return shown.map((row) => present(row, open.get(row.contractId) ?? 0n));
  }

  private today(): LocalDate {
    return todayOf({ now: this.clock.now() });
  }
}

function heldUntil(
  pauses: readonly { kind: string; until: LocalDate | null }[],
  day: LocalDate,
): LocalDate | null {
  const until = pauses.find(({ kind }) => kind === 'promise')?.until ?? null;
  return until !== null && until >= day ? until : null;
}

function present(row: Read, open: Cents): SuspensionItem {
  const { id, contractId, clientId, label, client, reason, ending, endedAt, version } = row;
  return {
    ...{ id, contract: { id: contractId, name: label }, client: { id: clientId, name: client } },
    ...{ since: row.createdAt.toISOString(), by: row.createdBy, reason, open: amountText(open), version },
    ended:
      ending && endedAt
        ? { at: endedAt.toISOString(), by: row.endedBy ?? '', ending, reason: row.endReason }
        : null,
  };
}
