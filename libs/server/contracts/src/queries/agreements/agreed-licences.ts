import { Injectable } from '@nestjs/common';
import type { Transaction } from '@vigie/platform';
import { readDecimal, type LocalDate } from '@vigie/rules';
import { contractsCounting } from '../../store/agreements/contract.store';
import { linesOf, productsOf } from '../../store/agreements/terms.store';

/** How many of a product the contracts of a client bill, and since when. */
export interface AgreedLicence {
  partNumber: string;
  count: number;
  on: LocalDate;
}

/** What contracts say of licences, for whoever counts them. */
@Injectable()
export class AgreedLicences {
  /** Of every contract of a client that runs, by the last that was agreed; whole numbers only. */
  async ofClient(tx: Transaction, clientId: string): Promise<AgreedLicence[]> {
    const products = await productsOf(tx, clientId);
    if (products.length === 0) return [];
    const contracts = await contractsCounting(tx, clientId, products);
    const lines = contracts.length > 0 ? await linesOf(tx, contracts) : [];
    const agreed = new Map<string, AgreedLicence>();
    for (const { partNumber, endsOn, prices } of lines) {
      const last = prices.findLast(({ withdrawn }) => !withdrawn);
      if (partNumber === null || endsOn !== null || !last) continue;
      const before = agreed.get(partNumber) ?? { partNumber, count: 0, on: last.validFrom };
      const on = last.validFrom > before.on ? last.validFrom : before.on;
      agreed.set(partNumber, { partNumber, count: before.count + wholeOf(last.quantity), on });
    }
    return [...agreed.values()];
  }
}

/** Licences are whole: what a contract bills of half a licence is rounded down. */
const wholeOf = (quantity: string): number => Number(readDecimal(quantity)?.floor().n ?? 0n);
