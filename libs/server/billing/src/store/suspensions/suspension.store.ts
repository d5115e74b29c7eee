import { found, inScope, notFound, type ClientScope, type Transaction } from '@vigie/platform';
import type { SuspensionEnding } from '@vigie/wire';
import { ContractSuspensionRow } from './contract-suspension.row';

/** A suspension as stored; stays inside the feature. */
export type StoredSuspension = ContractSuspensionRow;

/** Writes a suspension; one that counts no more, since its contract was taken up elsewhere, ends first. */
export async function insertSuspension(
  tx: Transaction,
  { by, ...values }: { clientId: string; contractId: string; reason: string; by: string },
): Promise<string> {
  await tx.manager.update(
    ContractSuspensionRow,
    { contractId: values.contractId, counts: true },
    { counts: null, endedAt: tx.now, endedBy: by.slice(0, 150), ending: 'contract' },
  );
  return tx.insert(ContractSuspensionRow, {
    ...{ ...values, counts: true, createdAt: tx.now, createdBy: by.slice(0, 150) },
    ...{ endedAt: null, endedBy: null, ending: null, endReason: null, version: 1 },
  });
}

/** A suspension held until the transaction ends; 404 outside the scope. */
export async function lockSuspension(
  tx: Transaction,
  scope: ClientScope,
  id: string,
): Promise<StoredSuspension> {
  const lock = { mode: 'pessimistic_write' } as const;
  const row = found(await tx.manager.findOne(ContractSuspensionRow, { where: { id }, lock }));
  if (!inScope(scope, row.clientId)) throw notFound();
  return row;
}

/** Those of a client that count, held. */
export const lockSuspensionsOf = (tx: Transaction, clientId: string): Promise<StoredSuspension[]> =>
  tx.manager.find(ContractSuspensionRow, {
    ...{ where: { clientId, counts: true }, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } },
  });

/** Ends a suspension that is held. */
export const endSuspension = (
  tx: Transaction,
  suspension: StoredSuspension,
  { by, ...values }: { ending: SuspensionEnding; endReason: string | null; by: string },
): Promise<void> =>
  tx.updateVersioned(ContractSuspensionRow, suspension, {
    ...{ ...values, counts: null, endedAt: tx.now, endedBy: by.slice(0, 150) },
  });

/** The contract as it is now, held. */
export async function contractOf(
  tx: Transaction,
  contractId: string,
): Promise<{ label: string; state: string; version: number }> {
  const sql = 'SELECT label, state, version FROM contract WHERE id = ? FOR UPDATE';
  return found((await tx.query<{ label: string; state: string; version: number }>(sql, [contractId]))[0]);
}
