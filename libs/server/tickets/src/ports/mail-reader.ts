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
  attachments: { name: string; type: string; content: Buffer }[];
}

export type MailReading =
  | { ok: true; mail: ReadMail }
  /** Kept in quarantine with this reason. */
  | { ok: false; reason: QuarantineReason };

/** Takes a raw e-mail (RFC 5322) apart. Never throws on the content of a mail. */
export abstract class MailReader {
  abstract read(raw: Buffer): Promise<MailReading>;
}
