import {
  type SearchField,
  type SearchLanguage,
  fieldName,
  fieldNamed,
  fold,
  searchFields,
  searchParts,
  valueNames,
} from '@vigie/rules';

/** The part of what was typed that ends at the caret. */
export interface TypedPart {
  start: number;
  end: number;
  not: boolean;
  /** The operator before the colon. */
  field: SearchField | null;
  /** What is typed of the operator's name, or of its value. */
  text: string;
}

/** What is being typed at a place; null between two words. */
export function partAt(typed: string, caret: number): TypedPart | null {
  const part = searchParts(typed).find(({ start, end }) => start < caret && caret <= end);
  if (!part) return null;
  const { start, end, not, name, quoted, value } = part;
  const field = name === null ? null : fieldNamed(name);
  if (name !== null && field === null) return null;
  if (name === null && quoted) return null;
  return { start, end, not, field, text: value };
}

/** Something that would complete what is typed. */
export interface Completion {
  /** How it reads in the query. */
  text: string;
  /** An operator waits for its value: nothing is searched yet. */
  open: boolean;
}

/** Operators and known values that begin with what is typed. */
export function completionsOf(part: TypedPart, language: SearchLanguage): Completion[] {
  const begins = (text: string): boolean => fold(text).startsWith(fold(part.text));
  const { field } = part;
  if (field !== null) {
    return valueNames(field, language)
      .filter(begins)
      .map((value) => ({ text: withName(field, value, language), open: false }));
  }
  const names = searchFields.map((one) => fieldName(one, language));
  return part.text === '' ? [] : names.filter(begins).map((name) => ({ text: `${name}:`, open: true }));
}

/** An operator with a name that the directory knows. */
export const withName = (field: SearchField, value: string, language: SearchLanguage): string =>
  `${fieldName(field, language)}:${/[\s"«»]/u.test(value) ? `"${value.replaceAll('"', '')}"` : value}`;

/** The query with its part at the caret replaced, and where the caret goes. */
export function complete(
  typed: string,
  part: TypedPart,
  { text, open }: Completion,
): { text: string; caret: number } {
  const after = typed.slice(part.end).trimStart();
  const before = `${typed.slice(0, part.start)}${part.not ? '-' : ''}${text}${open ? '' : ' '}`;
  return { text: before + (open && after ? ` ${after}` : after), caret: before.length };
}

/** The query with an operator added, or taken out when it is there. */
export function toggled(typed: string, field: SearchField, value: string, language: SearchLanguage): string {
  const written = withName(field, value, language);
  const same = searchParts(typed).find(({ start, end }) => fold(typed.slice(start, end)) === fold(written));
  const rest = same ? typed.slice(0, same.start) + typed.slice(same.end) : `${written} ${typed}`;
  return rest.replace(/\s+/gu, ' ').trim();
}
