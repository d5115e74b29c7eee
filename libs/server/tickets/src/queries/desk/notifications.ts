import { Injectable } from '@nestjs/common';
import { Database, Pages, type Actor } from '@vigie/platform';
import type { Notification, Page } from '@vigie/wire';
import { ticketNumber } from '../../store/desk/ticket.store';

interface NotificationLine {
  id: string;
  type: Notification['type'];
  ticket_id: string;
  subject: string;
  percent: number | null;
  at: Date;
  read_at: Date | null;
}

const pages = new Pages('notifications');

/** What a person should know, newest first. */
@Injectable()
export class Notifications {
  constructor(private readonly database: Database) {}

  async page(
    actor: Actor,
    query: { limit: number; cursor?: string | undefined; unread?: boolean | undefined },
  ): Promise<Page<Notification>> {
    const after = pages.after(query.cursor);
    const rows = await this.database.query<NotificationLine>(
      `SELECT n.id, n.type, n.ticket_id, t.subject, n.percent, n.at, n.read_at
         FROM notification n JOIN ticket t ON t.id = n.ticket_id
        WHERE n.person_id = ? ${query.unread ? 'AND n.read_at IS NULL' : ''} ${after ? 'AND n.id < ?' : ''}
        ORDER BY n.id DESC LIMIT ?`,
      [actor.id, ...(after ?? []), query.limit + 1],
    );
    return pages.cut(
      rows,
      query.limit,
      (row) => [row.id],
      (row) => ({
        id: row.id,
        type: row.type,
        ticketId: row.ticket_id,
        number: ticketNumber(row.ticket_id),
        subject: row.subject,
        percent: row.percent,
        at: row.at.toISOString(),
        readAt: row.read_at?.toISOString() ?? null,
      }),
    );
  }

  /** Marks everything a person has seen. */
  async markRead(actor: Actor): Promise<void> {
    await this.database.transaction((tx) =>
      tx.execute('UPDATE notification SET read_at = ? WHERE person_id = ? AND read_at IS NULL', [
        tx.now,
        actor.id,
      ]),
    );
  }
}
