import type { Database } from '@vigie/platform';
import type { ContractLetter } from '@vigie/wire';

type LetterColumns = Omit<ContractLetter, 'proof' | 'withdrawn'> & {
  renewalId: string;
  proofName: string | null;
  withdrawnAt: Date | null;
};

/** The letters of terms, the last one first. */
export async function lettersOf(
  database: Database,
  renewalIds: readonly string[],
): Promise<Map<string, ContractLetter[]>> {
  const rows = await database.query<LetterColumns>(
    `SELECT l.id, l.renewal_id AS renewalId, l.kind, l.addressee, l.address, l.arrive_by AS arriveBy,
            l.written_on AS writtenOn, l.written_by AS writtenBy, l.sent_on AS sentOn, l.tracking,
            l.received_on AS receivedOn, l.withdrawn_at AS withdrawnAt, l.version, f.name AS proofName
       FROM contract_letter l
       LEFT JOIN stored_file f ON f.client_id = l.client_id AND f.id = l.proof_file_id
      WHERE l.renewal_id IN (?) ORDER BY l.id DESC`,
    [renewalIds],
  );
  const letters = rows.map(({ renewalId, proofName, withdrawnAt, ...letter }) => ({
    renewalId,
    letter: {
      ...letter,
      proof: proofName === null ? null : { name: proofName },
      withdrawn: withdrawnAt !== null,
    },
  }));
  const byRenewal = Map.groupBy(letters, ({ renewalId }) => renewalId);
  return new Map([...byRenewal].map(([id, all]) => [id, all.map(({ letter }) => letter)]));
}
