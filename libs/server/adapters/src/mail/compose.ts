import type { OutgoingMail } from '@vigie/platform';
import type { SendMailOptions } from 'nodemailer';
import MailComposer from 'nodemailer/lib/mail-composer';

/** Robots that answer automatic mail with automatic mail are asked not to (RFC 3834, Exchange). */
const automaticHeaders = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' };

/** A mail in the words of the mailer: our own Message-ID, and content from data only, never from a path or a URL. */
export function mailOptions(from: string, mail: OutgoingMail): SendMailOptions {
  return {
    from,
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
  };
}

/** The mail as it travels (RFC 5322). */
export function compose(from: string, mail: OutgoingMail) {
  return new MailComposer(mailOptions(from, mail)).compile();
}
