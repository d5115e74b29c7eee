import { momentOf } from '../import/date-time';
import { plainWords, wordsTo } from '../import/words';
import type { Cents } from '../money/amount';
import { isLocalDate, type LocalDate } from '../time/civil';
import { paymentDayFault, type PaymentDays } from './payment-days';

/** What a column of a statement can hold. */
export const bankFields = [
  'bookedOn',
  'label',
  'amount',
  'credit',
  'debit',
  'reference',
  'payer',
  'iban',
  'currency',
] as const;
export type BankField = (typeof bankFields)[number];

export const bankFaults = [
  'date-missing',
  'date-unreadable',
  'date-in-future',
  'date-too-old',
  'amount-missing',
  'amount-unreadable',
  'currency-other',
  'too-long',
  'characters',
] as const;
export type BankFault = (typeof bankFaults)[number];

/** A movement of our account. */
export interface BankMovement {
  bookedOn: LocalDate;
  /** Below zero for what left the account. */
  amount: Cents;
  label: string;
  reference: string | null;
  payer: string | null;
  iban: string | null;
}

const fieldByTitle = wordsTo<BankField>({
  bookedOn: [
    'date',
    'date operation',
    'date d operation',
    'date de l operation',
    'date op',
    'dateop',
    'date comptable',
    'date de comptabilisation',
    'date comptabilisation',
    'booking date',
    'settlement date utc',
    'settlement date',
    'date de valeur locale',
  ],
  label: [
    'libelle',
    'libelle operation',
    'libelle de l operation',
    'libelle complet',
    'libelle simplifie',
    'detail',
    'details',
    'description',
    'intitule',
    'detail de l ecriture',
    'label',
    'operation',
    'nature de l operation',
    'communication',
  ],
  amount: [
    'montant',
    'montant eur',
    'montant en euros',
    'montant de l operation',
    'montant operation',
    'amount',
    'montant total ttc',
    'total amount incl vat',
    'valeur',
  ],
  credit: ['credit', 'credit euros', 'credit eur', 'credit en euros', 'entree', 'recette'],
  debit: ['debit', 'debit euros', 'debit eur', 'debit en euros', 'sortie', 'depense'],
  reference: [
    'reference',
    'ref',
    'reference de l operation',
    'reference operation',
    'references',
    'end to end id',
    'transaction id',
    'id de transaction',
    'numero d operation',
  ],
  payer: [
    'contrepartie',
    'counterparty',
    'nom de la contrepartie',
    'counterparty name',
    'emetteur',
    'donneur d ordre',
    'tiers',
    'payer',
    'nom contrepartie',
  ],
  iban: ['iban', 'iban de la contrepartie', 'counterparty iban', 'iban contrepartie', 'compte contrepartie'],
  currency: ['devise', 'currency', 'monnaie'],
});

/** The field that the title of a column names, in French or English; null for a column that is not read. */
export const bankFieldOf = (title: string): BankField | null => fieldByTitle.get(plainWords(title)) ?? null;

const grouped = /^([+-]?)\s*(\d{1,3}(?:[ .,'’]\d{3})+|\d{1,13})(?:([.,])(\d{1,2}))?\s*([+-]?)$/;

/**
 * An amount as banks write it: `1 234,56`, `1.234,56`, `1,234.56`, `-12,5`, `12,50-`, `+12.5 EUR`. A separator with
 * three digits behind it parts thousands. Null for anything else, three decimals among it.
 */
export function bankAmount(text: string): Cents | null {
  const plain = text
    .replaceAll(/[\u00A0\u202F\u2009]/g, ' ')
    .replaceAll(/€|EUR/gi, '')
    .trim();
  const [, before = '', whole, point = '', fraction = '', after = ''] = grouped.exec(plain) ?? [];
  if (whole === undefined || (before !== '' && after !== '')) return null;
  const separators = new Set(whole.replaceAll(/\d/g, ''));
  if (separators.size > 1 || separators.has(point)) return null;
  const cents = BigInt(whole.replaceAll(/\D/g, '')) * 100n + BigInt(fraction.padEnd(2, '0'));
  return before === '-' || after === '-' ? -cents : cents;
}

const short = /^(\d{1,2}[/.-]\d{1,2}[/.-])(\d{2})$/;

/** A day as banks write it, years of two digits among them. */
export function bankDay(text: string): LocalDate | null {
  const day = momentOf(text.trim().replace(short, '$120$2'), 'UTC')?.slice(0, 10) ?? '';
  return isLocalDate(day) ? day : null;
}

type Cells = Partial<Record<BankField, string>>;
const longest = { label: 500, reference: 140, payer: 140, iban: 34 } as const;

/** Reads the cells of one line of a statement, which is of one of some days. */
export function readBankRow(
  cells: Cells,
  days: PaymentDays,
): { movement: BankMovement | null; faults: { field: BankField; code: BankFault }[] } {
  const faults: { field: BankField; code: BankFault }[] = [];
  const fault = (field: BankField, code: BankFault) => void faults.push({ field, code });
  const bookedOn = dayOf(cells, days, fault);
  const amount = amountOf(cells, fault);
  if (cells.currency && !/^(eur|euros?|€)$/i.test(cells.currency.trim())) fault('currency', 'currency-other');
  const texts = textsOf(cells, fault);
  const isGood = faults.length === 0 && bookedOn !== null && amount !== null;
  return { movement: isGood ? { bookedOn, amount, ...texts } : null, faults };
}

type Fault = (field: BankField, code: BankFault) => void;

function dayOf({ bookedOn = '' }: Cells, days: PaymentDays, fault: Fault): LocalDate | null {
  const day = bankDay(bookedOn);
  if (bookedOn.trim() === '') fault('bookedOn', 'date-missing');
  else if (day === null) fault('bookedOn', 'date-unreadable');
  else {
    const wrong = paymentDayFault(day, days);
    if (wrong) fault('bookedOn', `date-${wrong}`);
  }
  return day;
}

/** One column with a sign, or one for each way; a debit may be written with its sign or without. */
function amountOf(cells: Cells, fault: Fault): Cents | null {
  const filled = (['amount', 'credit', 'debit'] as const).filter(
    (field) => (cells[field] ?? '').trim() !== '',
  );
  const read = filled.map((field) => ({ field, value: bankAmount(cells[field] ?? '') }));
  const unreadable = read.find(({ value }) => value === null);
  if (unreadable) fault(unreadable.field, 'amount-unreadable');
  if (filled.length === 0) fault('amount', 'amount-missing');
  if (unreadable || filled.length === 0) return null;
  const whole = read.find(({ field }) => field === 'amount');
  return whole ? whole.value : read.reduce((sum, { field, value }) => sum + signed(field, value ?? 0n), 0n);
}

function signed(field: BankField, value: Cents): Cents {
  if (field !== 'debit') return value;
  return value < 0n ? value : -value;
}

function textsOf(cells: Cells, fault: Fault) {
  const read = (field: keyof typeof longest): string => {
    const text = (cells[field] ?? '').replaceAll(/\s+/g, ' ').trim();
    if (text.length > longest[field]) fault(field, 'too-long');
    else if (!text.isWellFormed() || /\p{Cc}/u.test(text)) fault(field, 'characters');
    return text;
  };
  return {
    label: read('label'),
    reference: read('reference') || null,
    payer: read('payer') || null,
    iban: read('iban').replaceAll(' ', '').toUpperCase() || null,
  };
}

/**
 * What makes a line of a statement itself: the account, its day, its amount and what the bank wrote. Lines that say
 * the same within one file are counted, so that true twins are kept and a file that comes again brings nothing.
 */
export function bankLineKeys(account: string, movements: readonly BankMovement[]): string[] {
  const seen = new Map<string, number>();
  return movements.map(({ bookedOn, amount, reference, label }) => {
    const words = plainWords(label).replaceAll(' ', '');
    const key = [account, bookedOn, amount, reference ?? '', words].join('|');
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return `${key}|${count}`;
  });
}
