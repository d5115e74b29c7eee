import type { ClientKind } from '../contract/contract-state';
import type { InvoiceParty, InvoiceSeller } from './invoice';

/** What is missing before anything can be invoiced; `iban`, `registry` and `capital` are only worth a warning. */
export const sellerGaps = ['company', 'vat-number', 'registry', 'capital', 'iban'] as const;
export type SellerGap = (typeof sellerGaps)[number];
export const buyerGaps = ['account', 'siren', 'vat-number'] as const;
export type BuyerGap = (typeof buyerGaps)[number];

const blocking: ReadonlySet<SellerGap> = new Set(['company', 'vat-number']);
/** Whether our company can issue invoices with what is missing. */
export const canIssue = (gaps: readonly SellerGap[]): boolean => !gaps.some((gap) => blocking.has(gap));

/** What our company does not say of itself (C. com. R123-238, CGI annexe II 242 nonies A). */
export function gapsOfSeller(seller: InvoiceSeller | null): SellerGap[] {
  if (!seller) return ['company'];
  return [
    ...(seller.vatNumber === null ? (['vat-number'] as const) : []),
    ...(seller.registry === null ? (['registry'] as const) : []),
    ...(seller.capital === null ? (['capital'] as const) : []),
    ...(seller.iban === null ? (['iban'] as const) : []),
  ];
}

/**
 * What a client lacks to be invoiced: an account, between French professionals the SIREN (BR-FR-11), and abroad the
 * number of VAT of whom the tax is reversed to.
 */
export function gapsOfBuyer(buyer: InvoiceParty | null, kind: ClientKind): BuyerGap[] {
  if (!buyer) return ['account'];
  if (kind !== 'professional') return [];
  if (buyer.country === 'FR') return buyer.siren === null ? ['siren'] : [];
  return buyer.vatNumber === null ? ['vat-number'] : [];
}
