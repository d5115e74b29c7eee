import { ClientRow } from '@vigie/directory';
import { DomainError, type Transaction } from '@vigie/platform';
import {
  canIssue,
  gapsOfBuyer,
  gapsOfSeller,
  type ClientKind,
  type InvoiceParty,
  type InvoiceSeller,
} from '@vigie/rules';
import { buyerOf, findBillingAccount } from '../company/billing-account.store';
import { findCompany, sellerOf } from '../company/company.store';

type Source = Pick<Transaction, 'manager'>;

/** Our company as its invoices name it. Errors: invoice.seller-missing, invoice.seller-incomplete. */
export async function requireSeller(source: Source): Promise<InvoiceSeller> {
  const row = await findCompany(source);
  if (!row) throw new DomainError('invoice.seller-missing');
  const seller = sellerOf(row);
  if (!canIssue(gapsOfSeller(seller))) throw new DomainError('invoice.seller-incomplete');
  return { ...seller, electronicAddress: seller.electronicAddress ?? seller.siren };
}

/** A client as its invoices name it. Errors: invoice.buyer-missing, invoice.buyer-incomplete. */
export async function requireBuyer(
  source: Source,
  clientId: string,
): Promise<{ buyer: InvoiceParty; clientKind: ClientKind }> {
  const account = await findBillingAccount(source, clientId);
  if (!account) throw new DomainError('invoice.buyer-missing');
  const buyer = buyerOf(account, await source.manager.findOneByOrFail(ClientRow, { id: clientId }));
  const { clientKind } = account;
  if (gapsOfBuyer(buyer, clientKind).length > 0) throw new DomainError('invoice.buyer-incomplete');
  return { clientKind, buyer: { ...buyer, electronicAddress: buyer.electronicAddress ?? buyer.siren } };
}

/** What drafts take from the account of a client: days to pay, its own reference. */
export interface AccountTerms {
  clientKind: ClientKind;
  paymentDays: number;
  orderReference: string | null;
}

/** The usual days to pay between professionals. */
export const usualPaymentDays = 30;

/** Those of a client; null without an account. */
export async function accountTerms(source: Source, clientId: string): Promise<AccountTerms | null> {
  const account = await findBillingAccount(source, clientId);
  if (!account) return null;
  const { clientKind, paymentDays, orderReference } = account;
  return { clientKind, paymentDays, orderReference };
}
