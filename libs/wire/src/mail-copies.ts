import * as z from 'zod';
import { email } from './common';

/** Addresses that an answer copies because its author says so. */
export const copies = z.array(email).max(20);

/** Whom a mail was written to, and whom it copied; our own addresses are left out of what others wrote. */
export const mailRecipients = z.object({ to: z.array(z.string()), cc: z.array(z.string()) });
export type MailRecipients = z.infer<typeof mailRecipients>;

/** Whom an answer on a ticket would reach. */
export const replyRecipients = mailRecipients.extend({
  /** People whom the client's mails name besides: copied only on demand. */
  proposed: z.array(z.string()),
});
export type ReplyRecipients = z.infer<typeof replyRecipients>;
