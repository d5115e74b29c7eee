import { found, type Transaction } from '@vigie/platform';
import { ContractAmendmentRow } from './contract-amendment.row';

export type StoredAmendment = ContractAmendmentRow;
interface ContractKey {
  id: string;
  clientId: string;
}

/** Adds an amendment to a contract that is held, under the next number. */
export async function insertAmendment(
  tx: Transaction,
  { id: contractId, clientId }: ContractKey,
  values: Omit<StoredAmendment, 'id' | 'contractId' | 'clientId' | 'number' | 'createdAt'>,
): Promise<StoredAmendment> {
  const last = await tx.manager.maximum(ContractAmendmentRow, 'number', { contractId });
  const row = { ...values, contractId, clientId, number: (last ?? 0) + 1, createdAt: tx.now };
  return { ...row, id: await tx.insert(ContractAmendmentRow, row) };
}

/** One amendment of a contract that is held; 404 when there is none. */
export const amendmentOf = async (
  tx: Transaction,
  { id: contractId }: ContractKey,
  id: string,
): Promise<StoredAmendment> => found(await tx.manager.findOneBy(ContractAmendmentRow, { id, contractId }));

/** All of a contract, in their order. */
export const amendmentsOf = (
  { manager }: Pick<Transaction, 'manager'>,
  contractId: string,
): Promise<StoredAmendment[]> =>
  manager.find(ContractAmendmentRow, { where: { contractId }, order: { number: 'ASC' } });

/** Signs or withdraws an amendment of a contract that is held. */
export const updateAmendment = (
  tx: Transaction,
  { id }: StoredAmendment,
  values: Pick<StoredAmendment, 'state'> & Partial<StoredAmendment>,
): Promise<unknown> => tx.manager.update(ContractAmendmentRow, { id }, values);
