import {
  type BillingAccountFields,
  type CompanyFields,
  type LedgerAccounts,
  billingAccountInput,
  companyInput,
  defaultAccounts,
} from '@vigie/wire';
import type * as z from 'zod';
import { plainNumber } from '../simulators/plain-number';
import type { Values } from './field-grid';

const companyTextKeys = [
  ...([
    'name',
    'legalForm',
    'capital',
    'registry',
    'siren',
    'siret',
    'vatNumber',
    'electronicAddress',
  ] as const),
  ...(['street', 'postalCode', 'city', 'country', 'phone', 'email', 'iban', 'bic'] as const),
];
const ledgerKeys = Object.keys(defaultAccounts) as (keyof LedgerAccounts)[];
const accountTextKeys = [
  ...(['legalName', 'street', 'postalCode', 'city', 'country', 'siret', 'vatNumber'] as const),
  ...(['electronicAddress', 'orderReference'] as const),
];
const french: Values = { country: 'FR', paymentDays: '30' };

const orNull = (text: string | undefined): string | null => text?.trim() || null;
const texts = (of: object, keys: readonly string[]): Values =>
  Object.fromEntries(keys.map((key) => [key, (of as Record<string, string | null>)[key] ?? '']));
const given = (values: Values, keys: readonly string[]) =>
  Object.fromEntries(keys.map((key) => [key, orNull(values[key])]));

/** What the form shows of our company; empty until it was written once. */
export const companyValues = (company: CompanyFields | null): Values =>
  company
    ? { ...texts(company, companyTextKeys), ...company.accounts }
    : { ...texts({}, companyTextKeys), ...french, ...defaultAccounts };

/** Our company as it was typed, checked like the server does. */
export function readCompany(values: Values, vatOnDebits: boolean, version: number | null) {
  const capital = orNull(values['capital']);
  return companyInput.safeParse({
    ...given(values, companyTextKeys),
    capital: capital === null ? null : plainNumber(capital),
    vatOnDebits,
    accounts: Object.fromEntries(ledgerKeys.map((key) => [key, values[key]?.trim()])),
    version,
  });
}

/** What the form shows of a billing account. */
export const accountValues = (account: BillingAccountFields | null): Values =>
  account
    ? {
        ...texts(account, accountTextKeys),
        emails: account.emails.join(', '),
        paymentDays: String(account.paymentDays),
      }
    : { ...texts({}, accountTextKeys), emails: '', ...french };

/** A billing account as it was typed. */
export function readAccount(values: Values, clientKind: string, version: number | null) {
  const days = values['paymentDays']?.trim() ?? '';
  return billingAccountInput.safeParse({
    ...given(values, accountTextKeys),
    clientKind,
    emails: (values['emails'] ?? '').split(/[\s,;]+/).filter(Boolean),
    paymentDays: /^\d{1,3}$/.test(days) ? Number(days) : null,
    version,
  });
}

/** What is wrong with each field, in words: an empty one has to be filled in. */
export function faultsIn(
  issues: readonly z.core.$ZodIssue[],
  values: Values,
  say: { required: string; invalid: string; wrong: Values },
): Values {
  const keys = issues.map(({ path: [first, second] }) => String(first === 'accounts' ? second : first));
  return Object.fromEntries(
    keys.map((key) => [
      key,
      (values[key] ?? '').trim() === '' ? say.required : (say.wrong[key] ?? say.invalid),
    ]),
  );
}
