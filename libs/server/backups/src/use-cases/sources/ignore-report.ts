import { Injectable } from '@nestjs/common';
import { Database, type Actor } from '@vigie/platform';
import { lockWaiting, placeReport } from '../../store/sources/report.store';

/** Puts a report aside with a reason; it stays, and is no run. */
@Injectable()
export class IgnoreReport {
  constructor(private readonly database: Database) {}

  /** Errors: not-found, backup-report.decided. */
  async execute(actor: Actor, id: string, reason: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      await lockWaiting(tx, id);
      const decided = { decidedAt: tx.now, decidedBy: actor.name, note: reason };
      await placeReport(tx, id, { state: 'ignored', ...decided });
      await tx.audit(actor, 'backup-report.ignored', `backup-report:${id}`, { reason });
    });
  }
}
