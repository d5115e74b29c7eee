import type { IndexValue, RevisionClause } from '@vigie/rules';
import type { Database, Transaction } from '@vigie/platform';
import type { IndexValueSource } from '@vigie/wire';

type Reader = Database | Transaction;

/** A value with all that proves it: what a price that is computed from it keeps for ever. */
export interface KnownIndexValue extends IndexValue {
  id: string;
  seriesId: string;
  /** The series as its publisher calls it. */
  title: string;
  source: IndexValueSource;
  sourceNote: string;
  /** When its publisher had last changed the series; null for one that was typed. */
  lastUpdate: string | null;
  readAt: Date;
  /** Of the raw answer that it was read from; null for one that was typed. */
  sha256: string | null;
}

interface ReadValue extends Omit<KnownIndexValue, 'provisional'> {
  provisional: number;
}

const known = `
  SELECT v.id, v.series_id AS seriesId, s.code AS series, s.title, v.base, v.period, v.value,
         v.provisional, v.published_on AS publishedOn, v.last_update AS lastUpdate, v.source,
         v.source_note AS sourceNote, v.read_at AS readAt, a.sha256
    FROM index_value v
    JOIN index_series s ON s.id = v.series_id
    LEFT JOIN index_answer a ON a.id = v.answer_id`;

/** The values of series, for whoever computes with them. */
export const IndexValues = {
  /**
   * The values that count in a series, oldest first: those of its present base, so that no two of them are of different
   * bases. What is computed from one freezes it with `sha256` and `readAt`.
   */
  async of(reader: Reader, seriesId: string): Promise<KnownIndexValue[]> {
    return present(
      await reader.query<ReadValue>(
        `${known} WHERE v.series_id = ? AND v.is_current = 1 AND v.base = s.base ORDER BY v.period`,
        [seriesId],
      ),
    );
  },

  /** The same for a series by its code, as clauses of contracts name it; none for one that is not followed. */
  async ofCode(reader: Reader, code: string): Promise<KnownIndexValue[]> {
    return present(
      await reader.query<ReadValue>(
        `${known} WHERE s.code = ? AND v.is_current = 1 AND v.base = s.base ORDER BY v.period`,
        [code],
      ),
    );
  },

  /** One value as it was read, whether it still counts or not; null when there is none. */
  async find(reader: Reader, valueId: string): Promise<KnownIndexValue | null> {
    return present(await reader.query<ReadValue>(`${known} WHERE v.id = ?`, [valueId]))[0] ?? null;
  },

  /**
   * How a value of one series is brought beside one of another, both by their codes: the value of the older series times
   * the coefficient, whichever of the two it is. Undefined when nobody has written a link.
   */
  async link(reader: Reader, base: string, now: string): Promise<RevisionClause['linkCoefficient']> {
    const [link] = await reader.query<{ value: string; old: string }>(
      `SELECT l.coefficient AS value, o.code AS old FROM index_link l
         JOIN index_series o ON o.id = l.old_series_id
         JOIN index_series n ON n.id = l.new_series_id
        WHERE (o.code = ? AND n.code = ?) OR (o.code = ? AND n.code = ?)`,
      [base, now, now, base],
    );
    if (!link) return undefined;
    return { value: link.value, appliesTo: link.old === base ? 'base' : 'new' };
  },
};

const present = (rows: ReadValue[]): KnownIndexValue[] =>
  rows.map(({ provisional, ...row }) => ({ ...row, provisional: provisional === 1 }));
