import { isLocalDate, type LocalDate } from '../time/civil';
import { daysBetween } from '../time/days';
import type { FormCondition, FormField, FormFieldType, LocalText } from './definition';

/** The canonical answer to a field. Persons, sites, equipment and files are identifiers. */
export type Answer = string | number | boolean | string[];
export type Answers = Record<string, Answer>;

export type AnswerCode =
  | 'field.required'
  | 'field.type'
  | 'field.too-short'
  | 'field.too-long'
  | 'field.too-small'
  | 'field.too-big'
  | 'field.too-few'
  | 'field.too-many'
  | 'field.date'
  | 'field.date-early'
  | 'field.date-late'
  | 'field.email'
  | 'field.characters'
  | 'field.choice'
  | 'field.pattern'
  | 'field.unknown';

export interface AnswerFault {
  field: string;
  code: AnswerCode;
  limit?: number;
  /** The words of the one who made the form. */
  message?: LocalText;
}

export type CheckedAnswers = { ok: true; values: Answers } | { ok: false; faults: AnswerFault[] };

export interface AnswerContext {
  today: LocalDate;
  /** Whether the whole of a value looks like a pattern; the engine of regular expressions is the caller's. */
  matches: (source: string, value: string) => boolean;
}

type Read = { value: Answer | undefined; fault?: Omit<AnswerFault, 'field'> };
type Raw = Readonly<Record<string, unknown>>;

/** Longest answer to a field of one line, and of several. */
export const longestLine = 500;
export const longestProse = 20_000;
const mostItems = 20;

const absent: Read = { value: undefined };
const wrong = (code: AnswerCode, limit?: number): Read => ({
  value: undefined,
  fault: { code, ...(limit !== undefined && { limit }) },
});

function readText(raw: unknown, controls: RegExp): Read {
  if (typeof raw !== 'string') return wrong('field.type');
  const value = raw.replace(/\r\n?/g, '\n').trim();
  if (value === '') return absent;
  return !value.isWellFormed() || controls.test(value) ? wrong('field.characters') : { value };
}

function readItems(raw: unknown, allowed: (item: string) => boolean): Read {
  if (!Array.isArray(raw)) return wrong('field.type');
  const items: unknown[] = raw;
  if (!items.every((item): item is string => typeof item === 'string')) return wrong('field.type');
  if (items.length === 0) return absent;
  return items.every(allowed) ? { value: [...new Set(items)] } : wrong('field.choice');
}

const identifier = /^[1-9]\d{0,18}$/;
const address = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

const readers: Readonly<Record<Exclude<FormFieldType, 'heading'>, (raw: unknown, field: FormField) => Read>> =
  {
    text: (raw) => readText(raw, /\p{Cc}/u),
    'long-text': (raw) => readText(raw, /[\p{Cc}--[\n\t]]/v),
    number: (raw) => (typeof raw === 'number' && Number.isFinite(raw) ? { value: raw } : wrong('field.type')),
    date: (raw) => (typeof raw === 'string' && isLocalDate(raw) ? { value: raw } : wrong('field.date')),
    'yes-no': (raw) => (typeof raw === 'boolean' ? { value: raw } : wrong('field.type')),
    choice: (raw, field) => {
      const known = field.choices?.some(({ value }) => value === raw) ?? false;
      return known && typeof raw === 'string' ? { value: raw } : wrong('field.choice');
    },
    choices: (raw, { choices = [] }) => {
      const read = readItems(raw, (item) => choices.some(({ value }) => value === item));
      const { value: chosen } = read;
      if (!Array.isArray(chosen)) return read;
      return { value: choices.flatMap(({ value }) => (chosen.includes(value) ? [value] : [])) };
    },
    email: (raw) => {
      const read = readText(raw, /\p{Cc}/u);
      if (typeof read.value !== 'string') return read;
      return address.test(read.value) && read.value.length <= 254
        ? { value: read.value.toLowerCase() }
        : wrong('field.email');
    },
    person: readIdentifier,
    site: readIdentifier,
    equipment: readIdentifier,
    file: (raw) => readItems(raw, (item) => identifier.test(item)),
  };

function readIdentifier(raw: unknown): Read {
  return typeof raw === 'string' && identifier.test(raw) ? { value: raw } : wrong('field.type');
}

/** An answer in its canonical form; nothing, for one that is left out or empty. */
function readAnswer(field: FormField, raw: unknown): Read {
  if (field.type === 'heading' || raw === undefined || raw === null || raw === '') return absent;
  return readers[field.type](raw, field);
}

/** Whether an answer, undefined when there is none, fulfils a condition. */
export function fulfils({ test, value = '' }: FormCondition, answer: Answer | undefined): boolean {
  const items = answer === undefined ? [] : Array.isArray(answer) ? answer : [String(answer)];
  const has = items.includes(value);
  switch (test) {
    case 'is':
      return has && items.length === 1;
    case 'is-not':
      return !has || items.length > 1;
    case 'contains':
      if (Array.isArray(answer)) return has;
      return items.some((item) => item.toLowerCase().includes(value.toLowerCase()));
    case 'filled':
      return items.length > 0;
    case 'empty':
      return items.length === 0;
  }
}

/** The fields to show, in order, each with its answer as read; what hides a field hides what depends on it. */
function readShown(fields: readonly FormField[], raw: Raw): { field: FormField; read: Read }[] {
  const answers = new Map<string, Answer | undefined>();
  return fields.flatMap((field) => {
    const { match = 'all', conditions = [] } = field.shown ?? {};
    const met = (condition: FormCondition) => fulfils(condition, answers.get(condition.field));
    const shown = conditions.length === 0 || (match === 'all' ? conditions.every(met) : conditions.some(met));
    if (!shown) return [];
    const read = readAnswer(field, Object.hasOwn(raw, field.key) ? raw[field.key] : undefined);
    answers.set(field.key, read.value);
    return [{ field, read }];
  });
}

/** The fields to show for what was answered so far. */
export const shownFields = (fields: readonly FormField[], raw: Raw): FormField[] =>
  readShown(fields, raw).map(({ field }) => field);

/**
 * Checks the answers to a form and puts them into their canonical form: hidden fields are neither asked for nor kept,
 * unknown ones are refused. The portal and the server ask this very function.
 */
export function checkAnswers(fields: readonly FormField[], raw: Raw, context: AnswerContext): CheckedAnswers {
  const known = new Set(fields.flatMap(({ type, key }) => (type === 'heading' ? [] : [key])));
  const faults: AnswerFault[] = Object.keys(raw)
    .filter((key) => !known.has(key))
    .map((field) => ({ field, code: 'field.unknown' }));
  const values: [string, Answer][] = [];
  for (const { field, read } of readShown(fields, raw)) {
    const fault = read.fault ?? faultOf(field, read.value, context);
    if (fault) faults.push({ field: field.key, ...fault });
    else if (read.value !== undefined) values.push([field.key, read.value]);
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, values: Object.fromEntries(values) };
}

type Fault = Omit<AnswerFault, 'field'> | undefined;

function faultOf(field: FormField, value: Answer | undefined, context: AnswerContext): Fault {
  if (field.type === 'heading') return undefined;
  if (value === undefined) return field.required ? { code: 'field.required' } : undefined;
  if (typeof value === 'boolean') return undefined;
  if (Array.isArray(value))
    return limits(value.length, field, ['field.too-few', 'field.too-many'], mostItems);
  if (typeof value === 'number') return limits(value, field, ['field.too-small', 'field.too-big']);
  if (field.type === 'date')
    return limits(daysBetween(context.today, value), field, ['field.date-early', 'field.date-late']);
  if (field.type !== 'text' && field.type !== 'long-text') return undefined;
  const longest = field.type === 'text' ? longestLine : longestProse;
  const length = limits([...value].length, field, ['field.too-short', 'field.too-long'], longest);
  if (length || !field.pattern || context.matches(field.pattern.source, value)) return length;
  return { code: 'field.pattern', message: field.pattern.message };
}

function limits(
  value: number,
  { min, max }: FormField,
  [below, above]: readonly [AnswerCode, AnswerCode],
  most = Infinity,
): Fault {
  if (min !== undefined && value < min) return { code: below, limit: min };
  const limit = Math.min(max ?? Infinity, most);
  return value > limit ? { code: above, limit } : undefined;
}
