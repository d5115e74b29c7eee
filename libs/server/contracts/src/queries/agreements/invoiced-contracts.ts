import type { BillingSchedule, ClientKind, InvoiceTiming, LocalDate } from '@vigie/rules';
import type { EntityManager } from 'typeorm';
import { In, LessThanOrEqual, Not } from 'typeorm';
import { ContractEventRow } from '../../store/agreements/contract-event.row';
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
  /** An amendment added it. */
  added: boolean;
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
  /** When it was written down here as signed, and amended last; null for one that was taken over from a list. */
  recorded: { signedAt: Date | null; amendedAt: Date | null };
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
  const recorded = await recordingsOf(source, ids);
  return contracts.map(({ id, clientId, clientKind, label, reference, start, endsOn, signedOn }) => ({
    ...{ id, clientId, clientKind, label, reference, start, endsOn, signedOn },
    recorded: recorded.get(id) ?? { signedAt: null, amendedAt: null },
    lines: (lines.get(id) ?? []).map((line) => {
      const added = line.prices[0] !== undefined && line.prices[0].amendmentId !== null;
      return Object.assign(line, { added });
    }),
  }));
}

async function recordingsOf(
  { manager }: { readonly manager: EntityManager },
  ids: readonly string[],
): Promise<Map<string, InvoicedContract['recorded']>> {
  const events = await manager.find(ContractEventRow, {
    select: { contractId: true, type: true, at: true },
    where: { contractId: In([...ids]), type: In(['imported', 'activated', 'amended']) },
    order: { id: 'ASC' },
  });
  const groups = Map.groupBy(events, ({ contractId }) => contractId);
  return new Map(
    [...groups].map(([id, own]) => {
      const lastOf = (type: ContractEventRow['type']) => own.findLast((one) => one.type === type)?.at ?? null;
      const signedAt = lastOf('imported') ? null : lastOf('activated');
      return [id, { signedAt, amendedAt: lastOf('amended') }];
    }),
  );
}
