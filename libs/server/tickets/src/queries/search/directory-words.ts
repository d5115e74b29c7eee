import { fold } from '@vigie/rules';
import { literal, type Sql } from './wanted-words';

/** Where something of the directory is found: what it is known by first, and by what else. */
export interface DirectoryColumns {
  known: readonly string[];
  others: readonly string[];
  /** Whether a full-text index holds all of them, in this order. */
  indexed: boolean;
}

/** The shortest word that the full-text indexes of InnoDB hold, and those they leave out. */
const shortest = 3;
const leftOut = new Set(
  'about are com for from how that the this was what when where who will with und www'.split(' '),
);

/** Every word must be in one of the columns, none of the unwanted ones in any. */
export function directoryMatch(
  { known, others, indexed }: DirectoryColumns,
  words: readonly string[],
  unwanted: readonly string[],
): Sql {
  const columns = [...known, ...others];
  const holds = (word: string): Sql => ({
    sql: `(${columns.map((column) => `COALESCE(${column}, '') LIKE ?`).join(' OR ')})`,
    parameters: columns.map(() => `%${literal(word)}%`),
  });
  const listed = words.flatMap(listedWords);
  return all([
    ...(indexed && listed.length > 0
      ? [
          {
            sql: `MATCH (${columns.join(', ')}) AGAINST (? IN BOOLEAN MODE)`,
            parameters: [listed.map((word) => `+${word}*`).join(' ')],
          },
        ]
      : []),
    ...words.map(holds),
    ...unwanted.map(holds).map(({ sql, parameters }) => ({ sql: `NOT ${sql}`, parameters })),
  ]);
}

/** At least one of the words must be in the column. */
export function anyOf(column: string, words: readonly string[]): Sql {
  return {
    sql: `(${words.map(() => `${column} LIKE ?`).join(' OR ')})`,
    parameters: words.map((word) => `%${literal(word)}%`),
  };
}

/** Sorts what is known by exactly that first, then what begins so, then those that hold the words somewhere. */
export function directoryRank({ known }: DirectoryColumns, words: readonly string[]): Sql {
  const whole = words.join(' ');
  const one = (operator: string) => known.map((column) => `${column} ${operator} ?`).join(' OR ');
  return {
    sql: `CASE WHEN ${one('=')} THEN 0 WHEN ${one('LIKE')} THEN 1 ELSE 2 END`,
    parameters: [...known.map(() => whole), ...known.map(() => `${literal(whole)}%`)],
  };
}

/** What of a typed text a full-text index can be asked for: letters and digits only, so that nothing is an operator. */
function listedWords(text: string): string[] {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => word.length >= shortest && !leftOut.has(fold(word)));
}

/** Conditions that must all hold. */
export function all(parts: readonly Sql[]): Sql {
  return {
    sql: parts.length > 0 ? parts.map(({ sql }) => sql).join(' AND ') : 'TRUE',
    parameters: parts.flatMap(({ parameters }) => parameters),
  };
}
