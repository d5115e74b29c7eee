import { Injectable } from '@nestjs/common';
import { Database, found, fromJson } from '@vigie/platform';
import type { QualifiedKind, RequestKind } from '@vigie/rules';
import type { AnyRequest } from '@vigie/wire';
import { ticketNumber, type TicketKey } from '../../store/desk/ticket.store';
import type { SealedApproval } from '../../store/requests/written-request.store';

interface Reader {
  query<Row>(sql: string, parameters?: unknown[]): Promise<Row[]>;
}

/** The sealed request that the work of a ticket rests upon. */
export interface GroundRequest {
  id: string;
  number: string;
  kind: RequestKind;
  /** What a free e-mail turned out to be. */
  qualifiedKind: QualifiedKind | null;
  /** Null: nobody who may ask for something. */
  authorId: string | null;
  author: string;
  receivedAt: Date;
  approvedBy: string | null;
  /** The client gave less notice than agreed. */
  late: boolean;
  request: AnyRequest;
}

interface RequestColumns {
  id: string;
  ticket_id: string;
  kind: RequestKind;
  qualified_kind: QualifiedKind | null;
  author_id: string | null;
  author_name: string;
  received_at: Date;
  warnings: string[] | string;
  payload: string;
}

const selected = `SELECT w.id, w.ticket_id, w.kind, t.qualified_kind, w.author_id, w.author_name, w.received_at,
    w.warnings, w.payload
  FROM written_request w JOIN ticket t ON t.id = w.ticket_id AND t.client_id = w.client_id
 WHERE w.client_id = ?`;

/** Sealed requests as the features above tickets read them. */
@Injectable()
export class WrittenRequests {
  constructor(private readonly database: Database) {}

  /** That of a ticket, else of one that goes on in it; null when there is none. */
  async ofTicket({ id, clientId }: TicketKey, reader: Reader = this.database): Promise<GroundRequest | null> {
    const [row] = await reader.query<RequestColumns>(
      `${selected} AND (w.ticket_id = ? OR w.ticket_id IN (
              SELECT ticket_id FROM ticket_merge WHERE client_id = ? AND standing_id = ?))
        ORDER BY w.ticket_id <> ?, w.id LIMIT 1`,
      [clientId, id, clientId, id, id],
    );
    return row ? toGround(row) : null;
  }

  /** One of a client's; 404 for another's. */
  async find(clientId: string, id: string): Promise<GroundRequest> {
    return toGround(
      found(await this.database.one<RequestColumns>(`${selected} AND w.id = ?`, [clientId, id])),
    );
  }
}

function toGround(row: RequestColumns): GroundRequest {
  const { request, approval } = fromJson<{ request: AnyRequest; approval?: SealedApproval }>(row.payload);
  return {
    id: row.id,
    number: ticketNumber(row.ticket_id),
    kind: row.kind,
    qualifiedKind: row.qualified_kind,
    authorId: row.author_id,
    author: row.author_name,
    receivedAt: row.received_at,
    approvedBy: approval?.by.name ?? null,
    late: fromJson<string[]>(row.warnings).length > 0,
    request,
  };
}
