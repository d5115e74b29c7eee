import { equipmentKindNamed } from '../estate/equipment-words';
import { isLocalDate } from '../time/civil';
import {
  type SearchField,
  type SearchLanguage,
  fieldName,
  fieldNamed,
  namesThings,
  valueName,
  valueNamed,
} from './vocabulary';
import { askedWords, placedWords } from './words';

/** Something to find in the texts: a word, its beginning, or words that follow each other. */
export interface SearchText {
  text: string;
  phrase: boolean;
  prefix: boolean;
  not: boolean;
}

/** An operator with its value in the product's own words, and where it stands. */
export interface SearchFilter {
  field: SearchField;
  value: string;
  not: boolean;
}

/** What somebody asks for. */
export interface SearchQuery {
  texts: readonly SearchText[];
  filters: readonly SearchFilter[];
  /** `#1234`: tickets by number. */
  numbers: readonly string[];
}

export const searchProblems = [
  'unknown-operator',
  'unknown-value',
  'missing-value',
  'wrong-date',
  'unclosed-quote',
  'too-common',
  'no-word',
  'equipment-kind',
  'unknown-name',
] as const;
/** What could not be understood: it was searched as text, or left out where nothing can be found by it. */
export interface SearchProblem {
  code: (typeof searchProblems)[number];
  /** What was written, and where. */
  text: string;
  start: number;
  end: number;
}

/** A part of what was typed. */
export interface SearchPart {
  start: number;
  end: number;
  not: boolean;
  /** What stands before the colon; null for a text. */
  name: string | null;
  value: string;
  quoted: boolean;
  closed: boolean;
}

const partPattern =
  /(-?)(?:([\p{L}][\p{L}\p{M}]*):)?(?:"([^"]*)("?)|«[\s\u00a0\u202f]*([^»]*?)[\s\u00a0\u202f]*(»|$)|(\S*))/gu;
const looksLikeOperator = /^[\p{L}\p{M}]{2,20}$/u;

/** Cuts what was typed into its parts, with their places. */
export function searchParts(typed: string): SearchPart[] {
  const parts: SearchPart[] = [];
  for (const match of typed.matchAll(partPattern)) {
    const [whole, minus, name, quoted, endQuote, french, endFrench, bare] = match;
    if (whole === '' || whole === '-') continue;
    parts.push({
      start: match.index,
      end: match.index + whole.length,
      not: minus === '-',
      name: name ?? null,
      value: quoted ?? french ?? bare ?? '',
      quoted: bare === undefined,
      closed: bare !== undefined || endQuote === '"' || endFrench === '»',
    });
  }
  return parts;
}

/** Reads what was typed. Nothing is refused: what is not understood is searched as text, and named. */
export function parseSearch(typed: string): { query: SearchQuery; problems: SearchProblem[] } {
  const query = { texts: [] as SearchText[], filters: [] as SearchFilter[], numbers: [] as string[] };
  const problems: SearchProblem[] = [];
  const parts = searchParts(typed);
  parts.forEach((part, index) => {
    const written = typed.slice(part.start, part.end);
    const tell = (code: SearchProblem['code']) =>
      problems.push({ code, text: written, start: part.start, end: part.end });
    if (!part.closed) tell('unclosed-quote');
    const last = index === parts.length - 1 && part.end === typed.length;
    const read = readPart(part, written, last);
    if (read.problem) tell(read.problem);
    if (read.number) query.numbers.push(read.number);
    if (read.filter) query.filters.push(read.filter);
    if (read.text) query.texts.push(read.text);
  });
  return { query, problems };
}

interface ReadPart {
  problem?: SearchProblem['code'];
  number?: string;
  filter?: SearchFilter;
  text?: SearchText;
}

function readPart(part: SearchPart, written: string, last: boolean): ReadPart {
  const { name, not } = part;
  if (name === null) return readText(part, part.value, last);
  const value = unquoted(part.value);
  const field = fieldNamed(name);
  const asText = readText({ ...part, quoted: false }, written.replace(/^-/, ''), false);
  if (!field) {
    const isAddress = value.startsWith('/') || value.startsWith('\\') || !looksLikeOperator.test(name);
    return isAddress ? asText : { problem: 'unknown-operator', ...asText };
  }
  if (value.trim() === '') return { problem: 'missing-value' };
  const known = canonicalValue(field, value.trim());
  if (known !== null) return { filter: { field, value: known, not } };
  // The type is that of a ticket: its value alone finds equipment of that kind.
  if (field === 'kind' && equipmentKindNamed(value) !== null)
    return { ...readText(part, value, last), problem: 'equipment-kind' };
  return { ...asText, problem: field === 'before' || field === 'after' ? 'wrong-date' : 'unknown-value' };
}

function readText({ quoted, not }: SearchPart, value: string, last: boolean): ReadPart {
  const number = quoted || not ? undefined : /^(?:#|t-)(\d{1,18})$/i.exec(value)?.[1];
  if (number) return { number };
  const tag = quoted ? undefined : /^#(\p{L}\S*)$/u.exec(value)?.[1];
  if (tag) return { filter: { field: 'tag', value: unquoted(tag), not } };
  const prefix = !quoted && (/[^*]\*$/.test(value) || last);
  const text = quoted ? value.replace(/\s+/gu, ' ').trim() : value.replace(/\*+$/, '');
  if (value === '') return {};
  if (askedWords(text).length === 0)
    return { problem: placedWords(text).length === 0 ? 'no-word' : 'too-common' };
  return { text: { text, phrase: quoted, prefix: prefix && !not, not } };
}

function canonicalValue(field: SearchField, value: string): string | null {
  if (field === 'before' || field === 'after') return dateOf(value);
  return valueNamed(field, value) ?? (namesThings(field) ? value : null);
}

function dateOf(value: string): string | null {
  const french = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(value);
  const date = french ? `${french[3]}-${french[2]?.padStart(2, '0')}-${french[1]?.padStart(2, '0')}` : value;
  return isLocalDate(date) ? date : null;
}

/** Writes a query so that reading it gives the same one. */
export function printSearch({ texts, filters, numbers }: SearchQuery, language: SearchLanguage): string {
  const written = [
    ...filters.map(
      ({ field, value, not }) =>
        `${not ? '-' : ''}${fieldName(field, language)}:${inQuotes(valueName(field, value, language))}`,
    ),
    ...numbers.map((number) => `#${number}`),
    ...texts.map(
      ({ text, phrase, prefix, not }) =>
        `${not ? '-' : ''}${phrase ? `"${text}"` : text}${prefix ? '*' : ''}`,
    ),
  ];
  // The last word would be read as the beginning of one.
  const open = texts.at(-1);
  return written.join(' ') + (open && !open.prefix && !open.phrase ? ' ' : '');
}

/** A value of an operator: a quotation mark inside it could not be written again. */
const unquoted = (value: string): string => value.replaceAll('"', '');

const inQuotes = (value: string): string => (/[\s"«»]/u.test(value) ? `"${unquoted(value)}"` : value);
