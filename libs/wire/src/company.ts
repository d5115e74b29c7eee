import {
  bicOf,
  buyerGaps,
  clientKinds,
  ibanOf,
  misfits,
  readAmount,
  sellerGaps,
  sirenOf,
  siretOf,
  vatNumberOf,
} from '@vigie/rules';
import * as z from 'zod';
import { email, id, line, prose, version } from './common';

/** Text that a function of the rules accepts, kept as the function writes it. */
const checked = (read: (text: string) => string | null, name: string) =>
  z
    .string()
    .trim()
    .max(60)
    .refine((text) => read(text) !== null, name)
    .overwrite((text) => read(text) ?? text);

const sirenDigits = (text: string) => (text.replaceAll(/[\s.]/g, '').length === 9 ? sirenOf(text) : null);

/** Where the entries of an export are booked; the usual accounts unless said otherwise. */
export const ledgerAccounts = z.strictObject({
  customers: z
    .string()
    .regex(/^411\d{0,7}$/)
    .default('411000'),
  services: z
    .string()
    .regex(/^70\d{1,8}$/)
    .default('706000'),
  vat: z
    .string()
    .regex(/^4457\d{0,6}$/)
    .default('445710'),
  bank: z
    .string()
    .regex(/^5[1-3]\d{1,8}$/)
    .default('512000'),
  penalties: z
    .string()
    .regex(/^7[67]\d{1,8}$/)
    .default('763000'),
});
export type LedgerAccounts = z.infer<typeof ledgerAccounts>;
export const defaultAccounts: LedgerAccounts = ledgerAccounts.parse({});

const address = {
  street: prose(200),
  postalCode: line(10),
  city: line(100),
  /** ISO 3166-1, two letters. */
  country: z.string().regex(/^[A-Z]{2}$/),
};
const numbers = {
  siret: checked(siretOf, 'siret').nullable(),
  vatNumber: checked(vatNumberOf, 'vat-number').nullable(),
  electronicAddress: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9+\-_.]{1,100}$/)
    .nullable(),
};

const companyFields = z.strictObject({
  name: line(150),
  legalForm: line(60),
  capital: z
    .string()
    .refine((text) => (readAmount(text) ?? -1n) >= 0n, 'amount')
    .nullable(),
  siren: checked(sirenDigits, 'siren'),
  ...numbers,
  registry: line(60).nullable(),
  ...address,
  phone: line(30).nullable(),
  email: email.nullable(),
  iban: checked(ibanOf, 'iban').nullable(),
  bic: checked(bicOf, 'bic').nullable(),
  vatOnDebits: z.boolean(),
  accounts: ledgerAccounts,
});
export type CompanyFields = z.infer<typeof companyFields>;

/** Our own company as its invoices name it; without a version until it was written once. */
export const companyInput = companyFields
  .extend({ version: version.nullable() })
  .superRefine((company, context) => {
    if (sirenOf(company.siren) === null) return;
    for (const path of misfits(company.siren, company))
      context.addIssue({ code: 'custom', path: [path], message: 'misfit' });
  });
export type CompanyInput = z.infer<typeof companyInput>;

export const companyView = z.object({
  company: companyFields.extend({ version }).nullable(),
  gaps: z.array(z.enum(sellerGaps)),
});
export type CompanyView = z.infer<typeof companyView>;

export const mostPaymentDays = 60;
const accountFields = z.strictObject({
  clientKind: z.enum(clientKinds),
  /** The name of the client when it is null. */
  legalName: line(150).nullable(),
  ...address,
  ...numbers,
  emails: z.array(email).max(10),
  /** At most 60 days from the issue (C. com. L441-10). */
  paymentDays: z.int().min(0).max(mostPaymentDays),
  orderReference: line(60).nullable(),
});
export type BillingAccountFields = z.infer<typeof accountFields>;

/** How a client is invoiced; without a version until it was written once. */
export const billingAccountInput = accountFields.extend({ version: version.nullable() });
export type BillingAccountInput = z.infer<typeof billingAccountInput>;

export const billingAccountView = z.object({
  client: z.object({ id, name: z.string(), siren: z.string().nullable() }),
  account: accountFields.extend({ version }).nullable(),
  gaps: z.array(z.enum(buyerGaps)),
});
export type BillingAccountView = z.infer<typeof billingAccountView>;
