import { DomainError, found, type Transaction } from '@vigie/platform';
import { BankImportRow } from './bank-import.row';

/** Holds a statement and its lines, which it returns; 404, bank.import-undone. */
export async function holdBankImport(
  tx: Transaction,
  id: string,
): Promise<{ id: string; paymentId: string | null }[]> {
  const row = found(
    await tx.manager.findOne(BankImportRow, { where: { id }, lock: { mode: 'pessimistic_write' } }),
  );
  if (row.undoneAt) throw new DomainError('bank.import-undone');
  return tx.query(
    'SELECT id, payment_id AS paymentId FROM bank_line WHERE import_id = ? ORDER BY id FOR UPDATE',
    [id],
  );
}

/** Takes the lines of a statement away: the same file may be read again. */
export const removeBankLines = (tx: Transaction, importId: string): Promise<number> =>
  tx.execute('DELETE FROM bank_line WHERE import_id = ?', [importId]);

/** Notes who took a statement back. */
export const undoBankImport = (tx: Transaction, id: string, by: string): Promise<unknown> =>
  tx.manager.update(BankImportRow, { id }, { undoneAt: tx.now, undoneBy: by.slice(0, 150) });
