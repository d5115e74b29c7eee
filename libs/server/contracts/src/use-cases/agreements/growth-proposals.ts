import { Injectable } from '@nestjs/common';
import { allClients, systemActor, type Transaction } from '@vigie/platform';
import {
  addMonths,
  grownLine,
  outgrows,
  outgrowsByTenth,
  priceOn,
  type AmendmentOrigin,
  type LocalDate,
} from '@vigie/rules';
import { amendmentsOf, updateAmendment } from '../../store/agreements/amendment.store';
import {
  lockContract,
  recordContractEvent,
  updateContract,
  type StoredContract,
} from '../../store/agreements/contract.store';
import { isServed, linesOf, type StoredLine } from '../../store/agreements/terms.store';
import { growthLabels } from '../../texts/growth.texts';
import { AmendContract } from './amend-contract';
import { todayOf } from './faults';
import { GrowthMails, type GrownLine } from './growth-mails';

type GrowthOrigin = Exclude<AmendmentOrigin, 'manual'>;
/** What was counted of a product, or of a kind of equipment. */
interface Count {
  what: string;
  count: number;
}
type Grown = GrownLine & { lineId: string };

const kinds = {
  // Another price may be agreed from a tenth on (art. 17); equipment is billed by the piece (art. 4).
  'licence-growth': { of: ({ partNumber }: StoredLine) => partNumber, grows: outgrowsByTenth },
  'estate-growth': { of: ({ equipmentKind }: StoredLine) => equipmentKind, grows: outgrows },
};
const vigie = systemActor('contracts');

/**
 * Proposes an amendment where more was counted than the contracts of a client bill: once for each number, whatever became
 * of the proposal. One that nobody has signed yet takes the new number; only the first is told.
 */
@Injectable()
export class GrowthProposals {
  constructor(
    private readonly amending: AmendContract,
    private readonly mails: GrowthMails,
  ) {}

  /** Compares the contracts of a client, that are held from here on, with what was counted. */
  async look(
    tx: Transaction,
    origin: GrowthOrigin,
    contractIds: readonly string[],
    counts: readonly Count[],
  ): Promise<void> {
    if (contractIds.length === 0) return;
    const today = todayOf(tx);
    const contracts: StoredContract[] = [];
    for (const id of contractIds) contracts.push(await lockContract(tx, allClients, id));
    const lines = (await linesOf(tx, contractIds)).filter((line) => isServed(line, today));
    const grown = counts.flatMap((count) => grownIn(lines, origin, count, today));
    for (const contract of contracts) {
      const own = lines.filter(({ contractId }) => contractId === contract.id).map(({ id }) => id);
      const ofContract = grown.filter(({ lineId }) => own.includes(lineId));
      await this.propose(tx, contract, origin, ofContract);
    }
  }

  private async propose(
    tx: Transaction,
    contract: StoredContract,
    origin: GrowthOrigin,
    grown: readonly Grown[],
  ): Promise<void> {
    const written = (await amendmentsOf(tx, contract.id)).filter((one) => one.origin === origin);
    const isTold = ({ lineId, counted }: Grown) =>
      written.some(({ changes }) =>
        changes.prices.some((one) => one.lineId === lineId && Number(one.quantity) >= Number(counted)),
      );
    const fresh = grown.filter((line) => !isTold(line));
    if (fresh.length === 0) return;
    const prices = fresh.map(({ lineId, counted }) => ({ lineId, quantity: counted }));
    const label = growthLabels[origin];
    const effectiveOn = nextMonth(todayOf(tx));
    const open = written.findLast(({ state }) => state === 'proposed');
    if (open) {
      const kept = open.changes.prices.filter((one) => !prices.some(({ lineId }) => lineId === one.lineId));
      const changes = { ...open.changes, prices: [...kept, ...prices] };
      await updateAmendment(tx, open, { state: 'proposed', changes, effectiveOn });
      const data = { number: open.number, label };
      await recordContractEvent(tx, contract, vigie, { type: 'amendment-proposed', data });
    } else {
      const changes = { prices, added: [], ended: [] };
      await this.amending.propose(tx, vigie, contract, { label, effectiveOn, changes, origin });
      await this.mails.tell(tx, contract, origin, fresh);
    }
    await updateContract(tx, contract);
  }
}

function grownIn(
  lines: readonly StoredLine[],
  origin: GrowthOrigin,
  { what, count }: Count,
  today: LocalDate,
): Grown[] {
  const { of, grows } = kinds[origin];
  const billed = lines
    .filter((line) => of(line) === what)
    .map(({ id, label, prices }) => ({ id, label, quantity: priceOn(prices, today)?.quantity ?? '0' }));
  const grown = grownLine(billed, count, grows);
  const line = billed.find(({ id }) => id === grown?.lineId);
  if (!grown || !line) return [];
  return [{ lineId: line.id, label: line.label, agreed: line.quantity, counted: grown.quantity }];
}

/** First day of the next month: the day from which a new number is usually billed. */
const nextMonth = (today: LocalDate): LocalDate => addMonths(`${today.slice(0, 8)}01`, 1);
