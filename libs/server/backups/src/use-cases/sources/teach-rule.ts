import { Injectable } from '@nestjs/common';
import { Database, DomainError, type Actor } from '@vigie/platform';
import type { TaughtRule } from '@vigie/wire';
import { lockJob } from '../../store/runs/job.store';
import { lockWaiting, placeReport, waitingMailsOf } from '../../store/sources/report.store';
import { deleteRule, forgetRules, insertRule } from '../../store/sources/rule.store';
import { FollowRules } from './follow-rules';

const alsoAtMost = 200;

/** Approves the mails of a job: this one and those like it are read by this rule from now on. */
@Injectable()
export class TeachRule {
  constructor(
    private readonly database: Database,
    private readonly rules: FollowRules,
  ) {}

  /**
   * Returns how many others that waited were read by it. Errors: not-found, backup-report.decided,
   * backup-report.other-kind, backup-report.forged.
   */
  async execute(actor: Actor, id: string, { jobId, ...rule }: TaughtRule): Promise<number> {
    return this.database.transaction(async (tx) => {
      const report = await lockWaiting(tx, id);
      if (report.kind !== 'mail') throw new DomainError('backup-report.other-kind');
      if (report.forged) throw new DomainError('backup-report.forged');
      const { clientId } = await lockJob(tx, jobId);
      const { sender } = report;
      await forgetRules(tx, { jobId, sender, subject: report.subject });
      const ruleId = await insertRule(tx, { ...rule, jobId, clientId, sender, createdBy: actor.name });
      await placeReport(tx, id, { decidedAt: tx.now, decidedBy: actor.name });
      const placed: string[] = [];
      for (const mail of await waitingMailsOf(tx, sender, alsoAtMost)) {
        if (await this.rules.place(tx, mail)) placed.push(mail.id);
      }
      await tx.audit(actor, 'backup-rule.taught', `backup-rule:${ruleId}`, { jobId, sender, ...rule });
      return placed.filter((one) => one !== id).length;
    });
  }

  /** Takes a rule away: the next mails wait for a person again. Error: not-found. */
  async forget(actor: Actor, ruleId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const { jobId, sender, subject } = await deleteRule(tx, ruleId);
      await tx.audit(actor, 'backup-rule.forgotten', `backup-rule:${ruleId}`, { jobId, sender, subject });
      tx.live({ type: 'backup-sources.changed' });
    });
  }
}
