import { Injectable } from '@nestjs/common';
import { frequencyOf, localDateOf, publicationFault } from '@vigie/rules';
import { Database, DomainError, found, type Actor, type Transaction } from '@vigie/platform';
import type { TypedIndexValue } from '@vigie/wire';
import { lockSeries, type StoredSeries } from '../../store/index-series/index-series.store';
import { currentValues, endValue } from '../../store/index-series/index-value.store';
import { recordValues } from './record-values';

const zone = 'Europe/Paris';

/** Values that people bring themselves, with where they are published. What INSEE published is not theirs to change. */
@Injectable()
export class TypeValue {
  constructor(private readonly database: Database) {}

  /** Errors: not-found, index.period-refused, index.published-refused, index.value-read, index.value-stale. */
  async execute(actor: Actor, seriesId: string, period: string, typed: TypedIndexValue): Promise<void> {
    await this.database.transaction(async (tx) => {
      const series = found(await lockSeries(tx, seriesId));
      if (frequencyOf(period) !== series.frequency) throw new DomainError('index.period-refused');
      const today = localDateOf(tx.now.toISOString(), zone);
      if (publicationFault(typed.publishedOn, period, today))
        throw new DomainError('index.published-refused');
      const { replaces, ...value } = typed;
      const before = await this.current(tx, series, period);
      if ((before?.id ?? null) !== replaces) throw new DomainError('index.value-stale');
      const given = { ...value, period, source: 'manual' as const, lastUpdate: null, answerId: null };
      const counts = await recordValues(tx, actor, series, [given]);
      await tx.audit(actor, 'index.value-typed', `index:${seriesId}`, { period, ...value, ...counts });
      tx.live({ type: 'index.changed', seriesId });
    });
  }

  /** A value that should not be there; it stays in the history. Errors: not-found, index.value-read. */
  async withdraw(actor: Actor, seriesId: string, period: string, reason: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const series = found(await lockSeries(tx, seriesId));
      const { id, value } = found(await this.current(tx, series, period));
      await endValue(tx, actor, id, reason);
      await tx.emit('index.value-changed', { seriesId, valueId: id, change: 'withdrawn' });
      await tx.audit(actor, 'index.value-withdrawn', `index:${seriesId}`, { period, value, reason });
      tx.live({ type: 'index.changed', seriesId });
    });
  }

  private async current(tx: Transaction, { id, base }: StoredSeries, period: string) {
    const before = (await currentValues(tx, id, base)).get(period) ?? null;
    if (before?.source === 'insee') throw new DomainError('index.value-read');
    return before;
  }
}
