import { type Cents, centsFrom, eurosOf } from '../money/amount';
import { ratioOf, readDecimal } from '../money/decimal';
import type { VatCategory } from './invoice';

/** What a line costs without VAT: quantity times unit price, rounded half up once. A RangeError for no quantity. */
export function lineNet(quantity: string, unit: Cents): Cents {
  const number = readDecimal(quantity);
  if (!number) throw new RangeError(`no quantity: ${quantity}`);
  return centsFrom(eurosOf(unit).mul(number));
}

/** An amount as a quantity and a unit price that give it exactly: as it was agreed where that comes out even. */
export function explainNet(net: Cents, quantity: string): { quantity: string; unit: Cents } {
  const whole = /^(\d+)(?:\.0+)?$/.exec(quantity)?.[1];
  const count = BigInt(whole ?? 0);
  return count > 0n && net % count === 0n
    ? { quantity: count.toString(), unit: net / count }
    : { quantity: '1', unit: net };
}

/** What a line is taxed by. The rate is in hundredths of a percent: 2000 is 20 %. */
export interface LineVat {
  vatCategory: VatCategory;
  vatRate: number;
  exemption: string | null;
}

export interface VatShare {
  category: VatCategory;
  rate: number;
  base: Cents;
  vat: Cents;
  exemption: string | null;
}

/** VAT on a sum of bases, half up once. */
export const vatOn = (base: Cents, rate: number): Cents =>
  centsFrom(eurosOf(base).mul(ratioOf(BigInt(rate), 10_000n)));

/** The VAT of an invoice by category and rate, each computed once on the sum of its bases; the highest rate first. */
export function vatShares(lines: readonly (LineVat & { net: Cents })[]): VatShare[] {
  const groups = Map.groupBy(lines, ({ vatCategory, vatRate }) => `${vatCategory} ${vatRate}`);
  return [...groups.values()]
    .flatMap((group) => {
      const [first] = group;
      if (!first) return [];
      const base = group.reduce((sum, { net }) => sum + net, 0n);
      const exemption = group.find((line) => line.exemption !== null)?.exemption ?? null;
      const { vatCategory: category, vatRate: rate } = first;
      return [{ category, rate, base, vat: vatOn(base, rate), exemption }];
    })
    .sort((one, other) => other.rate - one.rate || one.category.localeCompare(other.category));
}

export interface InvoiceTotals {
  net: Cents;
  vat: Cents;
  gross: Cents;
}

/** Sums of an invoice. */
export function totalsOf(shares: readonly Pick<VatShare, 'base' | 'vat'>[]): InvoiceTotals {
  const net = shares.reduce((sum, { base }) => sum + base, 0n);
  const vat = shares.reduce((sum, share) => sum + share.vat, 0n);
  return { net, vat, gross: net + vat };
}
