import { DomainError } from '../errors/domain-error';

/** Writes a keyset position as an opaque cursor. */
export const toCursor = (values: readonly (string | number | null)[]) =>
  Buffer.from(JSON.stringify(values)).toString('base64url');

/** Reads a cursor back; a made-up one is refused as unreadable. */
export function fromCursor(cursor: string | undefined, length: number): (string | number | null)[] | null {
  if (!cursor) return null;
  try {
    const values = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown;
    const isScalar = (value: unknown) =>
      value === null || typeof value === 'string' || typeof value === 'number';
    if (Array.isArray(values) && values.length === length && values.every(isScalar)) return values;
  } catch {
    // Falls through to the refusal below.
  }
  throw new DomainError('request.unreadable');
}

/** Cuts a page out of one row more than asked for. */
export function pageOf<Row, Item>(
  rows: Row[],
  limit: number,
  cursorOf: (row: Row) => readonly (string | number | null)[],
  present: (row: Row) => Item,
): { items: Item[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(present),
    nextCursor: rows.length > limit && last ? toCursor(cursorOf(last)) : null,
  };
}
