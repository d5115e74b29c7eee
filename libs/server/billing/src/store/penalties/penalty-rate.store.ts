import type { Actor, Transaction } from '@vigie/platform';
import {
  halfYearToKnow,
  startOfHalfYear,
  type HalfYear,
  type LocalDate,
  type PenaltyRates,
} from '@vigie/rules';
import type { AwaitedRates, PenaltyRateKind } from '@vigie/wire';
import { PenaltyRateRow } from './penalty-rate.row';

type Source = Pick<Transaction, 'manager'>;
export type StoredRate = PenaltyRateRow;

/** Kinds that penalties are computed with: between professionals the rate of individuals is for information. */
const needed = ['legal', 'refinancing'] as const satisfies readonly PenaltyRateKind[];

/** The rates that count, oldest first. */
export const currentRates = ({ manager }: Source): Promise<PenaltyRateRow[]> =>
  manager.find(PenaltyRateRow, { where: { isCurrent: true }, order: { half: 'ASC', kind: 'ASC' } });

/** The rates of a half-year that count, held until the end of the transaction. */
export const lockRates = ({ manager }: Transaction, half: HalfYear): Promise<PenaltyRateRow[]> =>
  manager.find(PenaltyRateRow, { where: { half, isCurrent: true }, lock: { mode: 'pessimistic_write' } });

/** The same as penalties are computed with them. */
export async function penaltyRatesOf(source: Source): Promise<PenaltyRates> {
  const byHalf = Map.groupBy(await currentRates(source), ({ half }) => half);
  return new Map(
    [...byHalf].map(([half, rows]) => [
      half,
      { legal: rateIn(rows, 'legal'), refinancing: rateIn(rows, 'refinancing') },
    ]),
  );
}

/** The rate of a kind, as it was published; null while it is awaited. */
export const rateIn = (rows: readonly PenaltyRateRow[], kind: PenaltyRateKind): string | null =>
  rows.find((row) => row.kind === kind)?.rate.replace(/0$/, '') ?? null;

/** The half-year whose rates must be known by now and are not. */
export async function awaitedRatesOn(source: Source, today: LocalDate): Promise<AwaitedRates | null> {
  const half = halfYearToKnow(today);
  const known = await source.manager.find(PenaltyRateRow, { where: { half, isCurrent: true } });
  const missing = needed.filter((kind) => rateIn(known, kind) === null);
  return missing.length === 0 ? null : { half, from: startOfHalfYear(half), missing };
}

type NewRate = Pick<PenaltyRateRow, 'half' | 'kind' | 'rate' | 'sourceNote' | 'publishedOn'>;

/** Adds a rate that counts from now on. */
export const insertRate = (tx: Transaction, actor: Actor, rate: NewRate): Promise<string> =>
  tx.insert(PenaltyRateRow, { ...rate, recordedAt: tx.now, recordedBy: nameOf(actor), isCurrent: true });

/** A rate counts no longer: another one takes its place. */
export async function endRate(tx: Transaction, actor: Actor, id: string, endReason: string): Promise<void> {
  const ended = { isCurrent: null, endedAt: tx.now, endedBy: nameOf(actor), endReason };
  await tx.manager.update(PenaltyRateRow, { id }, ended);
}

const nameOf = ({ name }: Actor): string => name.slice(0, 150);
