import { DomainError, found, sha256, type Transaction } from '@vigie/platform';
import { bankLineKeys, type BankMovement } from '@vigie/rules';
import type { BankFormat } from '@vigie/wire';
import { BankImportRow } from './bank-import.row';
import { BankLineRow } from './bank-line.row';
import type { Reader } from './open-invoice.store';

export type StoredBankLine = BankLineRow;

/** A movement with the account that it is of. */
export interface AccountMovement extends BankMovement {
  account: string;
}
export interface FingerprintedMovement extends AccountMovement {
  fingerprint: string;
}

const batch = 500;

/** Movements with what tells them from all others; twins of one file are counted within their account. */
export function fingerprinted(movements: readonly AccountMovement[]): FingerprintedMovement[] {
  const all = new Map<AccountMovement, string>();
  for (const [account, own] of Map.groupBy(movements, (movement) => movement.account))
    bankLineKeys(account, own).forEach((key, index) => {
      const movement = own[index];
      if (movement) all.set(movement, sha256(key));
    });
  return movements.map((movement) => ({ ...movement, fingerprint: all.get(movement) ?? '' }));
}

/** The account that our invoices name. */
export async function ourIban(reader: Reader): Promise<string | null> {
  const [row] = await reader.query<{ iban: string | null }>('SELECT iban FROM company WHERE id = 1');
  return row?.iban ?? null;
}

/** Those of these fingerprints that were read before. */
export async function knownFingerprints(
  reader: Reader,
  fingerprints: readonly string[],
): Promise<ReadonlySet<string>> {
  const known = new Set<string>();
  for (let start = 0; start < fingerprints.length; start += batch) {
    const rows = await reader.query<{ fingerprint: string }>(
      'SELECT fingerprint FROM bank_line WHERE fingerprint IN (?)',
      [fingerprints.slice(start, start + batch)],
    );
    for (const { fingerprint } of rows) known.add(fingerprint);
  }
  return known;
}

/** Keeps a statement with its lines, which wait to be matched; returns its identifier. */
export async function insertBankLines(
  tx: Transaction,
  file: { name: string; format: BankFormat; sha256: string; by: string },
  movements: readonly FingerprintedMovement[],
): Promise<string> {
  const importId = await tx.insert(BankImportRow, {
    fileName: file.name.slice(0, 200),
    format: file.format,
    sha256: file.sha256,
    createdAt: tx.now,
    createdBy: file.by,
    lineCount: movements.length,
    undoneAt: null,
    undoneBy: null,
  });
  const rows = movements.map(({ amount, ...movement }) => ({
    ...movement,
    importId,
    amountCents: String(amount),
    state: 'new' as const,
    version: 1,
  }));
  for (let start = 0; start < rows.length; start += batch)
    await tx.manager.insert(BankLineRow, rows.slice(start, start + batch));
  return importId;
}

/** Holds a line for a change of that version; 404, version.conflict. */
export async function holdBankLine(tx: Transaction, id: string, version: number): Promise<BankLineRow> {
  const row = found(
    await tx.manager.findOne(BankLineRow, { where: { id }, lock: { mode: 'pessimistic_write' } }),
  );
  if (row.version !== version) throw new DomainError('version.conflict', { version: row.version });
  return row;
}

type Decision = Pick<BankLineRow, 'state' | 'paymentId' | 'clientId' | 'reason'>;

/** Writes what became of a line that is held. */
export const decideBankLine = (
  tx: Transaction,
  { id, version }: Pick<BankLineRow, 'id' | 'version'>,
  decision: Decision & { by: string | null },
): Promise<void> => {
  const { by, ...values } = decision;
  return tx.updateVersioned(
    BankLineRow,
    { id, version },
    { ...values, decidedBy: by, decidedAt: by === null ? null : tx.now },
  );
};

/** The line of a payment waits again. */
export const freeBankLine = (tx: Transaction, paymentId: string): Promise<number> =>
  tx.execute(
    `UPDATE bank_line SET state = 'new', payment_id = NULL, client_id = NULL, decided_at = NULL, decided_by = NULL,
       version = version + 1 WHERE payment_id = ?`,
    [paymentId],
  );
