import type { Database, Transaction } from '@vigie/platform';
import { priceOn, type LocalDate, type PenaltyMethod } from '@vigie/rules';

interface Agreed {
  contractId: string;
  method: PenaltyMethod;
  validFrom: LocalDate;
}

/**
 * How contracts read their clause on late payment on a day: what was agreed then. The legal default where there is no
 * contract, or none yet.
 */
export async function penaltyMethodsOf(
  reader: Database | Transaction,
  contractIds: readonly string[],
): Promise<(contractId: string | null, day: LocalDate) => PenaltyMethod> {
  const rows =
    contractIds.length === 0
      ? []
      : await reader.query<Agreed>(
          `SELECT contract_id AS contractId, penalty_method AS method, valid_from AS validFrom
             FROM contract_conditions WHERE contract_id IN (?) AND withdrawn_at IS NULL ORDER BY id`,
          [contractIds],
        );
  const byContract = Map.groupBy(rows, ({ contractId }) => contractId);
  return (contractId, day) => {
    const agreed = contractId === null ? [] : (byContract.get(contractId) ?? []);
    return priceOn(agreed, day)?.method ?? 'ECB';
  };
}
