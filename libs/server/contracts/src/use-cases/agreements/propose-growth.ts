import { Injectable } from '@nestjs/common';
import { allClients, Database, systemActor, type FinishOnce, type Transaction } from '@vigie/platform';
import { addCalendarDays, outgrowsByTenth, priceOn, type LocalDate } from '@vigie/rules';
import type { DomainEventPayload } from '@vigie/wire';
import { amendmentsOf } from '../../store/agreements/amendment.store';
import { contractsCounting, lockContract, updateContract } from '../../store/agreements/contract.store';
import { isServed, linesOf, type StoredLine } from '../../store/agreements/terms.store';
import { growthLabel } from '../../texts/growth.texts';
import { AmendContract } from './amend-contract';
import { todayOf } from './faults';

type Counted = DomainEventPayload<'licences.counted'>;
const vigie = systemActor('contracts');

/**
 * Proposes an amendment where the licences of a client have grown by more than 10 % since their price was agreed
 * (art. 17): once for each number, whatever became of the proposal.
 */
@Injectable()
export class ProposeGrowth {
  constructor(
    private readonly database: Database,
    private readonly amending: AmendContract,
  ) {}

  execute({ clientId, counts }: Counted, finish: FinishOnce): Promise<void> {
    return this.database.transaction(async (tx) => {
      if (!(await finish(tx)) || counts.length === 0) return;
      const products = counts.map(({ partNumber }) => partNumber);
      for (const id of await contractsCounting(tx, clientId, products)) await this.look(tx, id, counts);
    });
  }

  private async look(tx: Transaction, contractId: string, counts: Counted['counts']): Promise<void> {
    const contract = await lockContract(tx, allClients, contractId);
    const today = todayOf(tx);
    const told = (await amendmentsOf(tx, contractId)).filter(({ origin }) => origin === 'licence-growth');
    const isTold = (lineId: string, count: number) =>
      told.some(({ changes }) =>
        changes.prices.some((change) => change.lineId === lineId && Number(change.quantity) >= count),
      );
    const prices = (await linesOf(tx, [contractId])).flatMap((line) => {
      const count = counts.find(({ partNumber }) => partNumber === line.partNumber)?.count;
      return count !== undefined && hasGrown(line, count, today) && !isTold(line.id, count)
        ? [{ lineId: line.id, quantity: String(count) }]
        : [];
    });
    if (prices.length === 0) return;
    await this.amending.propose(tx, vigie, contract, {
      label: growthLabel,
      effectiveOn: nextMonth(today),
      changes: { prices, added: [], ended: [] },
      origin: 'licence-growth',
    });
    await updateContract(tx, contract);
  }
}

function hasGrown(line: StoredLine, count: number, today: LocalDate): boolean {
  const price = priceOn(line.prices, today);
  return price !== null && isServed(line, today) && outgrowsByTenth(price.quantity, count);
}

/** First day of the next month: the day from which a new number is usually billed. */
const nextMonth = (today: LocalDate): LocalDate =>
  `${addCalendarDays(`${today.slice(0, 8)}01`, 31).slice(0, 8)}01`;
