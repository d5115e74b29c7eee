import { ClientRow } from '@vigie/directory';
import { DomainError } from '@vigie/platform';
import { amountText, type ClientKind, type InvoiceParty, type InvoiceSeller } from '@vigie/rules';
import type { EntityManager } from 'typeorm';
import { BillingAccountRow } from './billing-account.row';
import { CompanyRow } from './company.row';

interface Source {
  readonly manager: EntityManager;
}

/** Our company as its invoices name it. Errors: invoice.seller-missing, invoice.seller-incomplete. */
export async function sellerOf({ manager }: Source): Promise<InvoiceSeller> {
  const company = await manager.findOneBy(CompanyRow, { id: 1 });
  if (!company) throw new DomainError('invoice.seller-missing');
  const { name, street, postalCode, city, country, siren, siret, vatNumber, electronicAddress } = company;
  const { legalForm, capitalCents, registry, phone, email, iban, bic, vatOnDebits } = company;
  if ([name, street, postalCode, city, siren].some((text) => text.trim() === ''))
    throw new DomainError('invoice.seller-incomplete');
  return {
    ...{ name, street, postalCode, city, country, siren, siret, vatNumber },
    electronicAddress: electronicAddress ?? siren,
    ...{ legalForm, registry, phone, email, iban, bic, vatOnDebits },
    capital: capitalCents === null ? null : amountText(BigInt(capitalCents)),
  };
}

/** A client as its invoices name it. Errors: invoice.buyer-missing, invoice.buyer-incomplete. */
export async function buyerOf(
  { manager }: Source,
  clientId: string,
): Promise<{ buyer: InvoiceParty; clientKind: ClientKind }> {
  const account = await manager.findOneBy(BillingAccountRow, { clientId });
  if (!account) throw new DomainError('invoice.buyer-missing');
  const client = await manager.findOneByOrFail(ClientRow, { id: clientId });
  const { street, postalCode, city, country, siret, vatNumber, clientKind } = account;
  const siren = siret?.slice(0, 9) ?? client.siren;
  const mustHaveSiren = clientKind === 'professional' && country === 'FR';
  if ([street, postalCode, city].some((text) => text.trim() === '') || (mustHaveSiren && siren === null))
    throw new DomainError('invoice.buyer-incomplete');
  return {
    clientKind,
    buyer: {
      name: account.legalName ?? client.name,
      ...{ street, postalCode, city, country, siren, siret, vatNumber },
      electronicAddress: account.electronicAddress ?? siren,
    },
  };
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
export async function accountTerms({ manager }: Source, clientId: string): Promise<AccountTerms | null> {
  const account = await manager.findOneBy(BillingAccountRow, { clientId });
  if (!account) return null;
  const { clientKind, paymentDays, orderReference } = account;
  return { clientKind, paymentDays, orderReference };
}
