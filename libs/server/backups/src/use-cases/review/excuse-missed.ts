import { Injectable } from '@nestjs/common';
import { Database, DomainError, type Actor } from '@vigie/platform';
import type { MissedExcuse } from '@vigie/wire';
import { excuseMissed, holdEntry, lastReview } from '../../store/review/board.store';
import { alertTexts } from '../../texts/alerts/alert.texts';
import { RaiseAlert } from '../alerts/raise-alert';

/** A run that did not come did not have to: maintenance, a day on which the client was closed. */
@Injectable()
export class ExcuseMissed {
  constructor(
    private readonly database: Database,
    private readonly alerts: RaiseAlert,
  ) {}

  /** Errors: not-found, backup.not-missed; backup.already-reviewed with who said what. */
  execute(actor: Actor, key: string, { reason }: MissedExcuse): Promise<void> {
    return this.database.transaction(async (tx) => {
      const entry = await holdEntry(tx, actor.scope, key);
      if (entry.kind !== 'missed') throw new DomainError('backup.not-missed');
      const last = await lastReview(tx, entry);
      if (entry.excusedBy !== null || last)
        throw new DomainError('backup.already-reviewed', {
          by: entry.excusedBy ?? last?.personName ?? '',
          verdict: last?.verdict ?? 'excused',
        });
      const by = actor.name.slice(0, 150);
      await excuseMissed(tx, entry, by, reason);
      const { jobId, clientId } = entry;
      await this.alerts.recover(tx, {
        ...{ jobId, class: 'missed', cause: `missed:${entry.id}` },
        detail: alertTexts.excused(by, reason),
      });
      await tx.audit(actor, 'backup.excused', `backup-missed-${entry.id}`, { reason });
      tx.live({ type: 'backup.changed', clientId, jobId });
    });
  }
}
