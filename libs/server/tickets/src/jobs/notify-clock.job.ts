import { Injectable } from '@nestjs/common';
import {
  Database,
  fromJson,
  JobHandler,
  Mailroom,
  type FinishOnce,
  type JobPayload,
  type Transaction,
} from '@vigie/platform';
import type { Locale, Role } from '@vigie/wire';
import { NotificationRow } from '../store/notification.row';
import { ticketNumber } from '../store/ticket.store';
import { longInstant } from '../texts/dates';
import { textsOf } from '../texts/texts';
import { PublicLinks } from '../use-cases/public-links';

interface FiringRow {
  percent: number;
  due_at: Date | null;
  zone: string;
  subject: string;
  client: string;
  assignee_id: string | null;
}

interface Colleague {
  id: string;
  email: string;
  locale: Locale;
  roles: Role[] | string;
}

/** From this threshold on the dispatchers are told too, whoever the ticket belongs to. */
const escalationPercent = 90;

/** Tells our people, live and by mail, that a threshold was reached. Never the client. */
@Injectable()
export class NotifyClockJob extends JobHandler<'clock.notify'> {
  readonly job = 'clock.notify';

  constructor(
    private readonly database: Database,
    private readonly mailroom: Mailroom,
    private readonly links: PublicLinks,
  ) {
    super();
  }

  async run({ ticketId, firingId }: JobPayload<'clock.notify'>, finish: FinishOnce): Promise<void> {
    await this.database.transaction(async (tx) => {
      if (!(await finish(tx))) return;
      const [firing] = await tx.query<FiringRow>(
        `SELECT f.percent, c.due_at, JSON_UNQUOTE(JSON_EXTRACT(c.calendar, '$.zone')) AS zone,
                t.subject, k.name AS client, t.assignee_id
           FROM clock_firing f JOIN sla_clock c ON c.id = f.clock_id
           JOIN ticket t ON t.id = c.ticket_id JOIN client k ON k.id = t.client_id
          WHERE f.id = ?`,
        [firingId],
      );
      if (!firing) return;
      for (const colleague of await this.audience(tx, firing)) {
        await this.tell(tx, { ticketId, firingId }, firing, colleague);
      }
    });
  }

  private async audience(tx: Transaction, firing: FiringRow): Promise<Colleague[]> {
    const staff = await tx.query<Colleague>(
      "SELECT id, email, locale, roles FROM person WHERE kind = 'staff' AND active = 1",
    );
    const assignee = staff.filter((person) => person.id === firing.assignee_id);
    if (assignee.length > 0 && firing.percent < escalationPercent) return assignee;
    const dispatchers = staff.filter((person) => fromJson(person.roles).includes('dispatcher'));
    return [...new Map([...assignee, ...dispatchers].map((person) => [person.id, person])).values()];
  }

  private async tell(
    tx: Transaction,
    key: { ticketId: string; firingId: string },
    firing: FiringRow,
    colleague: Colleague,
  ): Promise<void> {
    await tx.insert(NotificationRow, {
      personId: colleague.id,
      type: firing.percent === 100 ? 'clock-breached' : 'clock-warned',
      ticketId: key.ticketId,
      percent: firing.percent,
      at: tx.now,
      dedupeKey: `firing-${key.firingId}-${colleague.id}`,
    });
    tx.live({ type: 'notification', personId: colleague.id, ticketId: key.ticketId });
    const texts = textsOf(colleague.locale).mail.clock;
    const number = ticketNumber(key.ticketId);
    await this.mailroom.post(tx, {
      to: colleague.email,
      subject: texts.subject(number, firing.percent, firing.subject),
      text: texts.body({
        number,
        subject: firing.subject,
        client: firing.client,
        percent: firing.percent,
        due: firing.due_at ? longInstant(firing.due_at, firing.zone, colleague.locale) : '—',
        url: this.links.ticket(key.ticketId),
      }),
      automatic: true,
      ticketId: key.ticketId,
    });
  }
}
