import { plainWords, wordsTo } from '../import/words';
import { readDecimal } from '../money/decimal';
import { type LocalDate, isLocalDate } from '../time/civil';
import { type IndexFrequency, expectedOn, frequencyOf, lastDayOf } from './publication';

/** What a column of a list of index values can hold. */
export const indexFields = ['period', 'value', 'quality', 'publishedOn', 'source'] as const;
export type IndexField = (typeof indexFields)[number];

export const indexRowFaults = [
  'required',
  'too-long',
  'characters',
  'period-unreadable',
  'period-of-other-frequency',
  'value-unreadable',
  'value-not-positive',
  'quality-unknown',
  'date-unreadable',
  'date-before-end',
  'date-future',
  'twice-in-file',
  'read-from-publisher',
] as const;
export type IndexRowFault = (typeof indexRowFaults)[number];

export interface IndexRowProblem {
  field: IndexField;
  code: IndexRowFault;
}

export interface IndexRow {
  period: string;
  value: string;
  provisional: boolean;
  publishedOn: LocalDate;
  source: string;
}

const fieldByTitle = wordsTo<IndexField>({
  period: ['periode', 'mois', 'trimestre', 'time period', 'date'],
  value: ['valeur', 'indice', 'index', 'obs value'],
  quality: ['qualite', 'statut', 'status', 'obs qual'],
  publishedOn: ['publie le', 'publication', 'date de publication', 'parution', 'published', 'published on'],
  source: ['origine', 'reference', 'lien', 'url'],
});
const qualities = wordsTo<'final' | 'provisional'>({
  final: ['definitif', 'definitive', 'def', 'd'],
  provisional: ['provisoire', 'p', 'prov'],
});
const monthByWord = wordsTo<string>({
  '01': ['janvier', 'january', 'janv', 'jan'],
  '02': ['fevrier', 'february', 'fevr', 'feb'],
  '03': ['mars', 'march', 'mar'],
  '04': ['avril', 'april', 'avr', 'apr'],
  '05': ['mai', 'may'],
  '06': ['juin', 'june', 'jun'],
  '07': ['juillet', 'july', 'juil', 'jul'],
  '08': ['aout', 'august', 'aug'],
  '09': ['septembre', 'september', 'sept', 'sep'],
  '10': ['octobre', 'october', 'oct'],
  '11': ['novembre', 'november', 'nov'],
  '12': ['decembre', 'december', 'dec'],
});

/** The field that the title of a column names, in French or English; null for a column that is not read. */
export const indexFieldOf = (title: string): IndexField | null => fieldByTitle.get(plainWords(title)) ?? null;

const quarterText = /^(?:[qt]([1-4])|([1-4]) ?(?:t|q|(?:er|eme|e)? ?trimestre)) ?(\d{4})$/;

/** A period as people and publishers write it: `2026-Q3`, `T3 2026`, `3e trimestre 2026`, `2026-09`, `09/2026`. */
export function readPeriodText(text: string): string | null {
  const words = plainWords(text);
  const [, year, quarter] = /^(\d{4}) ?[qt]([1-4])$/.exec(words) ?? [];
  if (year !== undefined) return `${year}-Q${quarter}`;
  const [, short, rank, of] = quarterText.exec(words) ?? [];
  if (of !== undefined) return `${of}-Q${short ?? rank}`;
  const [, isoYear, isoMonth] = /^(\d{4}) (\d{1,2})$/.exec(words) ?? [];
  if (isoYear !== undefined) return monthPeriod(isoYear, isoMonth);
  const [, month, ofYear] = /^(\d{1,2}|[a-z]+) (\d{4})$/.exec(words) ?? [];
  return monthPeriod(ofYear, monthByWord.get(month ?? '') ?? month);
}

function monthPeriod(year: string | undefined, month: string | undefined): string | null {
  const period = `${year}-${month?.padStart(2, '0')}`;
  return frequencyOf(period) === null ? null : period;
}

/** A number as French or English writes it, digit for digit: `123,4` is `123.4`. */
export const readIndexNumber = (text: string): string => text.trim().replace(',', '.');

interface RowRules {
  frequency: IndexFrequency;
  delayDays: number;
  today: LocalDate;
}

/** Reads the cells of one row by field: what it says, or everything that is wrong with it. */
export function readIndexRow(
  cells: Partial<Record<IndexField, string>>,
  { frequency, delayDays, today }: RowRules,
): { row: IndexRow | null; problems: IndexRowProblem[] } {
  const problems: IndexRowProblem[] = [];
  const wrong = (field: IndexField, code: IndexRowFault | null) => {
    if (code) problems.push({ field, code });
  };
  const text = (field: IndexField) => cells[field]?.trim() ?? '';
  const period = readPeriodText(text('period'));
  wrong('period', text('period') === '' ? 'required' : periodFault(period, frequency));
  const value = readIndexNumber(text('value'));
  wrong('value', value === '' ? 'required' : valueFault(value));
  wrong('source', sourceFault(text('source')));
  const quality = text('quality') === '' ? 'final' : qualities.get(plainWords(text('quality')));
  if (quality === undefined) wrong('quality', 'quality-unknown');
  const usable = period !== null && periodFault(period, frequency) === null;
  const published = usable ? publicationOf(text('publishedOn'), period, { delayDays, today }) : '';
  wrong('publishedOn', usable ? publicationFault(published, period, today) : null);
  if (problems.length > 0 || period === null || published === null) return { row: null, problems };
  const provisional = quality === 'provisional';
  return { row: { period, value, provisional, publishedOn: published, source: text('source') }, problems };
}

function periodFault(period: string | null, frequency: IndexFrequency): IndexRowFault | null {
  if (period === null) return 'period-unreadable';
  return frequencyOf(period) === frequency ? null : 'period-of-other-frequency';
}

function valueFault(text: string): IndexRowFault | null {
  const value = readDecimal(text);
  if (value === null || !/^-?\d{1,9}(\.\d{1,9})?$/.test(text)) return 'value-unreadable';
  return value.lte(0) ? 'value-not-positive' : null;
}

function sourceFault(text: string): IndexRowFault | null {
  if (text === '') return 'required';
  if (text.length > 500) return 'too-long';
  return text.isWellFormed() && !/[\p{Cc}]/u.test(text) ? null : 'characters';
}

/** The day in the cell; when it is empty, the usual one, or today when that is still to come. Null when unreadable. */
function publicationOf(
  text: string,
  period: string,
  { delayDays, today }: Pick<RowRules, 'delayDays' | 'today'>,
): LocalDate | null {
  if (text === '') {
    const usual = expectedOn(period, delayDays);
    return usual < today ? usual : today;
  }
  const [, day = '', month = '', year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  const date = year === undefined ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isLocalDate(date) ? date : null;
}

/** Why a period cannot have been published on a day; null when it can. */
export function publicationFault(
  published: LocalDate | null,
  period: string,
  today: LocalDate,
): Extract<IndexRowFault, `date-${string}`> | null {
  if (published === null) return 'date-unreadable';
  if (published > today) return 'date-future';
  return published < lastDayOf(period) ? 'date-before-end' : null;
}
