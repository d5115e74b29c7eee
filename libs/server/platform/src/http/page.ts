import { DomainError } from '../errors/domain-error';
import { sha256 } from '../secrets/secrets';

type Position = readonly (string | number | null)[];

/**
 * Pages of one list in one order. A cursor is a keyset position with a mark of its list, so that one that was made up,
 * changed, or given by another list or order is refused and never read as an empty page.
 */
export class Pages {
  constructor(private readonly list: string) {}

  /** The position after which the next page starts; null for the first. Throws page.cursor-invalid. */
  after(cursor: string | undefined): (string | number | null)[] | null {
    if (cursor === undefined) return null;
    const [mark, text] = Buffer.from(cursor, 'base64url')
      .toString()
      .split(/(?<=^.{16})/s);
    if (text === undefined || mark !== this.mark(text)) throw new DomainError('page.cursor-invalid');
    return JSON.parse(text) as (string | number | null)[];
  }

  /** Cuts a page out of one row more than asked for. */
  cut<Row, Item>(
    rows: Row[],
    limit: number,
    positionOf: (row: Row) => Position,
    present: (row: Row) => Item,
  ): { items: Item[]; nextCursor: string | null } {
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: shown.map(present),
      nextCursor: rows.length > limit && last ? this.cursor(positionOf(last)) : null,
    };
  }

  private cursor(position: Position): string {
    const text = JSON.stringify(position);
    return Buffer.from(`${this.mark(text)}${text}`).toString('base64url');
  }

  private mark(text: string): string {
    return sha256(`cursor|${this.list}|${text}`).slice(0, 16);
  }
}
