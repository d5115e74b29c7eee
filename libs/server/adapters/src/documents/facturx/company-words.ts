import { spacedSiren, type InvoiceSeller } from '@vigie/rules';
import { revisionNumbers } from '@vigie/wire';
import { invoiceTexts as t } from './invoice.texts';

/** What a company has to say of itself: `SAS au capital de 50 000,00 €, RCS Angers 732 829 320`. */
export function sellerLegal({ legalForm, capital, registry, siren }: InvoiceSeller): string {
  const form =
    capital === null ? legalForm : `${legalForm} ${t.company.capital(revisionNumbers.money(capital, 'fr'))}`;
  const number = siren === null ? '' : spacedSiren(siren);
  return registry === null
    ? [form, number].filter(Boolean).join(', ')
    : `${form}, ${t.company.registry(registry, number)}`;
}

/** The same with name, address and VAT number, for the foot of a page. */
export function sellerFoot(seller: InvoiceSeller): string {
  const { name, street, postalCode, city, vatNumber } = seller;
  const address = [...street.split('\n'), `${postalCode} ${city}`].join(', ');
  const vat = vatNumber === null ? [] : [t.company.vat(vatNumber)];
  return [`${name}, ${sellerLegal(seller)}`, ...vat, address].join(' · ');
}

/** An account number in groups of four, as it is written on paper. */
export const spacedIban = (iban: string): string => iban.replace(/(.{4})(?=.)/g, '$1\u00a0');
