import { Injectable } from '@nestjs/common';
import { usualDelay } from '@vigie/rules';
import { Database, found, type Actor } from '@vigie/platform';
import type { EditedIndexSeries, NewIndexSeries } from '@vigie/wire';
import { changeSeries, findSeries, insertSeries } from '../../store/index-series/index-series.store';
import { startReading } from './request-reading';

/** Writes a series down: one of INSEE, which is read at once, or one whose values are typed and imported. */
@Injectable()
export class FollowSeries {
  constructor(private readonly database: Database) {}

  /** Returns the identifier. Error: index.code-taken. */
  execute(actor: Actor, given: NewIndexSeries): Promise<string> {
    return this.database.transaction(async (tx) => {
      const { origin, code, name } = given;
      const facts =
        given.origin === 'own'
          ? { title: given.title, base: given.base, frequency: given.frequency }
          : { title: '', base: '', frequency: 'quarterly' as const };
      const delay = given.origin === 'own' ? given.delayDays : undefined;
      const delayDays = delay ?? usualDelay[facts.frequency];
      const id = await insertSeries(tx, { origin, code, name, ...facts, delayDays });
      await tx.audit(actor, 'index.followed', `index:${id}`, { origin, code, name });
      if (origin === 'insee') await startReading(tx, { id, readStartedAt: null });
      tx.live({ type: 'index.changed', seriesId: id });
      return id;
    });
  }

  /** What our people call it, and when they expect its values. Errors: not-found, version.conflict. */
  async edit(actor: Actor, id: string, { version, stopped, ...said }: EditedIndexSeries): Promise<void> {
    await this.database.transaction(async (tx) => {
      const before = found(await findSeries(tx, id));
      const ends = before.origin === 'own' ? (stopped ?? before.stopped) : before.stopped;
      const values = { ...said, stopped: ends };
      await changeSeries(tx, { id, version }, values);
      await tx.audit(actor, 'index.edited', `index:${id}`, values);
      tx.live({ type: 'index.changed', seriesId: id });
    });
  }
}
