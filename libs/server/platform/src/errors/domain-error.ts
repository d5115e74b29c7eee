import type { LocalText } from '@vigie/rules';
import type { ErrorCode, FieldCode } from '@vigie/wire';

/** A field at fault: what is wrong, the limit it passed, or the words of who made the form. */
export interface FieldRefusal {
  path: string;
  code: ErrorCode | FieldCode;
  limit?: number;
  message?: LocalText;
}

/** A refusal with a name: the filter makes a problem document of it, in the reader's language. */
export class DomainError extends Error {
  constructor(
    readonly code: ErrorCode,
    /** Facts given to the caller, for example the current version of a conflict. */
    readonly data?: Record<string, unknown>,
    /** Fields at fault, as paths of the request's body. */
    readonly fields?: FieldRefusal[],
  ) {
    super(code);
    this.name = 'DomainError';
  }
}

/** The object does not exist, or belongs to somebody else: the caller cannot tell which. */
export const notFound = () => new DomainError('not-found');

/** Returns the value, or answers 404 when there is none. */
export function found<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw notFound();
  return value;
}
