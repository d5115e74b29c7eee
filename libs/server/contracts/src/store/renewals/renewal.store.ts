import { DomainError, found, inScope, type ClientScope, type Transaction } from '@vigie/platform';
import type { LocalDate } from '@vigie/rules';
import { In, IsNull, Not } from 'typeorm';
import { ContractRow } from '../agreements/contract.row';
import { lockContract, type StoredContract } from '../agreements/contract.store';
import { RenewalRow } from './renewal.row';

/** A plain copy of a row: it may be spread. */
export type StoredRenewal = Omit<RenewalRow, never>;
/** A term and its contract, both held. */
export interface HeldRenewal {
  renewal: StoredRenewal;
  contract: StoredContract;
}

interface Reader {
  query<Row>(sql: string, parameters?: unknown[]): Promise<Row[]>;
}
interface Source {
  readonly manager: Transaction['manager'];
}

/** Reads a term inside the scope; 404 outside. */
export async function readRenewal(
  { manager }: Source,
  scope: ClientScope,
  id: string,
): Promise<StoredRenewal> {
  const row = found(await manager.findOneBy(RenewalRow, { id }));
  return found(inScope(scope, row.clientId) ? row : null);
}

/** The contract of a term, as it is now. */
export const contractOf = (
  { manager }: Source,
  { contractId: id }: Pick<StoredRenewal, 'contractId'>,
): Promise<StoredContract> => manager.findOneByOrFail(ContractRow, { id });

/** Holds a term until the transaction ends, its contract before: everybody takes them in this order. */
export async function lockRenewal(tx: Transaction, scope: ClientScope, id: string): Promise<HeldRenewal> {
  const { contractId } = await readRenewal(tx, scope, id);
  const contract = await lockContract(tx, scope, contractId);
  return { contract, renewal: await hold(tx, id) };
}

/** The same for a change that was made on a version; version.conflict when somebody else was faster. */
export async function lockRenewalVersion(
  tx: Transaction,
  scope: ClientScope,
  id: string,
  version: number,
): Promise<HeldRenewal> {
  const held = await lockRenewal(tx, scope, id);
  if (held.renewal.version !== version)
    throw new DomainError('version.conflict', { version: held.renewal.version });
  return held;
}

const hold = async (tx: Transaction, id: string): Promise<StoredRenewal> =>
  found(await tx.manager.findOne(RenewalRow, { where: { id }, lock: { mode: 'pessimistic_write' } }));

/** The terms of a contract that is held, that of the period that runs first. */
export const renewalsOf = (tx: Transaction, contractId: string): Promise<StoredRenewal[]> =>
  tx.manager.find(RenewalRow, {
    where: { contractId },
    order: { term: 'DESC' },
    lock: { mode: 'pessimistic_write' },
  });

type NewRenewal = Omit<RenewalRow, 'id' | 'createdAt' | 'updatedAt' | 'version'>;

/** Adds a term. */
export async function insertRenewal(tx: Transaction, values: NewRenewal): Promise<StoredRenewal> {
  const row = { ...values, createdAt: tx.now, updatedAt: tx.now, version: 1 };
  return { ...row, id: await tx.insert(RenewalRow, row) };
}

/** Changes a term that is held; its version grows. */
export const updateRenewal = (
  tx: Transaction,
  { id, version }: Pick<StoredRenewal, 'id' | 'version'>,
  values: Partial<NewRenewal>,
): Promise<void> => tx.updateVersioned(RenewalRow, { id, version }, { ...values, updatedAt: tx.now });

/** What due work notes for itself: nobody who has the term open is told that it changed. */
export const noteRenewal = (
  tx: Transaction,
  { id }: Pick<StoredRenewal, 'id'>,
  values: Partial<NewRenewal>,
): Promise<unknown> => tx.manager.update(RenewalRow, { id }, values);

/** Contracts with a term on which something is due, the longest due first. */
export async function dueContracts(reader: Reader, today: LocalDate, limit: number): Promise<string[]> {
  const rows = await reader.query<{ id: string }>(
    'SELECT contract_id AS id FROM renewal WHERE next_on <= ? ORDER BY next_on, id LIMIT ?',
    [today, limit],
  );
  return rows.map(({ id }) => id);
}

/** Contracts whose term has no row yet, has passed, or was worked out from what is no longer agreed. */
export async function changedContracts(reader: Reader, today: LocalDate, limit: number): Promise<string[]> {
  const rows = await reader.query<{ id: string }>(
    `(SELECT c.id FROM contract c LEFT JOIN renewal r ON r.contract_id = c.id AND r.client_id = c.client_id AND r.term = c.term
       WHERE c.state IN ('active', 'suspended') AND c.term >= ?
         AND ((r.id IS NULL AND c.ends_on IS NULL) OR r.contract_version <> c.version) LIMIT ?)
     UNION
     (SELECT c.id FROM renewal r JOIN contract c ON c.id = r.contract_id AND c.client_id = r.client_id
       WHERE r.state = 'open' AND (c.term > r.term OR c.state IN ('terminating', 'ended')) LIMIT ?)`,
    [today, limit, limit],
  );
  return rows.map(({ id }) => id);
}

/** Terms of a contract whose late denunciation waits for an answer. */
export const renewalsToAnswer = (tx: Transaction, contractId: string): Promise<StoredRenewal[]> =>
  tx.manager.find(RenewalRow, {
    where: { contractId, state: 'renewed', outcome: 'renewed', nextOn: Not(IsNull()) },
  });

/** Those of the scope that are still open, held in one order. */
export const openRenewals = (
  tx: Transaction,
  scope: ClientScope,
  ids: readonly string[],
): Promise<StoredRenewal[]> =>
  tx.manager.find(RenewalRow, {
    where: {
      id: In([...ids]),
      state: 'open',
      ...(scope.kind === 'client' && { clientId: scope.clientId }),
    },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });

/** Gives a term that is held to somebody. */
export const setOwner = (tx: Transaction, id: string, ownerId: string | null): Promise<unknown> =>
  tx.execute('UPDATE renewal SET owner_id = ?, version = version + 1, updated_at = ? WHERE id = ?', [
    ownerId,
    tx.now,
    id,
  ]);
