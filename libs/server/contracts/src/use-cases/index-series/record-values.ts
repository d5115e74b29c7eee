import { isSameNumber, jumps, type LocalDate } from '@vigie/rules';
import type { Actor, Transaction } from '@vigie/platform';
import type { IndexValueSource } from '@vigie/wire';
import { raiseAlert } from '../../store/index-series/index-alert.store';
import {
  currentValues,
  endValue,
  insertValue,
  type StoredValue,
} from '../../store/index-series/index-value.store';

export interface GivenValue {
  period: string;
  value: string;
  provisional: boolean;
  publishedOn: LocalDate;
  source: IndexValueSource;
  sourceNote: string;
  lastUpdate: LocalDate | null;
  answerId: string | null;
}

export const valueChanges = ['same', 'added', 'confirmed', 'corrected'] as const;
/** What a value does to the one that is there: the same number with another quality or source is a confirmation. */
export type ValueChange = (typeof valueChanges)[number];

/** Compares a value with the one that counts now. */
export function changeOf(
  before: Pick<StoredValue, 'value' | 'provisional' | 'source'> | undefined,
  given: Pick<GivenValue, 'value' | 'provisional' | 'source'>,
): ValueChange {
  if (!before) return 'added';
  if (!isSameNumber(before.value, given.value)) return 'corrected';
  const stronger = given.source === 'insee' && before.source !== 'insee';
  return before.provisional !== given.provisional || stronger ? 'confirmed' : 'same';
}

/**
 * Writes values of a series that the caller holds. What was read before is ended and stays; a correction, and a value that
 * moves more than values do, are put before people. Returns how many changed, by kind.
 */
export async function recordValues(
  tx: Transaction,
  actor: Actor,
  series: { id: string; base: string },
  given: readonly GivenValue[],
): Promise<Record<ValueChange, number>> {
  const counts = { same: 0, added: 0, confirmed: 0, corrected: 0 };
  const current = await currentValues(tx, series.id, series.base);
  const wasEmpty = current.size === 0;
  for (const value of given.toSorted((one, other) => (one.period < other.period ? -1 : 1))) {
    const before = current.get(value.period);
    const change = changeOf(before, value);
    counts[change] += 1;
    if (change === 'same') continue;
    if (before) await endValue(tx, actor, before.id, null);
    // A period is published once: its correction does not make it unknown on the days between.
    const publishedOn = before?.publishedOn ?? value.publishedOn;
    const written = { ...value, publishedOn, seriesId: series.id, base: series.base };
    const valueId = await insertValue(tx, actor, written);
    await tx.emit('index.value-changed', { seriesId: series.id, valueId, change });
    const seen = { period: value.period, after: value.value };
    if (change === 'corrected' && before)
      await raiseAlert(tx, series.id, 'value-corrected', { ...seen, before: before.value });
    const previous = wasEmpty ? undefined : lastBefore(current, value.period);
    if (change === 'added' && previous && jumps(previous.value, value.value))
      await raiseAlert(tx, series.id, 'value-jumps', { ...seen, before: previous.value });
  }
  return counts;
}

function lastBefore(values: ReadonlyMap<string, StoredValue>, period: string): StoredValue | undefined {
  return [...values.values()].findLast((one) => one.period < period);
}
