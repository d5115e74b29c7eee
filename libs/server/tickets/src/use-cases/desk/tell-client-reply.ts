import { Injectable } from '@nestjs/common';
import { Database, Mailroom, type FinishOnce } from '@vigie/platform';
import { PublicLinks } from '../../links/public-links';
import { messageForAssignee } from '../../store/desk/message.store';
import { notify } from '../../store/desk/notification.store';
import { activeStaff } from '../../store/desk/staff.store';
import { staffWatchers } from '../../store/watchers/watcher.store';
import { ticketNumber } from '../../store/desk/ticket.store';
import { textsOf } from '../../texts/texts';

/** Tells the assignee of a ticket, and those of ours who follow it, that its client answered. */
@Injectable()
export class TellClientReply {
  constructor(
    private readonly database: Database,
    private readonly mailroom: Mailroom,
    private readonly links: PublicLinks,
  ) {}

  execute(
    { ticketId, messageId }: { ticketId: string; messageId: string },
    finish: FinishOnce,
  ): Promise<void> {
    return this.database.transaction(async (tx) => {
      if (!(await finish(tx))) return;
      const message = await messageForAssignee(tx, messageId);
      if (!message) return;
      for (const personId of await staffWatchers(tx, { id: ticketId, clientId: message.clientId })) {
        if (personId === message.assigneeId) continue;
        const dedupeKey = `reply-${messageId}-${personId}`;
        await notify(tx, { personId, type: 'client-replied', ticketId, dedupeKey });
      }
      if (!message.assigneeId) return;
      const assignee = (await activeStaff(tx)).find(({ id }) => id === message.assigneeId);
      if (!assignee) return;
      const dedupeKey = `reply-${messageId}`;
      await notify(tx, { personId: assignee.id, type: 'client-replied', ticketId, dedupeKey });
      const texts = textsOf(assignee.locale).mail.clientReplied;
      const { author, body, subject } = message;
      await this.mailroom.post(tx, {
        to: assignee.email,
        subject: texts.subject(ticketNumber(ticketId), subject),
        text: texts.body({ author, body, url: this.links.ticket(ticketId) }),
        automatic: true,
        ticketId,
      });
    });
  }
}
