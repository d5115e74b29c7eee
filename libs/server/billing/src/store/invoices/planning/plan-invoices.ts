import { invoicedContracts } from '@vigie/contracts';
import type { EntityManager } from 'typeorm';
import {
  acceptedQuotes,
  agreedSums,
  billableTime,
  openRegularisations,
  takenKeys,
  type Reader,
} from '../unbilled.store';
import { lastYearOf } from '../run.store';
import { planContract, type DueDays } from './plan-contract';
import { planWork } from './plan-work';
import type { PlannedInvoice } from './planned-invoice';

/** What is asked for: fees that fall due in some days, and work of some days. */
export interface Wanted {
  fees: DueDays;
  work: DueDays | null;
}

/** What was invoiced too much of a contract that is over: no later invoice takes it back. */
export interface OwedBack {
  clientId: string;
  contractId: string;
  cents: bigint;
}

/** What is due of clients. */
export interface Planned {
  plans: PlannedInvoice[];
  owed: OwedBack[];
}

/** What would be drafted for clients. Read under the lock of drafting, nothing is planned that is drafted already. */
export async function planInvoices(
  source: Reader & { readonly manager: EntityManager },
  clientIds: readonly string[],
  { fees, work }: Wanted,
): Promise<Planned> {
  if (clientIds.length === 0) return { plans: [], owed: [] };
  const { plans, owed } = await planFees(source, clientIds, fees);
  if (work) plans.push(...(await planAllWork(source, clientIds, work)));
  return { plans, owed };
}

async function planFees(
  source: Reader & { readonly manager: EntityManager },
  clientIds: readonly string[],
  fees: DueDays,
): Promise<Planned> {
  const contracts = await invoicedContracts(source, clientIds, fees.until);
  if (contracts.length === 0) return { plans: [], owed: [] };
  const ids = contracts.map(({ id }) => id);
  const sums = Map.groupBy(
    await agreedSums(source, ids, lastYearOf(fees.from)),
    ({ contractLineId }) => contractLineId,
  );
  const open = Map.groupBy(await openRegularisations(source, ids), ({ contractId }) => contractId);
  const planned = contracts.map((contract) => {
    const agreed = contract.lines.flatMap(({ id }) => sums.get(id) ?? []);
    const past = { agreed, regularisations: open.get(contract.id) ?? [] };
    return { ...planContract(contract, past, fees), clientId: contract.clientId, contractId: contract.id };
  });
  return {
    plans: await withFreeKeys(
      source,
      planned.flatMap(({ plans }) => plans),
    ),
    owed: planned.flatMap(({ owed, clientId, contractId }) =>
      owed > 0n ? [{ clientId, contractId, cents: owed }] : [],
    ),
  };
}

/** A line that was added after its day was invoiced stands on an invoice of its own. */
async function withFreeKeys(reader: Reader, plans: readonly PlannedInvoice[]): Promise<PlannedInvoice[]> {
  const keysOf = ({ sourceKey }: PlannedInvoice) =>
    sourceKey === null ? [] : [sourceKey, ...[2, 3, 4, 5].map((place) => `${sourceKey}:${place}`)];
  const taken = await takenKeys(reader, plans.flatMap(keysOf));
  return plans.flatMap((plan) => {
    const sourceKey = keysOf(plan).find((key) => !taken.has(key));
    return sourceKey ? [{ ...plan, sourceKey }] : [];
  });
}

async function planAllWork(
  source: Reader,
  clientIds: readonly string[],
  work: DueDays,
): Promise<PlannedInvoice[]> {
  const quotes = Map.groupBy(await acceptedQuotes(source, clientIds, work), ({ clientId }) => clientId);
  const time = Map.groupBy(await billableTime(source, clientIds, work), ({ clientId }) => clientId);
  return clientIds.flatMap(
    (id) => planWork(id, { quotes: quotes.get(id) ?? [], time: time.get(id) ?? [] }) ?? [],
  );
}
