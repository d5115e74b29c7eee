import type { Database } from '@vigie/platform';
import type { Sql } from './wanted-words';

/** Most words that are read for one beginning; further ones, in alphabetical order, are left out. */
export const mostEndings = 256;
/** How far back the newest tickets are looked through first, by number, and how much further each time. */
const firstDepth = 4096;
const deeper = 4;

/** The condition that a client finds by a word; our people find by all of them. */
export const shown = (alias: string, ours: boolean): string => (ours ? '' : ` AND ${alias}.internal = 0`);

/** Words with the same beginning, in alphabetical order. */
export interface Endings {
  terms: string[];
  /** There are more of them. */
  more: boolean;
}

/**
 * The words of a space that begin so. Grouped by the beginning of the key, the database skips from one word to the
 * next; a DISTINCT of the word alone would read every ticket of each.
 */
export async function termsOf(database: Database, space: string, prefix: string): Promise<Endings> {
  const rows = await database.query<{ term: string }>(
    `SELECT space, term FROM search_posting WHERE space = ? AND term BETWEEN ? AND ?
      GROUP BY space, term ORDER BY space, term LIMIT ?`,
    [space, prefix, `${prefix}\u{10ffff}`, mostEndings + 1],
  );
  const terms = rows.map(({ term }) => term);
  return { terms: terms.slice(0, mostEndings), more: terms.length > mostEndings };
}

/**
 * The newest tickets that hold one of some words, so many of them. Their lists are only read from the ticket on from
 * which there are enough: a common word costs no more than a rare one.
 */
export async function newestOf(
  database: Database,
  { space, terms, ours }: { space: string; terms: readonly string[]; ours: boolean },
  count: number,
): Promise<{ list: Sql; more: boolean }> {
  const held = `SELECT DISTINCT p.ticket_id FROM search_posting p
    WHERE p.space = ? AND p.term IN (?)${shown('p', ours)} AND p.ticket_id >= ?`;
  const between = async (floor: number, ceiling: number, most: number): Promise<number> => {
    const sql = `SELECT COUNT(*) AS held FROM (${held} AND p.ticket_id < ? LIMIT ?) h`;
    const row = await database.one<{ held: number | string }>(sql, [space, terms, floor, ceiling, most]);
    return Number(row?.held ?? 0);
  };
  const top = await database.one<{ id: string | null }>('SELECT MAX(id) AS id FROM ticket');
  let floor = Number(top?.id ?? 0) + 1;
  let found = 0;
  for (let depth = firstDepth; found <= count && floor > 0; depth *= deeper) {
    const ceiling = floor;
    floor = Math.max(0, ceiling - depth);
    found += await between(floor, ceiling, count + 1 - found);
  }
  const list = `(${held} ORDER BY p.ticket_id DESC LIMIT ?) p`;
  return { list: { sql: list, parameters: [space, terms, floor, count] }, more: found > count };
}
