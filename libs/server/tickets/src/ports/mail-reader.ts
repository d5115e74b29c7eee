import type { DeliveryOutcome } from '@vigie/rules';
import type { QuarantineReason } from '@vigie/wire';

/** An e-mail taken apart, safe to show and to store. */
export interface ReadMail {
  messageId: string | null;
  inReplyTo: string | null;
  references: string[];
  from: { address: string; name: string };
  /** More than one author is named: nobody can say who wrote it. */
  severalSenders: boolean;
  to: string[];
  /** Whom its author copied. */
  cc: string[];
  subject: string;
  /** When its author's server says it was sent; never used for a deadline. */
  date: Date | null;
  /** The whole text, converted from HTML when there is no text part. */
  text: string;
  /** The text without what it quotes. */
  replyText: string;
  /** Sanitised HTML without scripts, styles of the page, forms or remote images. */
  html: string | null;
  /** Headers by lower-case name, for the rules on automatic mail. */
  headers: Record<string, string | string[]>;
  attachments: {
    name: string;
    type: string;
    content: Buffer;
    /** By which the HTML shows it in place. */
    contentId: string | null;
  }[];
  /** What became of a mail of ours, when that is what the mail tells. */
  report: DeliveryReport | null;
}

/** What a mail server, or the program of a reader, tells about a mail of ours. */
export interface DeliveryReport {
  recipients: {
    address: string;
    outcome: DeliveryOutcome;
    /** Enhanced status code (RFC 3463). */
    status: string | null;
    reason: string;
  }[];
  /** Message-IDs it names; one of them may be ours. */
  messageIds: string[];
}

export type MailReading =
  | { ok: true; mail: ReadMail }
  /** Kept in quarantine with this reason. */
  | { ok: false; reason: QuarantineReason };

/** Takes a raw e-mail (RFC 5322) apart. Never throws on the content of a mail. */
export abstract class MailReader {
  abstract read(raw: Buffer): Promise<MailReading>;
}
