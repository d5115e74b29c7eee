import { type Cents, amountText, eurosOf } from '../money/amount';
import { decimalText } from '../money/decimal';
import type { ContractState } from '../contract/contract-state';
import type { LocalDate } from '../time/civil';
import {
  type IndexChoice,
  type IndexRefusal,
  type IndexValue,
  isRevisedOn,
  refusalOf,
  valueOn,
  variesTooLong,
} from './index-value';
import {
  type KnownCoefficients,
  type Revision,
  type RevisionClause,
  type RevisionRefusal,
  revise,
} from './revision';

/** The clause of a contract, as far as a campaign needs it. */
export interface CampaignClause extends RevisionClause {
  /** The series by which it is revised; null when the contract writes none. */
  series: string | null;
  choice: IndexChoice;
  needsFinal: boolean;
  /** Months after the start without a revision; none unless the contract says so. */
  quietMonths: number;
}

export interface CampaignContract {
  state: ContractState;
  start: LocalDate;
  /** Last day; null while it is renewed. */
  endsOn: LocalDate | null;
  clause: CampaignClause;
}

export interface CampaignPriceLine {
  /** Agreed at the start or by the last amendment, with the index of that day. */
  basePrice: Cents;
  baseIndex: IndexValue | null;
  agreedOn: LocalDate;
  quantity: string;
  /** Valid on the day before the revision. */
  currentPrice: Cents;
}

/** Why a line of a contract is not revised. */
export const campaignExceptions = [
  'contract-not-active',
  'contract-ended',
  'contract-denounced',
  'clause-missing',
  'base-index-missing',
  'quiet-months',
  'value-awaited',
] as const;
export type CampaignException = (typeof campaignExceptions)[number] | IndexRefusal | RevisionRefusal;

export type CampaignLine =
  | { ok: false; exception: CampaignException }
  | {
      ok: true;
      revision: Revision;
      newIndex: IndexValue;
      oldPrice: Cents;
      newPrice: Cents;
      /** Of a year of the line, by the unit: new minus old. */
      difference: Cents;
      /** Two decimals; null when the old price is zero. */
      percent: string | null;
      /** The index varies over a longer time than the price has stood (L112-1). */
      variesTooLong: boolean;
    };

/** The year whose revision is at hand on a day: from November on, that of the coming 1 January. */
export const campaignYearOn = (today: LocalDate): number =>
  Number(today.slice(0, 4)) + (today.slice(5, 7) >= '11' ? 1 : 0);

/** Why no line of a contract is revised on a day; null when its lines are. */
export function contractException(
  { state, start, endsOn, clause }: CampaignContract,
  day: LocalDate,
): CampaignException | null {
  if (state === 'draft') return 'contract-not-active';
  if (state === 'ended' || (endsOn !== null && endsOn < day)) return 'contract-ended';
  if (state === 'terminating') return 'contract-denounced';
  if (clause.series === null) return 'clause-missing';
  return isRevisedOn(day, start, clause.quietMonths) ? null : 'quiet-months';
}

/**
 * What becomes of a line of a contract in the campaign of a day: its revised price with what it was computed from, or
 * why it is left alone. `values` are those of the contract's series; the price before is never computed upon, but for
 * a cap or a floor.
 */
export function campaignLineOf(
  contract: CampaignContract,
  line: CampaignPriceLine,
  { values, day, known }: { values: readonly IndexValue[]; day: LocalDate; known?: KnownCoefficients },
): CampaignLine {
  const refused = contractException(contract, day);
  if (refused) return { ok: false, exception: refused };
  const { clause } = contract;
  const { baseIndex, currentPrice } = line;
  if (baseIndex === null) return { ok: false, exception: 'base-index-missing' };
  const newIndex = valueOn(values, clause.choice, day);
  if (newIndex === null) return { ok: false, exception: 'value-awaited' };
  const linked = clause.linkCoefficient !== undefined;
  const refusal = refusalOf(baseIndex, newIndex, { linked, needsFinal: clause.needsFinal });
  if (refusal) return { ok: false, exception: refusal };
  const input = {
    ...clause,
    basePrice: amountText(line.basePrice),
    baseIndex: baseIndex.value,
    newIndex: newIndex.value,
    quantity: line.quantity,
    previousPrice: amountText(currentPrice),
  };
  const revision = revise(input, known);
  if (!revision.ok) return { ok: false, exception: revision.code };
  const newPrice = revision.revisedPrice;
  return {
    ok: true,
    ...{ revision, newIndex, newPrice },
    oldPrice: currentPrice,
    difference: newPrice - currentPrice,
    percent: percentOf(currentPrice, newPrice),
    variesTooLong: variesTooLong(baseIndex, newIndex, line.agreedOn, day),
  };
}

/** By how many percent a price moved, two decimals; null from zero. */
export function percentOf(before: Cents, after: Cents): string | null {
  if (before === 0n) return null;
  return decimalText(
    eurosOf(after - before)
      .div(eurosOf(before))
      .mul(100n),
    2,
  );
}
