import { Injectable } from '@nestjs/common';
import { Database, found, Pages, scopeCondition, type ClientScope } from '@vigie/platform';
import type { Page, VendorEscalation, VendorFollowUp } from '@vigie/wire';
import { In } from 'typeorm';
import { mergedInto } from '../../store/desk/ticket-merge.store';
import { ticketNumber, type TicketKey } from '../../store/desk/ticket.store';
import { VendorEscalationRow } from '../../store/vendors/vendor-escalation.row';

const pages = new Pages('vendor-follow-ups');

interface Columns {
  id: string;
  subject: string;
  clientId: string;
  clientName: string;
  assigneeId: string | null;
  assigneeName: string | null;
  vendor: string;
  reference: string | null;
  followUpAt: Date | null;
  since: Date;
}

/** Tickets that wait for a vendor. */
@Injectable()
export class VendorFollowUps {
  constructor(private readonly database: Database) {}

  /** The vendor of one ticket, or of one that goes on in it; null when there is none, 404 outside the scope. */
  async ofTicket(scope: ClientScope, ticketId: string): Promise<VendorEscalation | null> {
    const inside = scopeCondition(scope, 'client_id');
    const sql = `SELECT id, client_id AS clientId FROM ticket WHERE id = ? AND ${inside.sql}`;
    const ticket = await this.database.one<TicketKey>(sql, [ticketId, ...inside.parameters]);
    const row = await this.rowOf(found(ticket));
    if (!row) return null;
    const { vendor, reference, note, followUpAt, remindedAt, since, byName: by } = row;
    return {
      vendor,
      reference,
      note,
      followUpAt: followUpAt?.toISOString() ?? null,
      remindedAt: remindedAt?.toISOString() ?? null,
      since: since.toISOString(),
      by,
    };
  }

  private async rowOf({ id, clientId }: TicketKey): Promise<VendorEscalationRow | null> {
    const { manager } = this.database;
    const own = await manager.findOneBy(VendorEscalationRow, { ticketId: id, clientId });
    if (own) return own;
    const merges = await mergedInto(manager, { id, clientId });
    if (merges.length === 0) return null;
    const merged = In(merges.map(({ ticketId }) => ticketId));
    return manager.findOne(VendorEscalationRow, {
      where: { ticketId: merged, clientId },
      order: { since: 'DESC' },
    });
  }

  /** Those to be asked again, the longest overdue first; then those without a date when `all` are wanted. */
  async page(
    scope: ClientScope,
    { due, limit, cursor }: { due: boolean; limit: number; cursor?: string | undefined },
  ): Promise<Page<VendorFollowUp>> {
    const inside = scopeCondition(scope, 'v.client_id');
    const after = pages.after(cursor);
    // Without a date: at the end, as the far future.
    const at = "COALESCE(v.follow_up_at, '9999-12-31')";
    const rows = await this.database.query<Columns>(
      `SELECT t.id, t.subject, k.id AS clientId, k.name AS clientName, p.id AS assigneeId,
              p.name AS assigneeName, v.vendor, v.reference, v.follow_up_at AS followUpAt, v.since
         FROM vendor_escalation v
         JOIN ticket t ON t.id = v.ticket_id AND t.client_id = v.client_id
         JOIN client k ON k.id = v.client_id
         LEFT JOIN person p ON p.id = t.assignee_id
        WHERE v.waiting = 1 AND ${inside.sql}
          ${due ? 'AND v.follow_up_at <= NOW(3)' : ''}
          ${after ? `AND (${at}, v.ticket_id) > (?, ?)` : ''}
        ORDER BY ${due ? 'v.follow_up_at' : at}, v.ticket_id LIMIT ?`,
      [...inside.parameters, ...(after ?? []), limit + 1],
    );
    const position = (row: Columns) => [sqlInstant(row.followUpAt), row.id];
    return pages.cut(rows, limit, position, followUpOf);
  }
}

const sqlInstant = (at: Date | null) =>
  at ? at.toISOString().replace('T', ' ').replace('Z', '') : '9999-12-31';

const followUpOf = (row: Columns): VendorFollowUp => ({
  id: row.id,
  number: ticketNumber(row.id),
  subject: row.subject,
  client: { id: row.clientId, name: row.clientName },
  assignee: row.assigneeId === null ? null : { id: row.assigneeId, name: row.assigneeName ?? '' },
  vendor: row.vendor,
  reference: row.reference,
  followUpAt: row.followUpAt?.toISOString() ?? null,
  since: row.since.toISOString(),
});
