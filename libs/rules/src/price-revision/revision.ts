import { type Cents, amountText, centsFrom, eurosOf, readAmount } from '../money/amount';
import { type Ratio, type Rounding, decimalText, ratioOf, readDecimal, roundTo } from '../money/decimal';

/** What the contract says of its revision, besides the index. */
export interface RevisionClause {
  /** The part `a` that does not move, in `a + (1 - a) × I / I0`. */
  fixedPart?: string | undefined;
  /** Most and least, as factors on the price before; only where the contract writes them. */
  cap?: string | undefined;
  floor?: string | undefined;
  /** None where the contract writes none. */
  coefficientRounding?: { mode: Rounding; decimals: number } | undefined;
  /** Brings one of two series to the scale of the other: revised over old belongs to the old one. */
  linkCoefficient?: { value: string; appliesTo: 'base' | 'new' } | undefined;
  /** Price and line amounts to the cent, or the amount alone. */
  roundOn?: 'unit-price' | 'line-amount' | undefined;
}

export interface RevisionInput extends RevisionClause {
  /** The price that was agreed, never one that was revised since. */
  basePrice: string;
  baseIndex: string;
  newIndex: string;
  quantity?: string | undefined;
  /** The price that a cap or a floor is a factor of. */
  previousPrice?: string | undefined;
}

export const revisionRefusals = [
  'revision.price-invalid',
  'revision.quantity-invalid',
  'revision.base-index-missing',
  'revision.new-index-missing',
  'revision.index-not-numeric',
  'revision.index-not-positive',
  'revision.fixed-part-invalid',
  'revision.limit-invalid',
  'revision.previous-price-missing',
  'revision.link-invalid',
] as const;
export type RevisionRefusal = (typeof revisionRefusals)[number];

/** The link was applied to the new value: it continues the old series the other way round. */
export const revisionWarnings = [
  'revision.link-on-new-value',
  'revision.capped',
  'revision.floored',
] as const;
export type RevisionWarning = (typeof revisionWarnings)[number];

export interface Revision {
  ok: true;
  /** Ten decimals, rounded as the contract says. */
  coefficient: string;
  /** The unit price before its one rounding, six decimals. */
  unrounded: string;
  revisedPrice: Cents;
  /** Of the whole line. */
  amount: Cents;
  warnings: RevisionWarning[];
}
export type RevisionOutcome = Revision | { ok: false; code: RevisionRefusal };

/**
 * The yearly revision `P = P0 × (I / I0)`, always from the price and the index that were agreed, never from the last
 * price (conditions art. 4.1). Exact until its one rounding, half up to the cent: of the unit price, or of the amount
 * of the line where the contract says so. Whatever is missing or unreadable is refused by name.
 */
export function revise(input: RevisionInput, known: KnownCoefficients = new Map()): RevisionOutcome {
  const { factor, fault } = prepared(input, known);
  const refused = amountFault(input) ?? fault ?? limitFault(input);
  if (refused || !factor) return { ok: false, code: refused ?? 'revision.base-index-missing' };
  const { price, warning } = limited(exact(input.basePrice).mul(factor.coefficient), input);
  const revisedPrice = centsFrom(price);
  const each = input.roundOn === 'line-amount' ? price : eurosOf(revisedPrice);
  const onNew = input.linkCoefficient?.appliesTo === 'new';
  return {
    ok: true,
    coefficient: factor.text,
    unrounded: decimalText(price, 6),
    revisedPrice,
    amount: centsFrom(each.mul(exact(input.quantity ?? '1'))),
    warnings: [...(onNew ? ['revision.link-on-new-value' as const] : []), ...(warning ? [warning] : [])],
  };
}

/** Coefficients by clause and indices, kept by who revises many lines: most of them have one of a few. */
export type KnownCoefficients = Map<string, Prepared>;
/** Everything of a revision but the price. */
interface Prepared {
  fault: RevisionRefusal | null;
  factor: { coefficient: Ratio; text: string } | null;
}

function prepared(input: RevisionInput, known: KnownCoefficients): Prepared {
  const { baseIndex, newIndex, fixedPart, cap, floor, linkCoefficient: link, coefficientRounding } = input;
  const key = JSON.stringify([baseIndex, newIndex, fixedPart, cap, floor, link, coefficientRounding]);
  const before = known.get(key);
  if (before) return before;
  const fault = clauseFault(input);
  const coefficient = fault ? null : coefficientOf(input);
  const factor = coefficient && { coefficient, text: decimalText(coefficient, 10) };
  known.set(key, { fault, factor });
  return { fault, factor };
}

type Faults = readonly (readonly [RevisionRefusal, boolean])[];
const firstOf = (faults: Faults): RevisionRefusal | null => faults.find(([, there]) => there)?.[0] ?? null;

const amountFault = ({ basePrice, quantity = '1', previousPrice }: RevisionInput): RevisionRefusal | null =>
  firstOf([
    ['revision.price-invalid', ![basePrice, previousPrice ?? '0'].every(isPrice)],
    ['revision.quantity-invalid', !isPositive(quantity)],
  ]);

/** What may be wrong with indices and clause; the first that is there is the refusal. */
function clauseFault({ baseIndex, newIndex, fixedPart = '0', cap, floor, ...clause }: RevisionInput) {
  const limits = [cap, floor].filter((limit) => limit !== undefined);
  const link = clause.linkCoefficient?.value ?? '1';
  const indices = [baseIndex, newIndex];
  const crossed = cap !== undefined && floor !== undefined && isPositive(cap) && exact(floor).gt(exact(cap));
  return firstOf([
    ['revision.base-index-missing', baseIndex.trim() === ''],
    ['revision.new-index-missing', newIndex.trim() === ''],
    ['revision.index-not-numeric', indices.some((text) => readDecimal(text) === null)],
    ['revision.index-not-positive', !indices.every(isPositive)],
    ['revision.fixed-part-invalid', !isShare(fixedPart)],
    ['revision.link-invalid', !isPositive(link)],
    ['revision.limit-invalid', !limits.every(isPositive) || crossed],
  ]);
}

/** A limit is a factor on a price that must be known. */
const limitFault = ({ cap, floor, previousPrice }: RevisionInput): RevisionRefusal | null =>
  firstOf([
    [
      'revision.previous-price-missing',
      (cap !== undefined || floor !== undefined) && previousPrice === undefined,
    ],
  ]);

const isPrice = (text: string): boolean => (readAmount(text) ?? -1n) >= 0n;
const isPositive = (text: string): boolean => readDecimal(text)?.gt(0) ?? false;
function isShare(text: string): boolean {
  const share = readDecimal(text);
  return share !== null && share.gte(0) && share.lte(1);
}

/** A number whose text was found readable before. */
const exact = (text: string): Ratio => readDecimal(text) ?? ratioOf(0n);

function coefficientOf({ baseIndex, newIndex, fixedPart = '0', ...clause }: RevisionInput): Ratio {
  const { linkCoefficient: link, coefficientRounding: rounding } = clause;
  const scaled = (text: string, side: 'base' | 'new') =>
    link?.appliesTo === side ? exact(text).mul(exact(link.value)) : exact(text);
  const ratio = scaled(newIndex, 'new').div(scaled(baseIndex, 'base'));
  const fixed = exact(fixedPart);
  const coefficient = fixed.add(ratio.mul(ratioOf(1n).sub(fixed)));
  return rounding ? roundTo(coefficient, rounding.decimals, rounding.mode) : coefficient;
}

/** A price held between the limits that the contract writes. */
function limited(
  price: Ratio,
  { cap, floor, previousPrice = '0' }: RevisionInput,
): { price: Ratio; warning: RevisionWarning | null } {
  const limit = (factor: string | undefined) =>
    factor === undefined ? null : exact(previousPrice).mul(exact(factor));
  const [most, least] = [limit(cap), limit(floor)];
  if (most?.lt(price)) return { price: most, warning: 'revision.capped' };
  if (least?.gt(price)) return { price: least, warning: 'revision.floored' };
  return { price, warning: null };
}

/** The line of a revision as a letter prints it: `12000.00 × 108.9 / 105.3 = 12410.26`. */
export const formulaOf = (
  { basePrice, baseIndex, newIndex }: RevisionInput,
  { revisedPrice }: Revision,
): string => `${basePrice} × ${newIndex} / ${baseIndex} = ${amountText(revisedPrice)}`;
