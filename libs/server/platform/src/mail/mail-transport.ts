import type { Readable } from 'node:stream';

/** A mailbox of ours as a mail names it. */
export interface MailSender {
  mailboxId: string;
  address: string;
  name: string;
}

export interface OutgoingMail {
  /** Null for the mailbox of the installation. */
  sender: MailSender | null;
  to: string;
  cc?: string[];
  subject: string;
  text: string;
  messageId: string;
  inReplyTo: string | null;
  /** The thread it belongs to, oldest first. */
  references: string[];
  replyTo: string | null;
  automatic: boolean;
  attachments: { name: string; type: string; content: () => Readable }[];
}

/**
 * What became of a mail: accepted by the server; certainly not accepted (try again, or give up when `permanent`);
 * or unknown, when the connection broke after the content had left.
 */
export type Delivery =
  | { outcome: 'accepted' }
  | { outcome: 'refused'; permanent: boolean; error: string }
  | { outcome: 'unknown'; error: string };

/** Hands a mail to the mail server. */
export abstract class MailTransport {
  abstract send(mail: OutgoingMail): Promise<Delivery>;
}
