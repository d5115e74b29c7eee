import { Injectable } from '@nestjs/common';
import { mergeUndoUntil } from '@vigie/rules';
import { Database } from '@vigie/platform';
import type { Attachment, MergedTicket, TicketDetail } from '@vigie/wire';
import { In } from 'typeorm';
import { mergedInto, type StoredMerge } from '../../store/desk/ticket-merge.store';
import { TicketMergeRow } from '../../store/desk/ticket-merge.row';
import { TicketRow } from '../../store/desk/ticket.row';
import { ticketNumber, type TicketKey } from '../../store/desk/ticket.store';
import { WrittenRequestRow } from '../../store/requests/written-request.row';
import { toSealed } from '../requests/sealed-request';

/** A file, and what of the ticket it belongs to. */
export type FileOfTicket = Attachment & { ticket_id: string; message_id: string | null };

/** The tickets that go on in another one. */
@Injectable()
export class MergedTickets {
  constructor(private readonly database: Database) {}

  /** Those that go on in this ticket. */
  into(ticket: TicketKey): Promise<StoredMerge[]> {
    return mergedInto(this.database.manager, ticket);
  }

  /** The ticket that this one goes on in. */
  async standing({ id, clientId }: TicketKey): Promise<TicketDetail['mergedInto']> {
    const { manager } = this.database;
    const merge = await manager.findOneBy(TicketMergeRow, { ticketId: id, clientId });
    const standing = merge && (await manager.findOneBy(TicketRow, { id: merge.standingId, clientId }));
    return standing && { id: standing.id, number: ticketNumber(standing.id), subject: standing.subject };
  }

  /** What each of them was, with its sealed request. */
  async describe(merges: readonly StoredMerge[], files: readonly FileOfTicket[]): Promise<MergedTicket[]> {
    if (merges.length === 0) return [];
    const { manager } = this.database;
    const clientId = merges[0]?.clientId ?? '';
    const ids = merges.map(({ ticketId }) => ticketId);
    const [tickets, requests] = await Promise.all([
      manager.findBy(TicketRow, { clientId, id: In(ids) }),
      manager.findBy(WrittenRequestRow, { clientId, ticketId: In(ids) }),
    ]);
    const subjects = new Map(tickets.map(({ id, subject }) => [id, subject]));
    return merges.map(({ ticketId, targetId, standingId, at }) => {
      const request = requests.find((row) => row.ticketId === ticketId);
      const until = new Date(mergeUndoUntil(at.toISOString())).toISOString();
      return {
        ticket: { id: ticketId, number: ticketNumber(ticketId), subject: subjects.get(ticketId) ?? '' },
        at: at.toISOString(),
        undoUntil: targetId === standingId ? until : null,
        request: request ? toSealed(request) : null,
        attachments: files.filter((file) => file.ticket_id === ticketId && file.message_id === null),
      };
    });
  }
}
