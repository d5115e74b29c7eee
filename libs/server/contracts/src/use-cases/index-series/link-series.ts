import { Injectable } from '@nestjs/common';
import { Database, DomainError, found, type Actor } from '@vigie/platform';
import type { EditedIndexLink, NewIndexLink } from '@vigie/wire';
import {
  areLinked,
  changeLink,
  deleteLink,
  findLink,
  insertLink,
} from '../../store/index-series/index-link.store';
import { lockSeries } from '../../store/index-series/index-series.store';

/** Coefficients that bring a value of an old series beside those of the one that took its place. */
@Injectable()
export class LinkSeries {
  constructor(private readonly database: Database) {}

  /** Errors: not-found, index.link-refused, index.link-taken. */
  async execute(actor: Actor, link: NewIndexLink): Promise<void> {
    const { oldSeriesId, newSeriesId } = link;
    if (oldSeriesId === newSeriesId) throw new DomainError('index.link-refused');
    await this.database.transaction(async (tx) => {
      // Both are held, in one order: two people cannot link them in both directions.
      for (const id of [oldSeriesId, newSeriesId].toSorted()) found(await lockSeries(tx, id));
      if (await areLinked(tx, oldSeriesId, newSeriesId)) throw new DomainError('index.link-taken');
      await insertLink(tx, actor, link);
      await tx.audit(actor, 'index.linked', `index:${newSeriesId}`, link);
      for (const seriesId of [oldSeriesId, newSeriesId]) tx.live({ type: 'index.changed', seriesId });
    });
  }

  /** Errors: not-found, version.conflict. */
  async edit(actor: Actor, id: string, values: EditedIndexLink): Promise<void> {
    await this.database.transaction(async (tx) => {
      const { oldSeriesId, newSeriesId, coefficient: before } = found(await findLink(tx, id));
      await changeLink(tx, id, values);
      await tx.audit(actor, 'index.link-edited', `index:${newSeriesId}`, { before, ...values });
      for (const seriesId of [oldSeriesId, newSeriesId]) tx.live({ type: 'index.changed', seriesId });
    });
  }

  /** What was computed with it keeps the coefficient it had. Error: not-found. */
  async remove(actor: Actor, id: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const { oldSeriesId, newSeriesId, coefficient } = found(await findLink(tx, id));
      await deleteLink(tx, id);
      await tx.audit(actor, 'index.unlinked', `index:${newSeriesId}`, { oldSeriesId, coefficient });
      for (const seriesId of [oldSeriesId, newSeriesId]) tx.live({ type: 'index.changed', seriesId });
    });
  }
}
