import type { Database, Transaction } from '@vigie/platform';
import { priceOn, suspensionDays, type LocalDate, type PenaltyMethod } from '@vigie/rules';

interface Agreed {
  contractId: string;
  method: PenaltyMethod;
  suspensionDays: number;
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
  const agreedOn = await agreedIn(reader, contractIds);
  return (contractId, day) => agreedOn(contractId, day)?.method ?? 'ECB';
}

/** Days of delay after which contracts may be suspended, as agreed on a day. */
export async function suspensionDaysOf(
  reader: Database | Transaction,
  contractIds: readonly string[],
): Promise<(contractId: string, day: LocalDate) => number> {
  const agreedOn = await agreedIn(reader, contractIds);
  return (contractId, day) => agreedOn(contractId, day)?.suspensionDays ?? suspensionDays;
}

async function agreedIn(
  reader: Database | Transaction,
  contractIds: readonly string[],
): Promise<(contractId: string | null, day: LocalDate) => Agreed | null> {
  const rows =
    contractIds.length === 0
      ? []
      : await reader.query<Agreed>(
          `SELECT contract_id AS contractId, penalty_method AS method, suspension_days AS suspensionDays,
                  valid_from AS validFrom
             FROM contract_conditions WHERE contract_id IN (?) AND withdrawn_at IS NULL ORDER BY id`,
          [contractIds],
        );
  const byContract = Map.groupBy(rows, ({ contractId }) => contractId);
  return (contractId, day) => {
    const agreed = contractId === null ? [] : (byContract.get(contractId) ?? []);
    return priceOn(agreed, day) ?? null;
  };
}
