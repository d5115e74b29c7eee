import type { BillingSchedule, ClientKind, InvoiceTiming, LocalDate } from '@vigie/rules';
import type { EntityManager } from 'typeorm';
import { In, LessThanOrEqual, Not } from 'typeorm';
import { ContractRow } from '../../store/agreements/contract.row';
import { linesOf } from '../../store/agreements/terms.store';

interface InvoicedPrice {
  validFrom: LocalDate;
  withdrawn: boolean;
  unitCents: string;
  quantity: string;
}

/** A line of a contract with everything that its invoices are made of. */
export interface InvoicedLine {
  id: string;
  label: string;
  billing: BillingSchedule;
  timing: InvoiceTiming;
  endsOn: LocalDate | null;
  prices: InvoicedPrice[];
}

/** A signed contract with everything that its invoices are made of. */
export interface InvoicedContract {
  id: string;
  clientId: string;
  clientKind: ClientKind;
  label: string;
  reference: string | null;
  start: LocalDate;
  endsOn: LocalDate | null;
  signedOn: LocalDate | null;
  lines: InvoicedLine[];
}

/** The signed contracts of clients that have begun by a day, what has ended among them. */
export async function invoicedContracts(
  source: { readonly manager: EntityManager },
  clientIds: readonly string[],
  until: LocalDate,
): Promise<InvoicedContract[]> {
  const contracts = await source.manager.find(ContractRow, {
    where: { clientId: In([...clientIds]), state: Not('draft'), start: LessThanOrEqual(until) },
    order: { id: 'ASC' },
  });
  if (contracts.length === 0) return [];
  const ids = contracts.map(({ id }) => id);
  const lines = Map.groupBy(await linesOf(source, ids), ({ contractId }) => contractId);
  return contracts.map(({ id, clientId, clientKind, label, reference, start, endsOn, signedOn }) => ({
    ...{ id, clientId, clientKind, label, reference, start, endsOn, signedOn },
    lines: lines.get(id) ?? [],
  }));
}
