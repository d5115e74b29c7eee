import { decimalText, ratioOf, readDecimal } from '../money/decimal';
import type { LocalDate } from '../time/civil';
import { quantityText } from './agreement';

const quantityDecimals = 3;

export const amendmentStates = ['proposed', 'signed', 'withdrawn'] as const;
export type AmendmentState = (typeof amendmentStates)[number];

/** Why an amendment was written: by hand, or because more is served than what the price was agreed for. */
export const amendmentOrigins = ['manual', 'licence-growth', 'estate-growth'] as const;
export type AmendmentOrigin = (typeof amendmentOrigins)[number];

export interface AmendedContract {
  start: LocalDate;
  /** Last day; null while it is renewed. */
  endsOn: LocalDate | null;
  signedOn: LocalDate | null;
  /** Days on which the signed amendments before it took effect. */
  amendedOn: readonly LocalDate[];
  /** Days from which the prices of the lines it touches count, revisions among them. */
  pricedOn: readonly LocalDate[];
}

export const amendmentRefusals = [
  'amendment.signed-in-future',
  'amendment.retroactive',
  'amendment.overlaps',
  'amendment.after-end',
] as const;
export type AmendmentRefusal = (typeof amendmentRefusals)[number];

/**
 * Why a contract cannot be amended like this; null when it can. An amendment changes what is agreed from its signature
 * on, never the past, and comes after every change that is already written.
 */
export function amendmentRefusal(
  contract: AmendedContract,
  { signedOn, effectiveOn }: { signedOn: LocalDate; effectiveOn: LocalDate },
  today: LocalDate,
): AmendmentRefusal | null {
  if (signedOn > today) return 'amendment.signed-in-future';
  if (effectiveOn < signedOn || effectiveOn < contract.start || signedOn < (contract.signedOn ?? signedOn))
    return 'amendment.retroactive';
  if (contract.endsOn !== null && effectiveOn > contract.endsOn) return 'amendment.after-end';
  // The first prices begin with the contract: an amendment of its first day comes after them.
  const later = contract.pricedOn.filter((day) => day > contract.start);
  return [...contract.amendedOn, ...later].some((day) => day >= effectiveOn) ? 'amendment.overlaps' : null;
}

/** Whether more is counted than a line bills; false for a quantity that is none. */
export const outgrows = (quantity: string, counted: number): boolean =>
  readDecimal(quantity)?.lt(counted) ?? false;

/** Whether licences have grown by more than 10 % since their price was agreed, so that it may change (art. 17). */
export const outgrowsByTenth = (quantity: string, counted: number): boolean =>
  readDecimal(quantity)
    ?.mul(11)
    .lt(ratioOf(BigInt(counted) * 10n)) ?? false;

/**
 * On which line what was counted beyond all lines together would be billed, the one that bills most, and its new
 * quantity; null while they cover it, as `grows` sees it.
 */
export function grownLine(
  lines: readonly { id: string; quantity: string }[],
  counted: number,
  grows: (quantity: string, counted: number) => boolean,
): { lineId: string; quantity: string } | null {
  const billed = lines.flatMap(({ id, quantity }) => {
    const number = readDecimal(quantity);
    return number ? [{ id, number }] : [];
  });
  const [largest] = billed.toSorted((one, other) => other.number.compare(one.number));
  const total = billed.reduce((sum, { number }) => sum.add(number), ratioOf(0n));
  if (!largest || !grows(decimalText(total, quantityDecimals), counted)) return null;
  const quantity = largest.number.add(counted).sub(total);
  return { lineId: largest.id, quantity: quantityText(decimalText(quantity, quantityDecimals)) };
}
