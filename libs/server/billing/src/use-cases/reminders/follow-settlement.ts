import { Injectable } from '@nestjs/common';
import { Database, systemActor, type FinishOnce } from '@vigie/platform';
import { isOverdue } from '../../store/reminders/reminder-plan.store';
import { endPauses } from '../../store/reminders/reminder-pause.store';
import { todayOf } from '../../store/penalties/today';

const vigie = systemActor('billing');

/** What follows when nothing of an invoice is owed any more: a promise of payment is kept once nothing is overdue. */
@Injectable()
export class FollowSettlement {
  constructor(private readonly database: Database) {}

  execute(clientId: string, finish: FinishOnce): Promise<void> {
    return this.database.transaction(async (tx) => {
      if (!(await finish(tx))) return;
      const sql = `SELECT i.id FROM invoice i WHERE ${isOverdue} AND i.client_id = ? LIMIT 1`;
      if ((await tx.query(sql, [todayOf(tx), clientId])).length > 0) return;
      if ((await endPauses(tx, clientId, { kind: 'promise', ending: 'paid', by: vigie.name })) > 0)
        await tx.audit(vigie, 'reminder.promise-kept', `client:${clientId}`);
      tx.live({ type: 'reminder.changed' });
    });
  }
}
