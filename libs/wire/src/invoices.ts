import {
  clientKinds,
  type InvoiceParty,
  type InvoiceSeller,
  invoiceKinds,
  invoiceSources,
  invoiceStates,
  invoiceUnits,
  vatCategories,
} from '@vigie/rules';
import * as z from 'zod';
import { id, instant, line, localDate, page, pageQuery, prose, reference, version } from './common';
import { errorCodes } from './errors';

/** A number as text, so that no digit is lost on the way; the rule says what is wrong with it. */
const decimal = z.string().trim().max(40);
/** Euros: `12410.26`. */
const amount = z.string();

export const invoiceLineInput = z.strictObject({
  /** The line as it stands: what it was made from stays with it. */
  id: id.nullable().default(null),
  label: line(300),
  detail: prose(1000).nullable().default(null),
  /** Negative on a line that takes something back. */
  quantity: decimal,
  unit: z.enum(invoiceUnits),
  /** Of one unit, without VAT. */
  price: decimal,
  vatCategory: z.enum(vatCategories),
  /** Hundredths of a percent: 2000 is 20 %. */
  vatRate: z.int().min(0).max(10_000),
  exemption: line(200).nullable().default(null),
  periodFrom: localDate.nullable().default(null),
  periodTo: localDate.nullable().default(null),
});
export type InvoiceLineInput = z.infer<typeof invoiceLineInput>;

/** More lines than an invoice may have are refused by the rule, by name. */
const mostSentLines = 20_000;
export const invoiceDraft = z.strictObject({
  clientId: id,
  /** Days to pay; those of the client when it is not said. */
  paymentDays: z.int().min(0).max(365).nullable().default(null),
  /** A fixed day instead. */
  dueOn: localDate.nullable().default(null),
  orderReference: line(60).nullable().default(null),
  note: prose(2000).nullable().default(null),
  lines: z.array(invoiceLineInput).max(mostSentLines),
});
export type InvoiceDraft = z.infer<typeof invoiceDraft>;
export const invoiceDraftChange = invoiceDraft.omit({ clientId: true }).extend({ version });
export type InvoiceDraftChange = z.infer<typeof invoiceDraftChange>;
export const invoiceDiscard = z.strictObject({ version: z.coerce.number().pipe(version) });

/** What can happen to an invoice that is not issued. */
export const invoiceAct = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('check'), version }),
  z.strictObject({ act: z.literal('reopen'), version }),
  z.strictObject({ act: z.literal('issue'), version }),
]);
export type InvoiceAct = z.infer<typeof invoiceAct>;

/** Lines that a credit note takes back, without VAT; all that is left when none is named. */
export const newCreditNote = z.strictObject({
  reason: prose(2000),
  lines: z
    .array(z.strictObject({ lineId: id, amount: decimal }))
    .min(1)
    .max(1000)
    .nullable()
    .default(null),
});
export type NewCreditNote = z.infer<typeof newCreditNote>;

export const invoiceSorts = ['recent', 'issued', 'due'] as const;
export const invoiceFilter = z.strictObject({
  state: z.enum(invoiceStates).optional(),
  kind: z.enum(invoiceKinds).optional(),
  client: id.optional(),
  contract: id.optional(),
  /** Issued and not wholly paid; `overdue` only past their day. */
  owed: z.enum(['open', 'overdue']).optional(),
  issuedFrom: localDate.optional(),
  issuedTo: localDate.optional(),
  /** The beginning of a number. */
  q: z.string().trim().max(35).optional(),
});
export type InvoiceFilter = z.infer<typeof invoiceFilter>;
export const invoiceQuery = invoiceFilter.extend({
  ...pageQuery.shape,
  /** The latest first; `due` the earliest first. */
  sort: z.enum(invoiceSorts).default('recent'),
});
export type InvoiceQuery = z.infer<typeof invoiceQuery>;

export const invoiceItem = z.object({
  id,
  client: reference,
  kind: z.enum(invoiceKinds),
  state: z.enum(invoiceStates),
  source: z.enum(invoiceSources),
  number: z.string().nullable(),
  contract: reference.nullable(),
  issuedOn: localDate.nullable(),
  dueOn: localDate.nullable(),
  periodFrom: localDate.nullable(),
  periodTo: localDate.nullable(),
  net: amount,
  vat: amount,
  gross: amount,
  /** Not yet paid; of a credit note, not yet used. */
  open: amount,
  /** Days since it was due, while something is owed. */
  lateDays: z.int(),
  version,
});
export type InvoiceItem = z.infer<typeof invoiceItem>;
export const invoicePage = page(invoiceItem);

/** Sums of a list, credit notes taken off. */
export const invoiceTotals = z.object({
  count: z.int(),
  net: amount,
  vat: amount,
  gross: amount,
  open: amount,
});
export type InvoiceTotalsAnswer = z.infer<typeof invoiceTotals>;

export const invoiceLine = z.object({
  ...{ id, label: z.string(), detail: z.string().nullable(), quantity: z.string() },
  unit: z.enum(invoiceUnits),
  price: amount,
  net: amount,
  vatCategory: z.enum(vatCategories),
  vatRate: z.int(),
  exemption: z.string().nullable(),
  periodFrom: localDate.nullable(),
  periodTo: localDate.nullable(),
  /** Taken back by credit notes, without VAT. */
  credited: amount,
});
export type InvoiceLine = z.infer<typeof invoiceLine>;

const partyFields = {
  name: z.string(),
  street: z.string(),
  postalCode: z.string(),
  city: z.string(),
  country: z.string(),
  siren: z.string().nullable(),
  siret: z.string().nullable(),
  vatNumber: z.string().nullable(),
  electronicAddress: z.string().nullable(),
};
const party: z.ZodType<InvoiceParty> = z.object(partyFields);
const seller: z.ZodType<InvoiceSeller> = z.object({
  ...partyFields,
  legalForm: z.string(),
  capital: amount.nullable(),
  registry: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  iban: z.string().nullable(),
  bic: z.string().nullable(),
  vatOnDebits: z.boolean(),
});

export const invoiceEventTypes = [
  'drafted',
  'changed',
  'checked',
  'reopened',
  'issued',
  'credited',
  'document-made',
] as const;
export const invoiceEvent = z.object({
  id,
  at: instant,
  actor: z.string(),
  type: z.enum(invoiceEventTypes),
  /** The number given, or that of the credit note. */
  number: z.string().nullable(),
});
export type InvoiceEvent = z.infer<typeof invoiceEvent>;

/** Money or a credit note that pays an invoice, or the invoices that a credit note pays. */
export const invoiceSettlement = z.object({
  id,
  kind: z.enum(['payment', 'credit-note', 'invoice']),
  otherId: id,
  label: z.string().nullable(),
  amount,
  countsOn: localDate,
});
export type InvoiceSettlement = z.infer<typeof invoiceSettlement>;

export const invoiceDetail = invoiceItem.extend({
  clientKind: z.enum(clientKinds),
  paymentDays: z.int(),
  orderReference: z.string().nullable(),
  note: z.string().nullable(),
  /** Frozen when it was issued. */
  seller: seller.nullable(),
  buyer: party.nullable(),
  lines: z.array(invoiceLine),
  vatShares: z.array(
    z.object({
      category: z.enum(vatCategories),
      rate: z.int(),
      base: amount,
      vat: amount,
      exemption: z.string().nullable(),
    }),
  ),
  /** What keeps a draft from being issued today, by field. */
  faults: z.array(z.object({ path: z.string(), code: z.enum(errorCodes) })),
  /**
   * What was given back already of the line and period of a line. Of a draft that takes something back: by credit notes
   * that people wrote. Of an issued invoice, which could be credited: by other invoices, since the contract changed.
   */
  givenBack: z.array(
    z.object({ lineId: id, invoice: z.object({ id, number: z.string().nullable() }), amount }),
  ),
  corrects: z.object({ id, number: z.string() }).nullable(),
  credits: z.array(z.object({ id, number: z.string(), issuedOn: localDate, gross: amount })),
  settlements: z.array(invoiceSettlement),
  history: z.array(invoiceEvent),
  /** Whether its document can be downloaded. */
  hasDocument: z.boolean(),
});
export type InvoiceDetail = z.infer<typeof invoiceDetail>;
