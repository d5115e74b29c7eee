import { bankFaults, bankFields } from '@vigie/rules';
import * as z from 'zod';
import { id, instant, line, localDate, page, pageQuery, prose, reference, version } from './common';
import { allocationPart, matchProposal } from './payments';

/** What a statement may weigh. */
export const maxBankBytes = 10 * 1024 * 1024;
/** What is shown of a statement before it is kept. */
export const maxBankPreview = 500;

export const bankFormats = ['csv', 'camt.053'] as const;
export type BankFormat = (typeof bankFormats)[number];

/** `account` names our account when the file does not. */
export const bankImportQuery = z.strictObject({
  account: line(34).optional(),
  /** `valid` leaves lines with a fault out, on purpose; `all` keeps everything or nothing. */
  rows: z.enum(['all', 'valid']).default('all'),
});
export type BankImportQuery = z.infer<typeof bankImportQuery>;

/** `known`: kept from this file or an earlier one already. `debit`: money that left the account. */
export const bankRowStates = ['new', 'known', 'debit', 'error'] as const;
export type BankRowState = (typeof bankRowStates)[number];
export const bankImportPreview = z.object({
  format: z.enum(bankFormats),
  /** Null when nothing names it: it has to be typed. */
  account: z.string().nullable(),
  columns: z.array(z.object({ title: z.string(), field: z.enum(bankFields).nullable() })),
  counts: z.object({ new: z.int(), known: z.int(), debit: z.int(), error: z.int() }),
  /** Of the new lines. */
  total: z.string(),
  /** The first ones, those with a fault before the others. */
  rows: z.array(
    z.object({
      line: z.int(),
      state: z.enum(bankRowStates),
      bookedOn: z.string(),
      amount: z.string(),
      label: z.string(),
      faults: z.array(z.object({ field: z.enum(bankFields), code: z.enum(bankFaults) })),
    }),
  ),
});
export type BankImportPreview = z.infer<typeof bankImportPreview>;
export const bankImportResult = z.object({
  id: id.nullable(),
  added: z.int(),
  known: z.int(),
  skipped: z.int(),
});
export type BankImportResult = z.infer<typeof bankImportResult>;

export const bankLineStates = ['new', 'matched', 'ignored'] as const;
export type BankLineState = (typeof bankLineStates)[number];
export const bankLineItem = z.object({
  id,
  state: z.enum(bankLineStates),
  account: z.string(),
  bookedOn: localDate,
  amount: z.string(),
  label: z.string(),
  reference: z.string().nullable(),
  payer: z.string().nullable(),
  iban: z.string().nullable(),
  file: z.string(),
  /** What it became. */
  payment: z.object({ id, client: reference, invoices: z.array(z.string()), credit: z.string() }).nullable(),
  /** Why it was ignored. */
  reason: z.string().nullable(),
  decided: z.object({ by: z.string(), at: instant }).nullable(),
  /** Of a new line, the best first. */
  proposals: z.array(matchProposal),
  version,
});
export type BankLineItem = z.infer<typeof bankLineItem>;
export const bankLinePage = page(bankLineItem);
export const bankLineQuery = pageQuery.extend({ state: z.enum(bankLineStates).default('new') });
export type BankLineQuery = z.infer<typeof bankLineQuery>;

export const bankLineAcceptance = z.strictObject({
  clientId: id,
  parts: z.array(allocationPart).max(200),
  /** The payer is this client from now on. */
  remember: z.boolean().default(true),
  version,
});
export type BankLineAcceptance = z.infer<typeof bankLineAcceptance>;
/** Lines whose one certain proposal is accepted. */
export const bankLineBulk = z.strictObject({
  lines: z.array(z.strictObject({ id, version })).min(1).max(200),
});
export type BankLineBulk = z.infer<typeof bankLineBulk>;
export const bankLineBulkResult = z.object({ accepted: z.array(id), left: z.array(id) });
export type BankLineBulkResult = z.infer<typeof bankLineBulkResult>;
export const bankLineIgnoring = z.strictObject({ reason: prose(500), version });
export type BankLineIgnoring = z.infer<typeof bankLineIgnoring>;
export const bankLineUndo = z.strictObject({ version });
export const bankLineCounts = z.object({ new: z.int(), matched: z.int(), ignored: z.int() });

/** A statement that was read. */
export const bankImportItem = z.object({
  id,
  file: z.string(),
  format: z.enum(bankFormats),
  at: instant,
  by: z.string(),
  /** That it brought. */
  lines: z.int(),
  /** That its lines became. */
  payments: z.int(),
  total: z.string(),
  undone: z.object({ by: z.string(), at: instant }).nullable(),
});
export type BankImportItem = z.infer<typeof bankImportItem>;
export const bankImportPage = page(bankImportItem);
/** With what taking it back would open again. */
export const bankImportDetail = bankImportItem.extend({
  /** Numbers of the first ones. */
  invoices: z.array(z.string()),
  invoiceCount: z.int(),
  /** Of these, wholly paid now. */
  lettered: z.int(),
  claims: z.int(),
});
export type BankImportDetail = z.infer<typeof bankImportDetail>;
/** How many payments are agreed to be cancelled: it is refused when there are others meanwhile. */
export const bankImportUndo = z.strictObject({ payments: z.int().min(0) });
export type BankImportUndo = z.infer<typeof bankImportUndo>;
export const bankImportUndone = z.object({ lines: z.int(), payments: z.int() });
export type BankImportUndone = z.infer<typeof bankImportUndone>;
