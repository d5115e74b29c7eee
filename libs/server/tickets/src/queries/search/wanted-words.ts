import { askedWords, type AskedWord, type SearchQuery } from '@vigie/rules';
import { internalMark } from '../../store/search/search-index.store';

/** The words of a query, as the index holds them. */
export interface WantedWords {
  /** Words that must be there. */
  exact: string[];
  /** Beginnings of words that must be there. */
  prefixes: string[];
  /** Words that must not be there. */
  excluded: string[];
  /** Words that follow each other; each of them is among the exact ones too. */
  phrases: string[];
  excludedPhrases: string[];
}

/** What the words of a query ask of the index. */
export function wantedOf({ texts }: Pick<SearchQuery, 'texts'>): WantedWords {
  const wanted: WantedWords = { exact: [], prefixes: [], excluded: [], phrases: [], excludedPhrases: [] };
  for (const { text, phrase, prefix, not } of texts) {
    const words = askedWords(text);
    if (not && (phrase || words.length > 1)) wanted.excludedPhrases.push(text);
    else if (not) wanted.excluded.push(...words);
    else {
      wanted.exact.push(...(prefix ? words.slice(0, -1) : words));
      if (prefix) wanted.prefixes.push(...words.slice(-1));
      if (phrase) wanted.phrases.push(text);
    }
  }
  return { ...wanted, exact: [...new Set(wanted.exact)] };
}

/** Whether anything has to be there. */
export const hasWords = ({ exact, prefixes }: WantedWords): boolean => exact.length + prefixes.length > 0;

/** The words to be marked in what was found. */
export const askedIn = ({ exact, prefixes }: WantedWords): AskedWord[] => [
  ...exact.map((word) => ({ word, prefix: false })),
  ...prefixes.map((word) => ({ word, prefix: true })),
];

/** A piece of SQL with the values it needs. */
export interface Sql {
  sql: string;
  parameters: unknown[];
}

/** Text that LIKE takes literally. */
export const literal = (text: string): string => text.replaceAll(/[\\%_]/g, String.raw`\$&`);

/** Whether the words of a document hold one that begins so. */
export function beginsIn(word: string, ours: boolean): Sql {
  const beginning = `${literal(word)}%`;
  return ours
    ? {
        sql: '(d.terms LIKE ? OR d.terms LIKE ?)',
        parameters: [`% ${beginning}`, `% ${internalMark}${beginning}`],
      }
    : { sql: 'd.terms LIKE ?', parameters: [`% ${beginning}`] };
}

const inLine = (column: string) => `REPLACE(REPLACE(${column}, '\\r', ''), '\\n', ' ') LIKE ?`;
const publicOnly = `AND m.visibility = 'public' AND (m.held_until IS NULL OR m.held_until <= NOW(3))
  AND EXISTS (SELECT 1 FROM written_request r WHERE r.ticket_id = m.ticket_id AND r.client_id = m.client_id)`;

/** Whether the texts of ticket `t`, or of those that go on in it, hold words that follow each other. */
export function followsIn(phrase: string, ours: boolean, not = false): Sql {
  const sql = `(${textsHold('t', ours)} OR EXISTS (SELECT 1 FROM ticket_merge g JOIN ticket o ON o.id = g.ticket_id
    WHERE g.standing_id = t.id AND g.client_id = t.client_id AND (${textsHold('o', ours)})))`;
  const parameters = Array.from(sql.matchAll(/\?/g), () => `%${literal(phrase)}%`);
  return { sql: not ? `NOT ${sql}` : sql, parameters };
}

function textsHold(ticket: 't' | 'o', ours: boolean): string {
  const its = (alias: string) =>
    `${alias}.ticket_id = ${ticket}.id AND ${alias}.client_id = ${ticket}.client_id`;
  return [
    ...(ours ? [`${ticket}.subject LIKE ?`, inLine(`${ticket}.description`)] : []),
    `EXISTS (SELECT 1 FROM written_request r WHERE ${its('r')} AND r.payload LIKE ?)`,
    `EXISTS (SELECT 1 FROM ticket_message m WHERE ${its('m')} AND m.cancelled = 0 ${ours ? '' : publicOnly}
               AND ${inLine('m.body')})`,
  ].join(' OR ');
}
