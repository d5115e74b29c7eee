import type { OutgoingMail } from '@vigie/platform';
import type { SendMailOptions } from 'nodemailer';

/** Robots that answer automatic mail with automatic mail are asked not to (RFC 3834, Exchange). */
const automaticHeaders = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' };

/** The key of a mailbox, which signs what leaves from it (DKIM). */
export interface Signing {
  domainName: string;
  keySelector: string;
  privateKey: string;
}

/** A mail in the words of the mailer: our own Message-ID, and content from data only, never from a path or a URL. */
export function mailOptions(mailFrom: string, mail: OutgoingMail, signing?: Signing | null): SendMailOptions {
  return {
    from: mail.sender ? { name: mail.sender.name, address: mail.sender.address } : mailFrom,
    to: mail.to,
    cc: mail.cc ?? [],
    subject: mail.subject,
    text: mail.text,
    messageId: mail.messageId,
    headers: mail.automatic ? automaticHeaders : {},
    attachments: mail.attachments.map((file) => ({
      filename: file.name,
      contentType: file.type,
      content: file.content(),
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(mail.replyTo === null ? {} : { replyTo: mail.replyTo }),
    ...(mail.inReplyTo === null ? {} : { inReplyTo: mail.inReplyTo }),
    references: mail.references,
    ...(signing && { dkim: signing }),
  };
}
