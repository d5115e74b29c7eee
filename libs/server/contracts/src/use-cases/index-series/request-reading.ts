import { Injectable } from '@nestjs/common';
import {
  Clock,
  Database,
  DomainError,
  DueWork,
  found,
  systemActor,
  type Actor,
  type Transaction,
} from '@vigie/platform';
import {
  dueSeries,
  lockSeries,
  noteSeries,
  type StoredSeries,
} from '../../store/index-series/index-series.store';

const hourMs = 3_600_000;
/** A reading that has not ended by then was given up. */
const longestMs = 15 * 60_000;

/** Has a series read: around the days on which values appear, or when somebody asks. One reading at a time. */
@Injectable()
export class RequestReading extends DueWork {
  readonly kind = 'index-reading';

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    super();
  }

  /** Errors: index.not-read. One that is under way goes on. */
  async execute(actor: Actor, seriesId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const series = found(await lockSeries(tx, seriesId));
      if (series.origin !== 'insee') throw new DomainError('index.not-read');
      if (await startReading(tx, series)) await tx.audit(actor, 'index.reading-asked', `index:${seriesId}`);
    });
  }

  overdue(_graceMs: number, limit: number): Promise<string[]> {
    return dueSeries(this.database, this.clock.now(), limit);
  }

  /** A few minutes more or less: they need no wake-up. */
  upcoming(): Promise<{ id: string; at: Date }[]> {
    return Promise.resolve([]);
  }

  async fire(seriesId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const series = await lockSeries(tx, seriesId);
      if (!series?.readDueAt || series.readDueAt > tx.now) return;
      // What ends the reading says when the next one is; this is for a worker that dies before.
      await noteSeries(tx, seriesId, { readDueAt: new Date(tx.now.getTime() + hourMs) });
      if (await startReading(tx, series))
        await tx.audit(systemActor('index'), 'index.reading-asked', `index:${seriesId}`);
    });
  }
}

/** False when a reading is under way. */
export async function startReading(
  tx: Transaction,
  { id, readStartedAt }: Pick<StoredSeries, 'id' | 'readStartedAt'>,
): Promise<boolean> {
  if (readStartedAt && tx.now.getTime() - readStartedAt.getTime() < longestMs) return false;
  await noteSeries(tx, id, { readStartedAt: tx.now });
  await tx.emit('index.reading-due', { seriesId: id, startedAt: tx.now.toISOString() });
  tx.live({ type: 'index.changed', seriesId: id });
  return true;
}
