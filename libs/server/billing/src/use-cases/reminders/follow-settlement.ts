import { Injectable } from '@nestjs/common';
import { Database, systemActor, todayOf, type FinishOnce } from '@vigie/platform';
import { isOverdue } from '../../store/reminders/reminder-plan.store';
import { endPauses } from '../../store/reminders/reminder-pause.store';
import { LiftSuspension } from '../suspensions/lift-suspension';

const vigie = systemActor('billing');

/** Once nothing of an invoice is owed any more, suspensions are lifted, and promises of payment have been kept. */
@Injectable()
export class FollowSettlement {
  constructor(
    private readonly database: Database,
    private readonly lifting: LiftSuspension,
  ) {}

  execute(clientId: string, finish: FinishOnce): Promise<void> {
    return this.database.transaction(async (tx) => {
      if (!(await finish(tx))) return;
      await this.lifting.liftPaid(tx, clientId);
      const sql = `SELECT i.id FROM invoice i WHERE ${isOverdue} AND i.client_id = ? LIMIT 1`;
      if ((await tx.query(sql, [todayOf(tx), clientId])).length > 0) return;
      if ((await endPauses(tx, clientId, { kind: 'promise', ending: 'paid', by: vigie.name })) > 0)
        await tx.audit(vigie, 'reminder.promise-kept', `client:${clientId}`);
      tx.live({ type: 'reminder.changed' });
    });
  }
}
