/** What a process of restic left behind when it ended. */
export interface ResticExit {
  /** Null when a signal ended it. */
  code: number | null;
  stdout: string;
  stderr: string;
}

/** What a thing of JSON is, as far as we look. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** One JSON object; null for anything else, and for what is cut off or garbled. */
export function readObject(line: string): JsonObject | null {
  const value = readJson(line);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
}

/** Any JSON; undefined for what is none. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Lines that say something. */
export const linesOf = (text: string) =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** The JSON objects of a stream of lines; plain text between them is passed over. */
export const objectsOf = (text: string): JsonObject[] =>
  linesOf(text)
    .map(readObject)
    .filter((object) => object !== null);

/** A count or a size: whole and not negative; null for anything else. Restic leaves out what is zero only in progress. */
export function countOf(object: JsonObject, key: string): number | null {
  const value = object[key];
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

/** A text that is there and not empty. */
export function textOf(object: JsonObject, key: string): string | null {
  const value = object[key];
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Texts of a list; what is no text is passed over. */
export function textsOf(object: JsonObject, key: string): string[] {
  const value = object[key];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** An instant; null for none, and for the year 1 that Go writes for one that was never set. */
export function instantOf(object: JsonObject, key: string): Date | null {
  const text = textOf(object, key);
  if (text === null) return null;
  const at = new Date(text);
  return Number.isNaN(at.getTime()) || at.getUTCFullYear() < 1970 ? null : at;
}
