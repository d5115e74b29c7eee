import type { Cents } from '../money/amount';
import { type VatShare, vatOn } from './amounts';
import type { VatCategory } from './invoice';

/** What an invoice asked for under a category and rate, and what credit notes took back of it before. */
export interface CreditedShare {
  category: VatCategory;
  rate: number;
  exemption: string | null;
  base: Cents;
  vat: Cents;
  creditedBase: Cents;
  creditedVat: Cents;
}

/** Whether so much may still be taken back of what a line asked for. */
export function canCredit(amount: Cents, line: { net: Cents; credited: Cents }): boolean {
  const left = line.net - line.credited;
  return left < 0n ? amount < 0n && amount >= left : amount > 0n && amount <= left;
}

/**
 * The VAT of a credit note: computed on what it takes back, and never more than is left of the invoice. The one that
 * takes the rest of a base takes the rest of its VAT, so that an invoice is taken back to the cent.
 */
export function creditVat(share: CreditedShare, base: Cents): VatShare {
  const left = { base: share.base - share.creditedBase, vat: share.vat - share.creditedVat };
  const computed = vatOn(base, share.rate);
  const isOver = left.vat < 0n ? computed < left.vat : computed > left.vat;
  const vat = base === left.base || isOver ? left.vat : computed;
  return { category: share.category, rate: share.rate, exemption: share.exemption, base, vat };
}
