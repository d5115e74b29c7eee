import { Injectable } from '@nestjs/common';
import { readReportMail, ruleFor } from '@vigie/rules';
import type { Transaction } from '@vigie/platform';
import { RecordRun } from '../runs/record-run';
import { keepWaiting, placeReport, type StoredReport } from '../../store/sources/report.store';
import { rulesToTry, ruleUsed, type StoredRule } from '../../store/sources/rule.store';

type Mail = Pick<
  StoredReport,
  'id' | 'externalId' | 'sender' | 'subject' | 'content' | 'truncated' | 'forged' | 'receivedAt' | 'seems'
> & {
  /** Of a reading before, which did not understand it. */
  runId?: string | null;
};

/** Takes a mail to its job by the rules that people taught; in doubt it waits for one of them. */
@Injectable()
export class FollowRules {
  constructor(private readonly recording: RecordRun) {}

  /** Inside the caller's transaction; false when the mail waits. */
  async place(tx: Transaction, mail: Mail): Promise<boolean> {
    const rule = ruleFor(mail, await rulesToTry(tx, mail.sender));
    if (typeof rule === 'string') {
      await keepWaiting(tx, mail, rule);
      return false;
    }
    return this.read(tx, mail, rule);
  }

  /** A mail that its rule cannot read is a run of which nobody knows how it ended, and waits besides. */
  private async read(tx: Transaction, mail: Mail, rule: StoredRule): Promise<boolean> {
    const { subject, content: text, truncated } = mail;
    const { outcome, message, counts } = readReportMail({ subject, text, truncated }, rule);
    const { runId } = await this.recording.record(tx, {
      jobId: rule.jobId,
      source: 'mail',
      // The run that nobody understood stays: it has ended.
      externalId: mail.runId ? `${mail.externalId}:${rule.id}` : mail.externalId,
      outcome: outcome === 'running' ? 'unknown' : outcome,
      startedAt: null,
      endedAt: mail.receivedAt,
      counts,
      message: message ?? subject,
    });
    const isRead = outcome !== 'unknown';
    await placeReport(tx, mail.id, {
      state: isRead ? 'placed' : 'waiting',
      reason: isRead ? null : 'unreadable',
      seems: outcome,
      jobId: rule.jobId,
      clientId: rule.clientId,
      runId,
    });
    await ruleUsed(tx, rule.id);
    return isRead;
  }
}
