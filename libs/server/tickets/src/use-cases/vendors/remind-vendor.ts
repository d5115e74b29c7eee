import { Injectable } from '@nestjs/common';
import { Database, DueWork, Mailroom, type Transaction } from '@vigie/platform';
import { PublicLinks } from '../../links/public-links';
import { notify } from '../../store/desk/notification.store';
import { activeStaff, type Colleague } from '../../store/desk/staff.store';
import { lockTicket, ticketNumber, type StoredTicket } from '../../store/desk/ticket.store';
import {
  endReminder,
  lockDueReminder,
  overdueReminders,
  upcomingReminders,
  type DueReminder,
} from '../../store/vendors/vendor-escalation.store';
import { vendorTexts } from '../../texts/vendor-texts';

export const vendorReminder = 'vendor-follow-up';

/** The day to ask a vendor again has come: whoever has the ticket is told, once. */
@Injectable()
export class RemindVendor extends DueWork {
  readonly kind = vendorReminder;

  constructor(
    private readonly database: Database,
    private readonly mailroom: Mailroom,
    private readonly links: PublicLinks,
  ) {
    super();
  }

  overdue(graceMs: number, limit: number): Promise<string[]> {
    return overdueReminders(this.database, graceMs, limit);
  }

  upcoming(horizonMs: number, limit: number): Promise<{ id: string; at: Date }[]> {
    return upcomingReminders(this.database, horizonMs, limit);
  }

  fire(id: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const due = await lockDueReminder(tx, id);
      if (!due) return;
      const ticket = await lockTicket(tx, { kind: 'all' }, due.ticketId);
      const waits = ticket.state === 'waiting-vendor';
      if (waits)
        for (const colleague of audienceOf(ticket, await activeStaff(tx)))
          await this.tell(tx, due, ticket, colleague);
      await endReminder(tx, id, waits ? tx.now : null);
    });
  }

  private async tell(
    tx: Transaction,
    due: DueReminder,
    ticket: StoredTicket,
    colleague: Colleague,
  ): Promise<void> {
    const { id: personId, email: to, locale } = colleague;
    const dedupeKey = `vendor-${due.id}-${due.remindAt.getTime()}-${personId}`;
    await notify(tx, { personId, type: 'vendor-follow-up', ticketId: ticket.id, dedupeKey });
    const texts = vendorTexts[locale];
    const number = ticketNumber(ticket.id);
    const { vendor, reference } = due;
    const url = this.links.ticket(ticket.id);
    await this.mailroom.post(tx, {
      to,
      subject: texts.subject(number, vendor),
      text: texts.body({ number, subject: ticket.subject, vendor, reference, url }),
      automatic: true,
      ticketId: ticket.id,
    });
  }
}

/** The assignee, else the dispatchers. */
function audienceOf({ assigneeId }: StoredTicket, staff: readonly Colleague[]): Colleague[] {
  const assignee = staff.filter(({ id }) => id === assigneeId);
  return assignee.length > 0 ? assignee : staff.filter(({ roles }) => roles.includes('dispatcher'));
}
