import type { LocalDate } from '@vigie/rules';

/**
 * Reads a date the way people type it: `5/12/2026`, `05 12 26`, `5 déc.`, `demain`, `lundi prochain`,
 * `dans 3 jours`, `December 5`. Pure: `today` is given. Day before month always, as in France.
 */

/** Which way a date without a year leans: forward for what will happen, back for what was lost. */
export type Leaning = 'future' | 'past';

export type TypedDateProblem = 'unreadable' | 'impossible' | 'weekday';
export type TypedDate =
  { state: 'empty' } | { state: 'ok'; date: LocalDate } | { state: 'refused'; problem: TypedDateProblem };

const dayMs = 86_400_000;

const monthStarts: readonly (readonly string[])[] = [
  ['janv', 'janvier', 'jan', 'january'],
  ['fev', 'fevr', 'fevrier', 'feb', 'february'],
  ['mars', 'mar', 'march'],
  ['avr', 'avril', 'apr', 'april'],
  ['mai', 'may'],
  ['juin', 'jun', 'june'],
  ['juil', 'juillet', 'jul', 'july'],
  ['aout', 'aou', 'aug', 'august'],
  ['sept', 'septembre', 'sep', 'september'],
  ['oct', 'octobre', 'october'],
  ['nov', 'novembre', 'november'],
  ['dec', 'decembre', 'december'],
];
const weekdays: readonly (readonly string[])[] = [
  ['lundi', 'lun', 'monday', 'mon'],
  ['mardi', 'tuesday', 'tue'],
  ['mercredi', 'mer', 'wednesday', 'wed'],
  ['jeudi', 'jeu', 'thursday', 'thu'],
  ['vendredi', 'ven', 'friday', 'fri'],
  ['samedi', 'sam', 'saturday', 'sat'],
  ['dimanche', 'dim', 'sunday', 'sun'],
];
const relative: Readonly<Record<string, number>> = {
  'aujourd hui': 0,
  aujourdhui: 0,
  today: 0,
  demain: 1,
  tomorrow: 1,
  'apres demain': 2,
  'day after tomorrow': 2,
  hier: -1,
  yesterday: -1,
  'avant hier': -2,
  'day before yesterday': -2,
};
const numbers: Readonly<Record<string, number>> = {
  un: 1, une: 1, a: 1, one: 1, deux: 2, two: 2, trois: 3, three: 3, quatre: 4, four: 4, cinq: 5, five: 5,
  six: 6, sept: 7, seven: 7, huit: 8, eight: 8, dix: 10, ten: 10, quinze: 15,
}; // prettier-ignore

const ok = (date: LocalDate): TypedDate => ({ state: 'ok', date });
const refused = (problem: TypedDateProblem): TypedDate => ({ state: 'refused', problem });

function msOf(date: LocalDate): number {
  return Date.parse(`${date}T00:00:00Z`);
}

function dateOf(ms: number): LocalDate {
  return new Date(ms).toISOString().slice(0, 10);
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return dateOf(msOf(date) + days * dayMs);
}

/** ISO day of the week, 1 Monday to 7 Sunday. */
function weekdayOf(date: LocalDate): number {
  return new Date(msOf(date)).getUTCDay() || 7;
}

/** The date, or undefined when the calendar has no such day. */
function civil(year: number, month: number, day: number): LocalDate | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  // Date.UTC reads the years 0 to 99 as 1900 to 1999.
  const exists = year >= 1900 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day && day > 0;
  return exists ? date.toISOString().slice(0, 10) : undefined;
}

/** Lower case, without accents, punctuation or small words: `le 1er déc. 2026` becomes `1 dec 2026`. */
function normalise(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/(\d)(er|eme|e|st|nd|rd|th)\b/g, '$1')
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/\b(le|la|du|de|the|of|on|depuis|since)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function monthOf(word: string): number {
  return monthStarts.findIndex((names) => names.includes(word)) + 1;
}

function weekdayNamed(word: string): number {
  return weekdays.findIndex((names) => names.includes(word)) + 1;
}

function fullYear(text: string): number {
  return text.length <= 2 ? 2000 + Number(text) : Number(text);
}

/** Day and month without a year: the nearest such day on the asked side of today, today included. */
function withoutYear(day: number, month: number, today: LocalDate, leaning: Leaning): TypedDate {
  const step = leaning === 'future' ? 1 : -1;
  const year = Number(today.slice(0, 4));
  // 29 February may be up to eight years away.
  for (let offset = 0; offset <= 8; offset += 1) {
    const date = civil(year + step * offset, month, day);
    if (date && (leaning === 'future' ? date >= today : date <= today)) return ok(date);
  }
  return refused('impossible');
}

function assemble(
  day: string,
  month: number,
  year: string | undefined,
  today: LocalDate,
  leaning: Leaning,
): TypedDate {
  if (year === undefined) return withoutYear(Number(day), month, today, leaning);
  if (year.length === 3) return refused('unreadable');
  const date = civil(fullYear(year), month, Number(day));
  return date ? ok(date) : refused('impossible');
}

function fromNumbers(text: string, today: LocalDate, leaning: Leaning): TypedDate | undefined {
  const iso = /^(\d{4}) (\d{1,2}) (\d{1,2})$/.exec(text);
  if (iso) return assemble(iso[3] ?? '', Number(iso[2]), iso[1], today, leaning);
  const spaced = /^(\d{1,2}) (\d{1,2})(?: (\d{2,4}))?$/.exec(text);
  const solid = /^(\d{2})(\d{2})(\d{2}|\d{4})$/.exec(text);
  const match = spaced ?? solid;
  return match ? assemble(match[1] ?? '', Number(match[2]), match[3], today, leaning) : undefined;
}

function fromWords(text: string, today: LocalDate, leaning: Leaning): TypedDate | undefined {
  const match = /^(?:(\d{1,2}) ([a-z]+)|([a-z]+) (\d{1,2}))(?: (\d{2,4}))?$/.exec(text);
  const month = monthOf(match?.[2] ?? match?.[3] ?? '');
  if (!match || month === 0) return undefined;
  return assemble(match[1] ?? match[4] ?? '', month, match[5], today, leaning);
}

function fromDistance(text: string, today: LocalDate): TypedDate | undefined {
  const exact = relative[text];
  if (exact !== undefined) return ok(addDays(today, exact));
  const match =
    /^(dans|in|il y a) (\d{1,3}|[a-z]+) (jours?|days?|semaines?|weeks?)$/.exec(text) ??
    /^()(\d{1,3}|[a-z]+) (days?|weeks?) ago$/.exec(text);
  if (!match) return undefined;
  const count = /^\d+$/.test(match[2] ?? '') ? Number(match[2]) : numbers[match[2] ?? ''];
  if (count === undefined) return undefined;
  const days = count * (/^[sw]/.test(match[3] ?? '') ? 7 : 1);
  return ok(addDays(today, match[1] === 'dans' || match[1] === 'in' ? days : -days));
}

/** `lundi`, `lundi prochain`, `vendredi dernier`: always another day than today. */
function fromWeekday(text: string, today: LocalDate, leaning: Leaning): TypedDate | undefined {
  const words = text
    .split(' ')
    .filter((word) => !['prochain', 'next', 'dernier', 'last', 'ce', 'this'].includes(word));
  const weekday = words.length === 1 ? weekdayNamed(words[0] ?? '') : 0;
  if (weekday === 0) return undefined;
  const back = /\b(dernier|last)\b/.test(text) || (leaning === 'past' && !/\b(prochain|next)\b/.test(text));
  const ahead = (weekday - weekdayOf(today) + 7) % 7 || 7;
  return ok(addDays(today, back ? (ahead === 7 ? -7 : ahead - 7) : ahead));
}

function plain(text: string, today: LocalDate, leaning: Leaning): TypedDate | undefined {
  return (
    fromNumbers(text, today, leaning) ??
    fromWords(text, today, leaning) ??
    fromDistance(text, today) ??
    fromWeekday(text, today, leaning)
  );
}

/** What the person meant, or why it cannot be read. */
export function readTypedDate(typed: string, today: LocalDate, leaning: Leaning = 'future'): TypedDate {
  const text = normalise(typed);
  if (text === '') return typed.trim() === '' ? { state: 'empty' } : refused('unreadable');
  const direct = plain(text, today, leaning);
  if (direct) return direct;
  const [first = '', ...rest] = text.split(' ');
  const weekday = weekdayNamed(first);
  const dated = weekday > 0 ? plain(rest.join(' '), today, leaning) : undefined;
  if (!dated) return refused('unreadable');
  return dated.state === 'ok' && weekdayOf(dated.date) !== weekday ? refused('weekday') : dated;
}
