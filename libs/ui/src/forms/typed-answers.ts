import {
  checkAnswers,
  wordsIn,
  type AnswerFault,
  type CheckedAnswers,
  type FormField,
  type LocalDate,
} from '@vigie/rules';
import { sayField, type Locale } from '@vigie/wire';
import { formatDay } from '../text/format';
import { formTexts } from './texts';
import { addDays, readTypedDate, type Leaning } from './typed-date';

/** What a person typed or chose, before it means anything: text, a choice, several, or yes and no. */
export type TypedAnswer = string | boolean | readonly string[];
export type TypedAnswers = Readonly<Record<string, TypedAnswer>>;

/** Which way a date without a year leans, from what the form accepts. */
export const leaningOf = ({ max }: FormField): Leaning => (max !== undefined && max <= 0 ? 'past' : 'future');

/** The answers as the engine reads them; what cannot be read stays as typed, and is refused. */
export function typedAnswers(
  fields: readonly FormField[],
  typed: TypedAnswers,
  today: LocalDate,
): Record<string, unknown> {
  const entries = fields.flatMap((field) => {
    const answer = field.type === 'heading' ? undefined : typed[field.key];
    return answer === undefined ? [] : [[field.key, meaningOf(field, answer, today)] as const];
  });
  return Object.fromEntries(entries);
}

function meaningOf(field: FormField, answer: TypedAnswer, today: LocalDate): unknown {
  if (typeof answer !== 'string') return answer;
  const text = answer.trim();
  if (text === '') return undefined;
  if (field.type === 'number') {
    const plain = text.replace(/\s/g, '').replace(',', '.');
    return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : text;
  }
  if (field.type !== 'date') return answer;
  const read = readTypedDate(text, today, leaningOf(field));
  return read.state === 'ok' ? read.date : text;
}

/** The whole or a part of a value, by the browser's own engine; the server's has the last word. */
function matches(source: string, value: string): boolean {
  try {
    return new RegExp(`^(?:${source})$`, 'u').test(value);
  } catch {
    return true;
  }
}

/** What the server would say of the answers, before it is asked. */
export const checkTyped = (
  fields: readonly FormField[],
  typed: TypedAnswers,
  today: LocalDate,
): CheckedAnswers => checkAnswers(fields, typedAnswers(fields, typed, today), { today, matches });

/** What a fault says, in the reader's language. */
export function sayFault(
  { field: key, code, limit, message }: AnswerFault,
  at: { fields: readonly FormField[]; today: LocalDate; locale: Locale },
): string {
  if (message) return wordsIn(message, at.locale);
  const t = formTexts[at.locale];
  const type = at.fields.find((field) => field.key === key)?.type;
  const day = () => formatDay(addDays(at.today, limit ?? 0), at.locale);
  if (code === 'field.date') return t.unreadable;
  if (code === 'field.date-early') return t.earliest(day());
  if (code === 'field.date-late') return t.latest(day());
  if (code === 'field.type' && type === 'number') return t.number;
  return sayField(code, at.locale, limit);
}
