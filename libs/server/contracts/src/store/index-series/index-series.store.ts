import { DomainError, isDuplicate, type Database, type Transaction } from '@vigie/platform';
import type { QueryDeepPartialEntity } from 'typeorm';
import { IndexSeriesRow } from './index-series.row';

type Reader = Database | Transaction;
export type StoredSeries = IndexSeriesRow;

export const findSeries = ({ manager }: Reader, id: string): Promise<StoredSeries | null> =>
  manager.findOneBy(IndexSeriesRow, { id });

export const seriesByCode = ({ manager }: Reader, code: string): Promise<StoredSeries | null> =>
  manager.findOneBy(IndexSeriesRow, { code });

/** Holds a series until the transaction ends: its values change one after the other. */
export const lockSeries = ({ manager }: Transaction, id: string): Promise<StoredSeries | null> =>
  manager.findOne(IndexSeriesRow, { where: { id }, lock: { mode: 'pessimistic_write' } });

type Given = Pick<IndexSeriesRow, 'code' | 'origin' | 'name' | 'title' | 'base' | 'frequency' | 'delayDays'>;

/** Error: index.code-taken. */
export async function insertSeries(tx: Transaction, given: Given): Promise<string> {
  try {
    return await tx.insert(IndexSeriesRow, {
      ...given,
      unit: '',
      stopped: false,
      failures: 0,
      createdAt: tx.now,
      version: 1,
    });
  } catch (error) {
    throw isDuplicate(error) ? new DomainError('index.code-taken') : error;
  }
}

/** What people edit; throws version.conflict. */
export const changeSeries = (
  tx: Transaction,
  key: { id: string; version: number },
  values: Pick<IndexSeriesRow, 'name' | 'delayDays' | 'stopped'>,
): Promise<void> => tx.updateVersioned(IndexSeriesRow, key, values);

/** How its reading stands, and what it says of itself: nobody edits that. */
export async function noteSeries(
  { manager }: Transaction,
  id: string,
  values: QueryDeepPartialEntity<IndexSeriesRow>,
): Promise<void> {
  await manager.update(IndexSeriesRow, { id }, values);
}

/** Series that are due to be read, the longest due first. */
export async function dueSeries(database: Database, before: Date, limit: number): Promise<string[]> {
  const rows = await database.query<{ id: string }>(
    'SELECT id FROM index_series WHERE read_due_at <= ? ORDER BY read_due_at LIMIT ?',
    [before, limit],
  );
  return rows.map(({ id }) => id);
}
