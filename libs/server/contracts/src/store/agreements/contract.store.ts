import {
  DomainError,
  found,
  isDuplicate,
  type Actor,
  type ClientScope,
  type Transaction,
} from '@vigie/platform';
import type { LocalDate } from '@vigie/rules';
import type { ContractEvent } from '@vigie/wire';
import { ContractEventRow } from './contract-event.row';
import { ContractRow } from './contract.row';

export type StoredContract = ContractRow;
/** What is written about a contract besides its conditions and lines. */
export type ContractValues = Omit<ContractRow, 'id' | 'clientId' | 'createdAt' | 'updatedAt' | 'version'>;

/** A reference stands once within a client. */
async function referenceOnce<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw isDuplicate(error)
      ? new DomainError('contract.reference-taken', undefined, [
          { path: 'reference', code: 'contract.reference-taken' },
        ])
      : error;
  }
}

/** Adds a contract. Errors: contract.reference-taken. */
export async function insertContract(
  tx: Transaction,
  clientId: string,
  values: ContractValues,
): Promise<StoredContract> {
  const row = { ...values, clientId, createdAt: tx.now, updatedAt: tx.now, version: 1 };
  const id = await referenceOnce(() => tx.insert(ContractRow, row));
  return { ...row, id };
}

/** Reads a contract inside the scope and holds it until the transaction ends; 404 outside. */
export async function lockContract(tx: Transaction, scope: ClientScope, id: string): Promise<StoredContract> {
  const where = scope.kind === 'all' ? { id } : { id, clientId: scope.clientId };
  return found(await tx.manager.findOne(ContractRow, { where, lock: { mode: 'pessimistic_write' } }));
}

/** The same for a change that was made on a version; version.conflict when somebody else was faster. */
export async function lockVersion(
  tx: Transaction,
  scope: ClientScope,
  id: string,
  version: number,
): Promise<StoredContract> {
  const contract = await lockContract(tx, scope, id);
  if (contract.version !== version) throw new DomainError('version.conflict', { version: contract.version });
  return contract;
}

/** Changes a contract that is held; its version grows with every change of it or of what belongs to it. */
export const updateContract = (
  tx: Transaction,
  { id, version }: Pick<StoredContract, 'id' | 'version'>,
  values: Partial<ContractValues> = {},
): Promise<void> =>
  referenceOnce(() => tx.updateVersioned(ContractRow, { id, version }, { ...values, updatedAt: tx.now }));

/** Takes a draft away; what belongs to it goes first. */
export async function deleteContract(tx: Transaction, { id }: StoredContract): Promise<void> {
  await tx.execute('DELETE FROM contract_event WHERE contract_id = ?', [id]);
  await tx.execute('DELETE FROM contract WHERE id = ?', [id]);
}

/** Adds a line to the history of a contract, and says so to the browsers and to whoever listens. */
export async function recordContractEvent(
  tx: Transaction,
  { id: contractId, clientId }: Pick<StoredContract, 'id' | 'clientId'>,
  actor: Pick<Actor, 'name'>,
  event: { type: ContractEvent['type']; data?: ContractEvent['data']; reason?: string | undefined },
): Promise<void> {
  await tx.insert(ContractEventRow, {
    contractId,
    clientId,
    at: tx.now,
    actorName: actor.name,
    type: event.type,
    data: event.data ?? {},
    reason: event.reason ?? null,
  });
  tx.live({ type: 'contract.changed', contractId, clientId });
}

/** Of contracts whose period, or whose last day, is over. */
const turning = `((state IN ('active', 'suspended', 'terminating') AND term < ? AND (ends_on IS NULL OR ends_on > term))
  OR (state IN ('terminating', 'suspended') AND ends_on < ?))`;

/** Contracts to be renewed or ended, the oldest terms first. */
export async function turningIds(
  reader: { query<Row>(sql: string, parameters: unknown[]): Promise<Row[]> },
  today: LocalDate,
  limit: number,
): Promise<string[]> {
  const rows = await reader.query<{ id: string }>(
    `SELECT id FROM contract WHERE ${turning} ORDER BY term, id LIMIT ?`,
    [today, today, limit],
  );
  return rows.map(({ id }) => id);
}

/** One of them, held; null when it has turned since. */
export async function turningContract(
  tx: Transaction,
  id: string,
  today: LocalDate,
): Promise<StoredContract | null> {
  const contract = await tx.manager.findOne(ContractRow, {
    where: { id },
    lock: { mode: 'pessimistic_write' },
  });
  if (!contract || contract.state === 'draft' || contract.state === 'ended') return null;
  const { endsOn, term } = contract;
  const isOver = endsOn !== null && endsOn < today && contract.state !== 'active';
  const isRenewed = term < today && (endsOn === null || endsOn > term);
  return isOver || isRenewed ? contract : null;
}

/** Contracts of a client that run and have lines for these products. */
export async function contractsCounting(
  tx: Transaction,
  clientId: string,
  partNumbers: readonly string[],
): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `SELECT DISTINCT c.id FROM contract_line l JOIN contract c ON c.id = l.contract_id AND c.client_id = l.client_id
      WHERE l.client_id = ? AND l.part_number IN (?) AND c.state IN ('active', 'suspended', 'terminating')
      ORDER BY c.id`,
    [clientId, partNumbers],
  );
  return rows.map(({ id }) => id);
}
