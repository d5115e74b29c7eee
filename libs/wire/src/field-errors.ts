import type { z } from 'zod';
import type { Locale } from './common';
import type { ErrorCode } from './errors';

/** Every named fault of a single field. */
export const fieldCodes = [
  'field.required',
  'field.type',
  'field.too-short',
  'field.too-long',
  'field.too-small',
  'field.too-big',
  'field.too-few',
  'field.too-many',
  'field.email',
  'field.date',
  'field.date-early',
  'field.date-late',
  'field.instant',
  'field.time',
  'field.identifier',
  'field.characters',
  'field.choice',
  'field.pattern',
  'field.unknown',
  'field.variable',
  'field.nothing',
  'field.period',
  'field.invalid',
] as const;
export type FieldCode = (typeof fieldCodes)[number];
const known: ReadonlySet<string> = new Set(fieldCodes);
/** Whether a code is of a single field. */
export const isFieldCode = (code: string): code is FieldCode => known.has(code);

/** One field at fault, in the reader's language. */
export interface FieldFault {
  path: string;
  code: FieldCode | ErrorCode;
  message: string;
}

type Issue = z.core.$ZodIssue;
/** A fault, and the limit that was passed where there is one. */
interface Fault {
  code: FieldCode;
  limit?: number | bigint;
}
type Words = Record<FieldCode, string | ((limit: string) => string)>;

const fr: Words = {
  'field.required': 'Ce champ est obligatoire.',
  'field.type': 'Cette valeur n’est pas du type attendu.',
  'field.too-short': (limit) => `Trop court : ${limit} caractères au moins.`,
  'field.too-long': (limit) => `Trop long : ${limit} caractères au plus.`,
  'field.too-small': (limit) => `Trop petit : ${limit} au moins.`,
  'field.too-big': (limit) => `Trop grand : ${limit} au plus.`,
  'field.too-few': (limit) => `Pas assez d’éléments : ${limit} au moins.`,
  'field.too-many': (limit) => `Trop d’éléments : ${limit} au plus.`,
  'field.email': 'Cette adresse électronique n’est pas valable.',
  'field.date': 'Cette date n’existe pas ou n’est pas écrite AAAA-MM-JJ.',
  'field.date-early': 'Cette date est trop proche, ou déjà passée.',
  'field.date-late': 'Cette date est trop éloignée.',
  'field.instant': 'Cet instant n’est pas valable ; exemple : 2026-11-20T10:00:00Z.',
  'field.time': 'Cette heure n’est pas valable ; exemple : 08:30.',
  'field.identifier': 'Cet identifiant n’est pas valable.',
  'field.characters': 'Ce texte contient des caractères invisibles qui ne sont pas acceptés.',
  'field.choice': 'Cette valeur ne fait pas partie des choix possibles.',
  'field.pattern': 'Cette réponse n’a pas la forme attendue.',
  'field.unknown': 'Ce champ n’est pas connu.',
  'field.variable': 'Ce texte nomme une variable qui n’existe pas.',
  'field.period': 'Le dernier jour ne précède pas le premier.',
  'field.nothing': 'Écrivez un texte ou choisissez un changement.',
  'field.invalid': 'Cette valeur n’est pas valable.',
};

const en: Words = {
  'field.required': 'This field is required.',
  'field.type': 'This value is not of the right type.',
  'field.too-short': (limit) => `Too short: at least ${limit} characters.`,
  'field.too-long': (limit) => `Too long: at most ${limit} characters.`,
  'field.too-small': (limit) => `Too small: at least ${limit}.`,
  'field.too-big': (limit) => `Too big: at most ${limit}.`,
  'field.too-few': (limit) => `Not enough items: at least ${limit}.`,
  'field.too-many': (limit) => `Too many items: at most ${limit}.`,
  'field.email': 'This e-mail address is not valid.',
  'field.date': 'This date does not exist or is not written YYYY-MM-DD.',
  'field.date-early': 'This date is too soon, or already past.',
  'field.date-late': 'This date is too far away.',
  'field.instant': 'This instant is not valid; for example 2026-11-20T10:00:00Z.',
  'field.time': 'This time is not valid; for example 08:30.',
  'field.identifier': 'This identifier is not valid.',
  'field.characters': 'This text holds invisible characters that are not accepted.',
  'field.choice': 'This value is not one of the possible choices.',
  'field.pattern': 'This answer does not have the expected form.',
  'field.unknown': 'This field is not known.',
  'field.variable': 'This text names a variable that does not exist.',
  'field.period': 'The last day does not come before the first.',
  'field.nothing': 'Write a text or choose a change.',
  'field.invalid': 'This value is not valid.',
};
const words: Record<Locale, Words> = { fr, en };

/** What our own checks say as their message, so that a fault can be named after them. */
const namedChecks: Readonly<Record<string, FieldCode>> = {
  'control-characters': 'field.characters',
  id: 'field.identifier',
  time: 'field.time',
  state: 'field.choice',
  variable: 'field.variable',
  macro: 'field.nothing',
  period: 'field.period',
};
const formats: Readonly<Record<string, FieldCode>> = {
  email: 'field.email',
  date: 'field.date',
  datetime: 'field.instant',
};

/** What a fault of a field says, with the limit that was passed. */
export function sayField(code: FieldCode, locale: Locale, limit: number | bigint = 0): string {
  const said = words[locale][code];
  return typeof said === 'string' ? said : said(limit.toLocaleString(locale));
}

/**
 * The fields at fault, each with a code of ours and words in the reader's language. An unknown field is named itself.
 * Missing fields are told apart from wrong ones where zod was asked to report the input.
 */
export function fieldFaults(issues: readonly Issue[], locale: Locale): FieldFault[] {
  return issues.flatMap((issue) => {
    const { code, limit = 0 } = faultOf(issue);
    const message = sayField(code, locale, limit);
    const path = issue.path.map(String);
    const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...path, key]) : [path];
    return paths.map((parts) => ({ path: parts.join('.'), code, message }));
  });
}

/** Issues that say all by their kind; the others depend on what was checked. */
const plainFaults: Partial<Record<Issue['code'], FieldCode>> = {
  invalid_type: 'field.type',
  unrecognized_keys: 'field.unknown',
  invalid_value: 'field.choice',
  invalid_union: 'field.choice',
};

function faultOf(issue: Issue): Fault {
  if (isMissing(issue)) return { code: 'field.required' };
  if (issue.code === 'too_small') return tooSmall(issue);
  if (issue.code === 'too_big')
    return { code: tooBig[issue.origin] ?? 'field.too-big', limit: issue.maximum };
  if (issue.code === 'invalid_format') return { code: formats[issue.format] ?? checkOf(issue) };
  return { code: plainFaults[issue.code] ?? checkOf(issue) };
}

const checkOf = ({ message }: Issue): FieldCode => namedChecks[message] ?? 'field.invalid';

const tooBig: Readonly<Record<string, FieldCode>> = { string: 'field.too-long', array: 'field.too-many' };

function tooSmall({ origin, minimum: limit }: z.core.$ZodIssueTooSmall): Fault {
  if (origin === 'string')
    return limit <= 1 ? { code: 'field.required' } : { code: 'field.too-short', limit };
  return { code: origin === 'array' ? 'field.too-few' : 'field.too-small', limit };
}

/** Only what a caller left out; zod tells the input of an issue when it is asked to (reportInput). */
function isMissing(issue: Issue): boolean {
  if (!('input' in issue)) return false;
  const { input } = issue;
  if (issue.code !== 'invalid_union' || !issue.discriminator) return input === undefined;
  return typeof input === 'object' && input !== null && !(issue.discriminator in input);
}
