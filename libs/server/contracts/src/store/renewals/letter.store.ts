import { DomainError, FileStore, found, inScope, type ClientScope, type Transaction } from '@vigie/platform';
import type { ContractLetterKind } from '@vigie/rules';
import { IsNull } from 'typeorm';
import { ContractLetterRow } from './contract-letter.row';
import { lockRenewal, type HeldRenewal, type StoredRenewal } from './renewal.store';

export type StoredLetter = Omit<ContractLetterRow, never>;
export type HeldLetter = HeldRenewal & { letter: StoredLetter };

/** A letter inside the scope; 404 outside. */
export async function readLetter(
  { manager }: Pick<Transaction, 'manager'>,
  scope: ClientScope,
  id: string,
): Promise<StoredLetter> {
  const row = found(await manager.findOneBy(ContractLetterRow, { id }));
  return found(inScope(scope, row.clientId) ? row : null);
}

/** Holds a letter with its term and contract. Errors: not-found, version.conflict, letter.withdrawn. */
export async function lockLetter(
  tx: Transaction,
  scope: ClientScope,
  id: string,
  version: number,
): Promise<HeldLetter> {
  const { renewalId } = await readLetter(tx, scope, id);
  const held = await lockRenewal(tx, scope, renewalId);
  const letter = await readLetter(tx, scope, id);
  if (letter.version !== version) throw new DomainError('version.conflict', { version: letter.version });
  if (letter.withdrawnAt !== null) throw new DomainError('letter.withdrawn');
  return { ...held, letter };
}

/** The letter of a kind that stands for a term that is held; null when none was written. */
export const standingLetter = (
  { manager }: Pick<Transaction, 'manager'>,
  { id: renewalId }: Pick<StoredRenewal, 'id'>,
  kind: ContractLetterKind,
): Promise<StoredLetter | null> =>
  manager.findOneBy(ContractLetterRow, { renewalId, kind, withdrawnAt: IsNull() });

/** The letter of a kind that counts: the one that stands, else the last that was withdrawn. */
export const anyLetter = (
  { manager }: Pick<Transaction, 'manager'>,
  { id: renewalId }: Pick<StoredRenewal, 'id'>,
  kind: ContractLetterKind,
): Promise<StoredLetter | null> =>
  manager.findOne(ContractLetterRow, {
    where: { renewalId, kind },
    order: { withdrawnAt: 'ASC', id: 'DESC' },
  });

type NewLetter = Pick<
  ContractLetterRow,
  'kind' | 'addressee' | 'address' | 'arriveBy' | 'writtenOn' | 'writtenBy' | 'fileId'
>;
/** Adds a letter to a term that is held. Its file is for our people until it leaves. */
export async function insertLetter(
  tx: Transaction,
  { id: renewalId, contractId, clientId }: StoredRenewal,
  letter: NewLetter,
): Promise<string> {
  await FileStore.reserve(tx, letter.fileId, clientId);
  return tx.insert(ContractLetterRow, {
    ...letter,
    ...{ renewalId, contractId, clientId, sentOn: null, tracking: null, receivedOn: null },
    ...{ proofFileId: null, withdrawnAt: null, createdAt: tx.now, version: 1 },
  });
}

/** Writes what has become of a letter that is held. */
export const updateLetter = (
  tx: Transaction,
  { id, version }: StoredLetter,
  values: Partial<
    Pick<ContractLetterRow, 'sentOn' | 'tracking' | 'receivedOn' | 'proofFileId' | 'withdrawnAt'>
  >,
): Promise<void> => tx.updateVersioned(ContractLetterRow, { id, version }, values);
