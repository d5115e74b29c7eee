import { Injectable } from '@nestjs/common';
import { Database, type FinishOnce, type JobPayload } from '@vigie/platform';
import { countOpenClocks } from '../../store/sla/open-clocks.store';
import { insertRecompute, nameOfChange } from '../../store/sla/sla-recompute.store';

/** Begins to bring the open clocks in line with a change of terms that is in force. */
@Injectable()
export class StartRecompute {
  constructor(private readonly database: Database) {}

  execute(change: JobPayload<'clock.start-recompute'>, finish: FinishOnce): Promise<void> {
    return this.database.transaction(async (tx) => {
      if (!(await finish(tx))) return;
      const { policyId, calendarId = null, clientId = null } = change;
      const cause = policyId ? 'policy' : calendarId ? 'calendar' : 'client';
      const label = await nameOfChange(tx, cause, policyId ?? calendarId ?? clientId ?? '0');
      if (label === null) return;
      const total = await countOpenClocks(tx, { calendarId, clientId });
      const recomputeId = await insertRecompute(tx, { cause, label, calendarId, clientId, total });
      await tx.emit('sla.recompute-due', { recomputeId });
    });
  }
}
