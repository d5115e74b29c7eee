import type { TestApp } from '@vigie/directory/testing';
import { fromJson, type FinishOnce } from '@vigie/platform';
import { AdvanceReminderRun } from '../use-cases/reminders/advance-reminder-run';
import { FollowReminderMails } from '../use-cases/reminders/follow-reminder-mails';
import { FollowSettlement } from '../use-cases/reminders/follow-settlement';
import { MakeReminderLetter } from '../use-cases/reminders/make-reminder-letter';

interface Payload {
  runId: string;
  step: number;
  reminderId: string;
  clientId: string;
}
type Work = (payload: Payload, finish: FinishOnce) => Promise<void>;

/** Does the jobs that follow from reminders and payments as a worker does, one after the other. */
export class BillingWorker {
  private readonly works: Record<string, Work>;

  constructor(private readonly test: TestApp) {
    const { app } = test;
    this.works = {
      'reminder-run.advance': ({ runId, step }, finish) =>
        app.get(AdvanceReminderRun, { strict: false }).execute(runId, step, finish),
      'reminder.letter': ({ reminderId }, finish) =>
        app.get(MakeReminderLetter, { strict: false }).execute(reminderId, finish),
      'invoice.follow-settlement': ({ clientId }, finish) =>
        app.get(FollowSettlement, { strict: false }).execute(clientId, finish),
    };
  }

  /** The next job; false when there is none. A worker that dies does everything but the last commit. */
  async step(fate: 'lives' | 'dies' = 'lives'): Promise<boolean> {
    const row = await this.test.database.one<{ id: string; job: string; payload: string | object }>(
      'SELECT id, job, payload FROM outbox WHERE job IN (?) AND done_at IS NULL ORDER BY id LIMIT 1',
      [Object.keys(this.works)],
    );
    if (!row) return false;
    const finish: FinishOnce = async (tx) => {
      if (fate === 'dies') throw new Error('killed');
      const done = 'UPDATE outbox SET done_at = NOW(3) WHERE id = ? AND done_at IS NULL';
      return (await tx.execute(done, [row.id])) === 1;
    };
    await this.works[row.job]?.(fromJson<Payload>(row.payload as never), finish);
    return true;
  }

  /** Everything that waits, and what has become of the mails. */
  async all(): Promise<void> {
    while (await this.step());
    const following = this.test.app.get(FollowReminderMails, { strict: false });
    for (const id of await following.overdue(0, 100)) await following.fire(id);
  }

  /** A worker that is killed at the end of its job: the job stays to be done. */
  async dies(): Promise<void> {
    await expect(this.step('dies')).rejects.toThrow('killed');
  }
}
