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

/** What would be drafted for clients. Read under the lock of drafting, nothing is planned that is drafted already. */
export async function planInvoices(
  source: Reader & { readonly manager: EntityManager },
  clientIds: readonly string[],
  { fees, work }: Wanted,
): Promise<PlannedInvoice[]> {
  if (clientIds.length === 0) return [];
  const plans = await planFees(source, clientIds, fees);
  if (work) plans.push(...(await planAllWork(source, clientIds, work)));
  return plans;
}

async function planFees(
  source: Reader & { readonly manager: EntityManager },
  clientIds: readonly string[],
  fees: DueDays,
): Promise<PlannedInvoice[]> {
  const contracts = await invoicedContracts(source, clientIds, fees.until);
  if (contracts.length === 0) return [];
  const ids = contracts.map(({ id }) => id);
  const sums = Map.groupBy(
    await agreedSums(source, ids, lastYearOf(fees.from)),
    ({ contractLineId }) => contractLineId,
  );
  const open = Map.groupBy(await openRegularisations(source, ids), ({ contractId }) => contractId);
  const plans = contracts.flatMap((contract) => {
    const agreed = contract.lines.flatMap(({ id }) => sums.get(id) ?? []);
    return planContract(contract, { agreed, regularisations: open.get(contract.id) ?? [] }, fees);
  });
  return withFreeKeys(source, plans);
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
