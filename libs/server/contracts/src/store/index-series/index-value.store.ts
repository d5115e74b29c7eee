import type { Actor, Database, Transaction } from '@vigie/platform';
import { IndexValueRow } from './index-value.row';

export type StoredValue = IndexValueRow;

type Given = Pick<
  IndexValueRow,
  | 'seriesId'
  | 'period'
  | 'base'
  | 'value'
  | 'provisional'
  | 'source'
  | 'sourceNote'
  | 'publishedOn'
  | 'lastUpdate'
  | 'answerId'
>;

/** The values of a series that count in a base, by period; whoever changes them holds the series. */
export async function currentValues(
  { manager }: Database | Transaction,
  seriesId: string,
  base: string,
): Promise<Map<string, StoredValue>> {
  const rows = await manager.find(IndexValueRow, {
    where: { seriesId, base, isCurrent: true },
    order: { period: 'ASC' },
  });
  return new Map(rows.map((row) => [row.period, row]));
}

/** Adds a value that counts from now on. */
export const insertValue = (tx: Transaction, actor: Actor, given: Given): Promise<string> =>
  tx.insert(IndexValueRow, { ...given, readAt: tx.now, readBy: nameOf(actor), isCurrent: true });

/** A value counts no longer: another one took its place, or it is withdrawn for a reason. */
export async function endValue(
  tx: Transaction,
  actor: Actor,
  id: string,
  endReason: string | null,
): Promise<void> {
  const ended = { isCurrent: null, endedAt: tx.now, endedBy: nameOf(actor), endReason };
  await tx.manager.update(IndexValueRow, { id }, ended);
}

const nameOf = ({ name }: Actor): string => name.slice(0, 150);
