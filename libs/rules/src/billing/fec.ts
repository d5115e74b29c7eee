import { type Cents, amountText } from '../money/amount';
import type { LocalDate } from '../time/civil';
import type { EntryAccounts, LedgerEntry } from './ledger';

/** The columns of a file of accounting entries, in their order (LPF, article A47 A-1). */
export const fecColumns = [
  'JournalCode',
  'JournalLib',
  'EcritureNum',
  'EcritureDate',
  'CompteNum',
  'CompteLib',
  'CompAuxNum',
  'CompAuxLib',
  'PieceRef',
  'PieceDate',
  'EcritureLib',
  'Debit',
  'Credit',
  'EcritureLet',
  'DateLet',
  'ValidDate',
  'Montantdevise',
  'Idevise',
] as const;

const journals: Record<LedgerEntry['journal'], string> = {
  VE: 'Ventes',
  BQ: 'Banque',
  OD: 'Opérations diverses',
};
const accountNames: Record<keyof EntryAccounts, string> = {
  customers: 'Clients',
  services: 'Prestations de services',
  vat: 'TVA collectée',
  bank: 'Banque',
  penalties: 'Pénalités de retard',
};

export const fecHead = `${fecColumns.join('\t')}\r\n`;

/** An entry as lines of the file, under its number in the books. */
export function fecLines(entry: LedgerEntry, number: number): string {
  const { journal, date, reference, label, validOn } = entry;
  return entry.lines
    .map((line) => [
      ...[journal, journals[journal], String(number), plainDay(date)],
      ...[line.number, accountNames[line.account], line.auxiliary?.number ?? '', line.auxiliary?.name ?? ''],
      ...[reference, plainDay(date), label, commaAmount(line.debit), commaAmount(line.credit)],
      ...[line.letter ?? '', line.letteredOn ? plainDay(line.letteredOn) : '', plainDay(validOn), '', ''],
    ])
    .map((cells) => `${cells.map(plainText).join('\t')}\r\n`)
    .join('');
}

/** `123456789FEC20261231.txt`: the company and the last day. */
export const fecName = (siren: string, to: LocalDate): string => `${siren}FEC${plainDay(to)}.txt`;

const plainDay = (date: LocalDate) => date.replaceAll('-', '');
const commaAmount = (cents: Cents) => amountText(cents).replace('.', ',');
/** No text may hold what parts columns and lines. */
const plainText = (text: string) => text.replaceAll(/[\t\r\n|]+/g, ' ');
