import {
  type AgreedRevision,
  type DatedPrice,
  priceOn,
  quantityText,
  yearlyAmount,
} from '../contract/agreement';
import type { ContractState } from '../contract/contract-state';
import type { Cents } from '../money/amount';
import type { LocalDate } from '../time/civil';
import { addCalendarDays } from '../time/days';
import {
  type CampaignClause,
  type CampaignContract,
  type CampaignException,
  campaignLineOf,
  contractException,
} from './campaign';
import type { IndexValue } from './index-value';
import {
  type KnownCoefficients,
  type Revision,
  type RevisionClause,
  type RevisionWarning,
  revisionWarnings,
} from './revision';

/** A price of a line with what it is revised from. */
export interface AgreedPrice extends DatedPrice {
  unit: Cents;
  quantity: string;
  base: Cents;
  baseIndex: IndexValue | null;
  agreedOn: LocalDate;
}

/** A contract as a campaign reads it: clauses and prices in the order they were written. */
export interface RevisedContract<Line extends { prices: readonly AgreedPrice[] }> {
  state: ContractState;
  start: LocalDate;
  endsOn: LocalDate | null;
  clauses: readonly (DatedPrice & { revision: AgreedRevision | null })[];
  lines: readonly Line[];
}

/** The values that a campaign computes with, the same for all of its lines. */
export interface CampaignIndex {
  day: LocalDate;
  valuesOf: (series: string) => readonly IndexValue[];
  /** How a value of one series is brought beside one of another, where a clause does not say it itself. */
  linkOf: (baseSeries: string, series: string) => RevisionClause['linkCoefficient'];
  /** Kept from line to line, so that each coefficient is computed once. */
  known: KnownCoefficients;
}

export const previewExceptions = ['lines-missing', 'newly-agreed'] as const;
export type PreviewException = CampaignException | (typeof previewExceptions)[number];

/** What somebody should look at before a line is agreed to. */
export const previewWarnings = [
  ...revisionWarnings,
  'varies-too-long',
  'upward-only',
  'value-provisional',
  /** A row that was agreed for later keeps its own price from then on. */
  'amended-later',
] as const;
export type PreviewWarning = RevisionWarning | (typeof previewWarnings)[number];

/** A line with its new price. */
export interface RevisedRow<Line> {
  ok: true;
  line: Line;
  price: AgreedPrice;
  clause: CampaignClause;
  oldPrice: Cents;
  oldAmount: Cents;
  newPrice: Cents;
  newAmount: Cents;
  newIndex: IndexValue;
  revision: Revision;
  warnings: PreviewWarning[];
}
/** A line that is left alone, or a whole contract without any. */
export interface LeftRow<Line> {
  ok: false;
  line: Line | null;
  price: AgreedPrice | null;
  oldPrice: Cents | null;
  oldAmount: Cents | null;
  exception: PreviewException;
}
export type PreviewRow<Line> = RevisedRow<Line> | LeftRow<Line>;

const noClause: CampaignClause = {
  series: null,
  choice: { which: 'last-published' },
  needsFinal: false,
  quietMonths: 0,
};

/**
 * What becomes of a contract in a campaign, line by line; at least one row, so that no contract is passed over in
 * silence. The same input gives the same rows, so that what is applied can be compared with what was shown.
 */
export function previewOf<Line extends { prices: readonly AgreedPrice[] }>(
  contract: RevisedContract<Line>,
  index: CampaignIndex,
): PreviewRow<Line>[] {
  const { state, start, endsOn } = contract;
  const revision = priceOn(contract.clauses, index.day)?.revision ?? null;
  const terms: CampaignContract = { state, start, endsOn, clause: revision ?? noClause };
  const rows = contract.lines.flatMap((line) => {
    const price = priceOn(line.prices, index.day);
    return price ? [rowOf(terms, { line, price, upwardOnly: revision?.upwardOnly === true }, index)] : [];
  });
  if (rows.length > 0) return rows;
  const exception = contractException(terms, index.day) ?? 'lines-missing';
  return [{ ok: false, line: null, price: null, oldPrice: null, oldAmount: null, exception }];
}

function rowOf<Line extends { prices: readonly AgreedPrice[] }>(
  terms: CampaignContract,
  { line, price, upwardOnly }: { line: Line; price: AgreedPrice; upwardOnly: boolean },
  index: CampaignIndex,
): PreviewRow<Line> {
  const before = priceOn(line.prices, addCalendarDays(index.day, -1)) ?? price;
  const oldPrice = before.unit;
  const known = { line, price, oldPrice, oldAmount: yearlyAmount(oldPrice, price.quantity) };
  const refused = contractException(terms, index.day);
  if (refused) return { ok: false, ...known, exception: refused };
  if (price.agreedOn >= index.day) return { ok: false, ...known, exception: 'newly-agreed' };
  const clause = linked(terms.clause, price.baseIndex, index);
  const result = campaignLineOf(
    { ...terms, clause },
    {
      basePrice: price.base,
      baseIndex: price.baseIndex,
      agreedOn: price.agreedOn,
      quantity: quantityText(price.quantity),
      currentPrice: oldPrice,
    },
    { values: index.valuesOf(clause.series ?? ''), day: index.day, known: index.known },
  );
  if (!result.ok) return { ok: false, ...known, exception: result.exception };
  const { newPrice, newIndex, revision } = result;
  const isLater = ({ validFrom, withdrawn }: AgreedPrice) => !withdrawn && validFrom > index.day;
  const warnings: PreviewWarning[] = [
    ...revision.warnings,
    ...(result.variesTooLong ? ['varies-too-long' as const] : []),
    ...(upwardOnly ? ['upward-only' as const] : []),
    ...(newIndex.provisional ? ['value-provisional' as const] : []),
    ...(line.prices.some(isLater) ? ['amended-later' as const] : []),
  ];
  return { ok: true, ...known, clause, newPrice, newAmount: revision.amount, newIndex, revision, warnings };
}

/** A clause with the link between its series and that of a first index, where it writes none. */
function linked(clause: CampaignClause, base: IndexValue | null, { linkOf }: CampaignIndex): CampaignClause {
  if (clause.series === null || base === null || base.series === clause.series) return clause;
  const linkCoefficient = clause.linkCoefficient ?? linkOf(base.series, clause.series);
  return linkCoefficient ? { ...clause, linkCoefficient } : clause;
}
