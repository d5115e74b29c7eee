import { suspensionDaysOf } from '@vigie/contracts';
import type { Database, Transaction } from '@vigie/platform';
import { suspensionDates, type Cents, type LocalDate } from '@vigie/rules';
import { isOverdue } from '../reminders/reminder-plan.store';

/** A contract that may be suspended, with the invoices that are late enough or late at all. */
export interface Suspendable {
  contractId: string;
  clientId: string;
  label: string;
  version: number;
  proposedOn: LocalDate;
  carefulOn: LocalDate;
  open: Cents;
  invoices: { id: string; number: string; dueOn: LocalDate; open: Cents }[];
}

interface Read {
  id: string;
  number: string;
  dueOn: LocalDate;
  open: string;
  contractId: string;
  clientId: string;
  label: string;
  version: number;
}

/**
 * Contracts in force with an invoice that is late enough, the longest first. Of one contract the invoices are held until
 * the transaction ends: a payment comes before the suspension, or lifts it.
 */
export async function suspendableContracts(
  reader: Database | Transaction,
  today: LocalDate,
  contractId: string | null = null,
): Promise<Suspendable[]> {
  const only = contractId === null ? '' : 'AND i.contract_id = ?';
  const rows = await reader.query<Read>(
    `SELECT i.id, i.number, i.due_on AS dueOn, i.open_cents AS open, c.id AS contractId, c.client_id AS clientId,
            c.label, c.version
       FROM invoice i JOIN contract c ON c.id = i.contract_id AND c.client_id = i.client_id
      WHERE ${isOverdue} AND c.state IN ('active', 'terminating') ${only} ORDER BY i.id
      ${contractId === null ? '' : 'FOR UPDATE'}`,
    [today, ...(contractId === null ? [] : [contractId])],
  );
  const byContract = Map.groupBy(rows, (row) => row.contractId);
  const daysOn = await suspensionDaysOf(reader, [...byContract.keys()]);
  return [...byContract.values()]
    .flatMap((late) => suspendable(late, daysOn) ?? [])
    .filter(({ proposedOn }) => proposedOn <= today)
    .toSorted((one, other) => (one.proposedOn < other.proposedOn ? -1 : 1));
}

function suspendable(
  late: readonly Read[],
  daysOn: (contractId: string, day: LocalDate) => number,
): Suspendable | null {
  const [oldest] = late.toSorted((one, other) => (one.dueOn < other.dueOn ? -1 : 1));
  if (!oldest) return null;
  const { contractId, clientId, label, version, dueOn } = oldest;
  const { proposed, careful } = suspensionDates(dueOn, daysOn(contractId, dueOn));
  return {
    ...{ contractId, clientId, label, version, proposedOn: proposed, carefulOn: careful },
    open: late.reduce((sum, { open }) => sum + BigInt(open), 0n),
    invoices: late.map(({ id, number, dueOn, open }) => ({ id, number, dueOn, open: BigInt(open) })),
  };
}

/** What is overdue on each of these contracts. */
export async function overdueOfContracts(
  reader: Database | Transaction,
  today: LocalDate,
  contractIds: readonly string[],
): Promise<Map<string, Cents>> {
  if (contractIds.length === 0) return new Map();
  const rows = await reader.query<{ contractId: string; open: string }>(
    `SELECT i.contract_id AS contractId, SUM(i.open_cents) AS open FROM invoice i
      WHERE ${isOverdue} AND i.contract_id IN (?) GROUP BY i.contract_id`,
    [today, contractIds],
  );
  return new Map(rows.map(({ contractId, open }) => [contractId, BigInt(open)]));
}
