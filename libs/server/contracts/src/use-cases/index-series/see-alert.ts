import { Injectable } from '@nestjs/common';
import { Database, type Actor } from '@vigie/platform';
import { seeAlert } from '../../store/index-series/index-alert.store';

/** Somebody has looked at what changed about a series. Twice is once. */
@Injectable()
export class SeeAlert {
  constructor(private readonly database: Database) {}

  async execute(actor: Actor, seriesId: string, alertId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      if (!(await seeAlert(tx, actor, { id: alertId, seriesId }))) return;
      await tx.audit(actor, 'index.alert-seen', `index:${seriesId}`, { alertId });
      tx.live({ type: 'index.changed', seriesId });
    });
  }
}
