import {
  amountText,
  contractParts,
  priceOn,
  quantityText,
  subtractMonths,
  yearlyAmount,
  type ContractPart,
  type LocalDate,
} from '@vigie/rules';
import type { ContractItem, ContractLine, ContractPrice } from '@vigie/wire';
import type { ContractConditionsRow } from '../../store/agreements/contract-conditions.row';
import type { ContractRow } from '../../store/agreements/contract.row';
import { isServed, type StoredLine, type StoredPrice } from '../../store/agreements/terms.store';

export type NamedContract = ContractRow & { client: string };

/** The day on which a contract is read: today, while it runs. */
export function dayOf({ start, endsOn }: ContractRow, today: LocalDate): LocalDate {
  if (today < start) return start;
  return endsOn !== null && endsOn < today ? endsOn : today;
}

/** A contract as a line of a list. */
export function presentItem(
  row: NamedContract,
  conditions: ContractConditionsRow,
  lines: readonly StoredLine[],
  today: LocalDate,
): ContractItem {
  const day = dayOf(row, today);
  const served = lines.filter((line) => isServed(line, day));
  return {
    id: row.id,
    client: { id: row.clientId, name: row.client },
    label: row.label,
    reference: row.reference,
    state: row.state,
    clientKind: row.clientKind,
    formula: conditions.formula,
    parts: partsOf(served),
    start: row.start,
    term: row.term,
    endsOn: row.endsOn,
    noticeLimit: isRenewed(row) ? subtractMonths(row.term, conditions.noticeMonths) : null,
    yearly: amountText(served.reduce((sum, line) => sum + yearlyOf(line, day), 0n)),
    version: row.version,
  };
}

/** Whether it goes on by itself when nobody denounces it. */
export const isRenewed = ({ state, endsOn }: ContractRow): boolean =>
  (state === 'active' || state === 'suspended') && endsOn === null;

const partsOf = (lines: readonly StoredLine[]): ContractPart[] =>
  contractParts.filter((part) => lines.some((line) => line.part === part));

function yearlyOf({ prices }: StoredLine, day: LocalDate): bigint {
  const price = priceOn(prices, day);
  return price ? yearlyAmount(BigInt(price.unitCents), price.quantity) : 0n;
}

/** A line with its price of the day and all the others; `counted` is what the estate holds of it. */
export function presentLine(line: StoredLine, day: LocalDate, counted: number | null): ContractLine {
  const { id, label, part, billing, timing, equipmentKind, partNumber, endsOn, prices } = line;
  const current = isServed(line, day) ? priceOn(prices, day) : null;
  return {
    ...{ id, label, part, billing, timing, equipmentKind, partNumber, endsOn, counted },
    current: current && presentPrice(current),
    prices: prices.map(presentPrice).toReversed(),
  };
}

function presentPrice(price: StoredPrice): ContractPrice {
  const { baseSeries: series, baseName: base, basePeriod: period, baseValue: value } = price;
  const unit = BigInt(price.unitCents);
  const isIndexed = series !== null && base !== null && period !== null && value !== null;
  return {
    validFrom: price.validFrom,
    price: amountText(unit),
    quantity: quantityText(price.quantity),
    amount: amountText(yearlyAmount(unit, price.quantity)),
    basePrice: amountText(BigInt(price.baseCents)),
    baseIndex: isIndexed ? { series, base, period, value } : null,
    origin: price.origin,
    amendmentId: price.amendmentId,
    withdrawn: price.withdrawn,
  };
}
