import { Injectable } from '@nestjs/common';
import { Database } from '@vigie/platform';
import { readInbound } from '../../store/mail/mail.store';
import { MailOriginals } from './mail-originals';
import { isForged } from './route-mail-decision';

/** A mail that reports on a backup, as those read it who know of backups. */
export interface ReportedMail {
  /** Of its sender; null when it has none. */
  messageId: string | null;
  rawSha256: string;
  from: string;
  subject: string;
  text: string;
  html: string | null;
  receivedAt: Date;
  /** Nobody can say that it comes from whom it names. */
  forged: boolean;
}

/** Kept mails that report on backups. */
@Injectable()
export class ReportMails {
  constructor(
    private readonly database: Database,
    private readonly originals: MailOriginals,
  ) {}

  /** One of them, read again from its raw bytes; 404 when there is none. What cannot be read any more has no text. */
  async read(inboundMailId: string): Promise<ReportedMail> {
    const inbound = await readInbound(this.database, inboundMailId);
    const reading = await this.originals.read(inbound.rawFileKey);
    const { messageId, rawSha256, fromAddress: from, subject, receivedAt } = inbound;
    const known = { messageId, rawSha256, from, subject, receivedAt };
    if (!reading.ok) return { ...known, text: '', html: null, forged: true };
    const { text, html, headers, severalSenders } = reading.mail;
    return { ...known, text, html, forged: severalSenders || isForged(headers) };
  }
}
