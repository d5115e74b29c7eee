import { Injectable } from '@nestjs/common';
import { Database, JobHandler, Mailroom, type FinishOnce, type JobPayload } from '@vigie/platform';
import type { Locale } from '@vigie/wire';
import { NotificationRow } from '../store/notification.row';
import { ticketNumber } from '../store/ticket.store';
import { textsOf } from '../texts/texts';
import { PublicLinks } from '../use-cases/public-links';

interface ReplyRow {
  subject: string;
  author_name: string;
  body: string;
  assignee_id: string | null;
  email: string | null;
  locale: Locale | null;
}

/** Tells the assignee of a ticket that its client answered. */
@Injectable()
export class NotifyReplyJob extends JobHandler<'ticket.notify-reply'> {
  readonly job = 'ticket.notify-reply';

  constructor(
    private readonly database: Database,
    private readonly mailroom: Mailroom,
    private readonly links: PublicLinks,
  ) {
    super();
  }

  async run({ ticketId, messageId }: JobPayload<'ticket.notify-reply'>, finish: FinishOnce): Promise<void> {
    await this.database.transaction(async (tx) => {
      if (!(await finish(tx))) return;
      const [reply] = await tx.query<ReplyRow>(
        `SELECT t.subject, m.author_name, m.body, p.id AS assignee_id, p.email, p.locale
           FROM ticket_message m JOIN ticket t ON t.id = m.ticket_id
           LEFT JOIN person p ON p.id = t.assignee_id AND p.active = 1
          WHERE m.id = ?`,
        [messageId],
      );
      if (!reply?.assignee_id || !reply.email) return;
      await tx.insert(NotificationRow, {
        personId: reply.assignee_id,
        type: 'client-replied',
        ticketId,
        at: tx.now,
        dedupeKey: `reply-${messageId}`,
      });
      tx.live({ type: 'notification', personId: reply.assignee_id, ticketId });
      const texts = textsOf(reply.locale ?? 'fr').mail.clientReplied;
      await this.mailroom.post(tx, {
        to: reply.email,
        subject: texts.subject(ticketNumber(ticketId), reply.subject),
        text: texts.body({ author: reply.author_name, body: reply.body, url: this.links.ticket(ticketId) }),
        automatic: true,
        ticketId,
      });
    });
  }
}
