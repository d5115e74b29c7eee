import type { Cents } from '../money/amount';
import type { LocalDate } from '../time/civil';
import type { InvoiceKind } from './invoice';

/** Numbers of accounts (plan comptable général). */
export interface EntryAccounts {
  customers: string;
  services: string;
  vat: string;
  bank: string;
  /** Penalties and indemnities for late payment. */
  penalties: string;
}

/** A client as an auxiliary account of the customers. */
export interface Auxiliary {
  number: string;
  name: string;
}

/** A part of what a client owes or gave that carries one letter, or none yet. */
export interface LetteredPart {
  cents: Cents;
  letter: string | null;
  letteredOn: LocalDate | null;
}

export interface LedgerLine {
  account: keyof EntryAccounts;
  number: string;
  auxiliary: Auxiliary | null;
  debit: Cents;
  credit: Cents;
  letter: string | null;
  letteredOn: LocalDate | null;
}

/** One piece as the accountant books it: its lines balance. */
export interface LedgerEntry {
  journal: 'VE' | 'BQ' | 'OD';
  date: LocalDate;
  /** Of the invoice, or of the payment. */
  reference: string;
  validOn: LocalDate;
  label: string;
  lines: LedgerLine[];
}

export interface Sale {
  kind: InvoiceKind;
  number: string;
  issuedOn: LocalDate;
  client: Auxiliary;
  label: string;
  net: Cents;
  /** VAT of each rate. */
  vat: readonly Cents[];
  /** What the client owes by it, by letter; together net and VAT. */
  parts: readonly LetteredPart[];
}

/** An invoice debits the client and credits services and VAT; a credit note the other way round. */
export function saleEntry(sale: Sale, accounts: EntryAccounts): LedgerEntry {
  const way = sale.kind === 'invoice' ? 1n : -1n;
  const lines = [
    ...sale.parts.map((part) => lineOf('customers', accounts, way * part.cents, sale.client, part)),
    lineOf('services', accounts, -way * sale.net, null),
    ...sale.vat.map((cents) => lineOf('vat', accounts, -way * cents, null)),
  ];
  const { issuedOn, number, label } = sale;
  return {
    ...{ journal: 'VE', date: issuedOn, reference: number, validOn: issuedOn, label },
    lines: lines.filter(moves),
  };
}

export interface Receipt {
  date: LocalDate;
  reference: string;
  validOn: LocalDate;
  client: Auxiliary;
  label: string;
  parts: readonly LetteredPart[];
  /** Taken back: it was recorded by mistake. */
  cancelled: boolean;
}

/** Money received debits the bank and credits the client, by letter; one taken back the other way round. */
export function receiptEntry(receipt: Receipt, accounts: EntryAccounts): LedgerEntry {
  const way = receipt.cancelled ? -1n : 1n;
  const total = receipt.parts.reduce((sum, { cents }) => sum + cents, 0n);
  const { date, reference, validOn, label, client } = receipt;
  const lines = [
    lineOf('bank', accounts, way * total, null),
    ...receipt.parts.map((part) => lineOf('customers', accounts, -way * part.cents, client, part)),
  ];
  return { journal: 'BQ', date, reference, validOn, label, lines: lines.filter(moves) };
}

export interface PenaltyClaimed {
  date: LocalDate;
  number: string;
  client: Auxiliary;
  label: string;
  /** Penalties and indemnity: no VAT on either. */
  total: Cents;
  cancelled: boolean;
}

/** A claim of penalties debits the client and credits financial income; one taken back the other way round. */
export function claimEntry(claim: PenaltyClaimed, accounts: EntryAccounts): LedgerEntry {
  const { date, number, client, label, total, cancelled } = claim;
  const cents = cancelled ? -total : total;
  return {
    ...{ journal: 'OD', date, reference: number, validOn: date, label },
    lines: [lineOf('customers', accounts, cents, client), lineOf('penalties', accounts, -cents, null)].filter(
      moves,
    ),
  };
}

const moves = ({ debit, credit }: LedgerLine) => debit !== 0n || credit !== 0n;

/** Above zero a debit, below a credit: no amount of a ledger is negative. */
function lineOf(
  account: keyof EntryAccounts,
  accounts: EntryAccounts,
  cents: Cents,
  auxiliary: Auxiliary | null,
  { letter, letteredOn }: Omit<LetteredPart, 'cents'> = { letter: null, letteredOn: null },
): LedgerLine {
  const [debit, credit] = cents > 0n ? [cents, 0n] : [0n, -cents];
  return { account, number: accounts[account], auxiliary, debit, credit, letter, letteredOn };
}

/** Debits and credits of entries. */
export function ledgerTotals(entries: readonly LedgerEntry[]): { debit: Cents; credit: Cents } {
  const lines = entries.flatMap((entry) => entry.lines);
  return {
    debit: lines.reduce((sum, { debit }) => sum + debit, 0n),
    credit: lines.reduce((sum, { credit }) => sum + credit, 0n),
  };
}

/** What is settled by each letter, and what has none: together the whole. */
export function letteredParts(whole: Cents, settled: readonly LetteredPart[]): LetteredPart[] {
  const byLetter = new Map<string, LetteredPart>();
  for (const part of settled) {
    if (part.letter === null) continue;
    const known = byLetter.get(part.letter);
    byLetter.set(part.letter, { ...part, cents: part.cents + (known?.cents ?? 0n) });
  }
  const lettered = [...byLetter.values()];
  const rest = whole - lettered.reduce((sum, { cents }) => sum + cents, 0n);
  return rest === 0n ? lettered : [...lettered, { cents: rest, letter: null, letteredOn: null }];
}
