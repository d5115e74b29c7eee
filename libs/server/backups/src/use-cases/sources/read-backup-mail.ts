import { Injectable } from '@nestjs/common';
import { longestReport, readerFor, readReportMail, usualReportWords, wordsOfHtml } from '@vigie/rules';
import { Database, sha256, type FinishOnce } from '@vigie/platform';
import { ReportMails, type ReportedMail } from '@vigie/tickets';
import { insertReport, type ArrivedReport } from '../../store/sources/report.store';
import { FollowRules } from './follow-rules';

/** Takes up a mail that reports on a backup: a run of the job that its rule names, or something for a person to place. */
@Injectable()
export class ReadBackupMail {
  constructor(
    private readonly database: Database,
    private readonly mails: ReportMails,
    private readonly rules: FollowRules,
  ) {}

  async execute(inboundMailId: string, finish: FinishOnce): Promise<void> {
    const report = arrived(inboundMailId, await this.mails.read(inboundMailId));
    await this.database.transaction(async (tx) => {
      if (!(await finish(tx))) return;
      const id = await insertReport(tx, report);
      if (id !== null) await this.rules.place(tx, { ...report, id });
    });
  }
}

/** The same Message-ID of the same sender is one report, however often it is delivered. */
function arrived(inboundMailId: string, mail: ReportedMail): ArrivedReport {
  const whole = textOf(mail);
  const text = whole.slice(0, longestReport);
  const truncated = text.length < whole.length;
  const { from: sender, subject, forged, receivedAt } = mail;
  const asMail = { subject, text, truncated };
  return {
    kind: 'mail',
    externalId: sha256(mail.messageId === null ? mail.rawSha256 : `${sender} ${mail.messageId}`),
    ...{ inboundMailId, sender, subject, truncated, forged, receivedAt },
    content: text,
    reason: 'new',
    seems: readReportMail(asMail, { reader: readerFor(asMail), words: usualReportWords }).outcome,
  };
}

/** Its text, and what its page says besides: some programs write in one of them only. */
function textOf({ text, html }: ReportedMail): string {
  const page = html === null ? '' : wordsOfHtml(html.slice(0, 10 * longestReport));
  const flat = (words: string) => words.replaceAll(/\s+/gu, ' ').trim();
  return page === '' || flat(text).includes(flat(page)) ? text.trim() : `${text.trim()}\n\n${page}`.trim();
}
