import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, Database, fromJson, type Config } from '@vigie/platform';
import {
  webhookBody,
  webhookVersion,
  type HistoryEntry,
  type WebhookChange,
  type WebhookDataType,
  type WebhookTicket,
} from '@vigie/wire';
import { ticketNumber } from '../../store/desk/ticket.store';

/** A delivery, as far as its content is concerned. */
export interface DeliverySource {
  event: WebhookDataType;
  webhookId: string;
  clientId: string | null;
  ticketId: string | null;
  historyId: string | null;
  at: Date;
}

/** What a delivery sends: its body; or nothing yet, while an answer can be taken back; or nothing, when it was. */
export type Payload = { kind: 'body'; body: string } | { kind: 'held'; until: Date } | { kind: 'gone' };

const gone: Payload = { kind: 'gone' };

interface Line {
  type: HistoryEntry['type'];
  data: HistoryEntry['data'] | string;
  actorKind: 'staff' | 'contact' | 'system';
  actorName: string;
}
interface Message {
  id: string;
  visibility: 'public' | 'internal';
  kind: 'staff' | 'contact' | 'system';
  name: string;
  body: string;
  at: Date;
  cancelled: number;
  heldUntil: Date | null;
}

/** Writes the body of a delivery from what the database says now, in the public schema and nothing more. */
@Injectable()
export class WebhookPayload {
  constructor(
    private readonly database: Database,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  of(source: DeliverySource, now: Date): Promise<Payload> {
    if (source.event === 'webhook.test') return this.test(source);
    if (source.event === 'client.changed') return this.client(source);
    return source.event === 'request.sealed' ? this.request(source) : this.line(source, now);
  }

  private async test(source: DeliverySource): Promise<Payload> {
    const webhook = await this.database.one('SELECT id, name FROM webhook WHERE id = ?', [source.webhookId]);
    return webhook ? written(source, { webhook }) : gone;
  }

  private async client(source: DeliverySource): Promise<Payload> {
    const client = await this.database.one(
      'SELECT id, name, formula, deadline_mode AS deadlineMode, version FROM client WHERE id = ?',
      [source.clientId],
    );
    return client ? written(source, { client }) : gone;
  }

  private async request(source: DeliverySource): Promise<Payload> {
    const ticket = await this.ticket(source);
    const request = await this.database.one<{ receivedAt: Date }>(
      `SELECT id, kind, sequence, sha256, received_at AS receivedAt FROM written_request
        WHERE ticket_id = ? AND client_id = ?`,
      [source.ticketId, source.clientId],
    );
    if (!ticket || !request) return gone;
    const receivedAt = request.receivedAt.toISOString();
    return written(source, { ticket, request: { ...request, receivedAt } });
  }

  /** What a line of the history tells. */
  private async line(source: DeliverySource, now: Date): Promise<Payload> {
    const line = await this.database.one<Line>(
      `SELECT type, data, actor_kind AS actorKind, actor_name AS actorName FROM ticket_history
        WHERE id = ? AND ticket_id = ? AND client_id = ?`,
      [source.historyId, source.ticketId, source.clientId],
    );
    const ticket = line && (await this.ticket(source));
    if (!line || !ticket) return gone;
    const data = fromJson(line.data);
    const message = await this.message(source, data['messageId']);
    if (message?.cancelled) return gone;
    if (message?.heldUntil && message.heldUntil > now) return { kind: 'held', until: message.heldUntil };
    const by = { kind: line.actorKind, name: line.actorName };
    const change = changes[line.type]?.(data);
    return written(source, {
      ticket,
      by,
      ...(message && { message: toMessage(message) }),
      ...(change && { change }),
      ...(line.type === 'clock-breached' && { clock: data['clock'] }),
    });
  }

  private async message(source: DeliverySource, messageId: unknown): Promise<Message | null> {
    if (typeof messageId !== 'string') return null;
    return this.database.one<Message>(
      `SELECT id, visibility, author_kind AS kind, author_name AS name, body, at, cancelled,
              held_until AS heldUntil
         FROM ticket_message WHERE id = ? AND client_id = ?`,
      [messageId, source.clientId],
    );
  }

  private async ticket({ ticketId, clientId }: DeliverySource): Promise<WebhookTicket | null> {
    const row = await this.database.one<TicketColumns>(
      `SELECT t.id, t.subject, t.kind, t.state, t.priority, t.created_at AS createdAt, t.updated_at AS updatedAt,
              c.id AS clientId, c.name AS clientName, r.id AS requesterId, r.name AS requesterName,
              a.id AS assigneeId, a.name AS assigneeName
         FROM ticket t JOIN client c ON c.id = t.client_id
         LEFT JOIN person r ON r.id = t.requester_id LEFT JOIN person a ON a.id = t.assignee_id
        WHERE t.id = ? AND t.client_id = ?`,
      [ticketId, clientId],
    );
    return row && toTicket(row, this.config.publicUrl);
  }
}

type TicketColumns = Pick<WebhookTicket, 'id' | 'subject' | 'kind' | 'state' | 'priority'> & {
  createdAt: Date;
  updatedAt: Date;
  clientId: string;
  clientName: string;
  requesterId: string | null;
  requesterName: string | null;
  assigneeId: string | null;
  assigneeName: string | null;
};

function toTicket(row: TicketColumns, publicUrl: string): WebhookTicket {
  const { id, subject, kind, state, priority } = row;
  return {
    id,
    number: ticketNumber(id),
    url: `${publicUrl}/console/tickets/${id}`,
    ...{ subject, kind, state, priority },
    client: { id: row.clientId, name: row.clientName },
    requester: named(row.requesterId, row.requesterName),
    assignee: named(row.assigneeId, row.assigneeName),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

const named = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' });

const toMessage = ({ id, visibility, kind, name, body, at }: Message) => ({
  id,
  visibility,
  author: { kind, name },
  body,
  at: at.toISOString(),
});

type Data = HistoryEntry['data'];
type Told = (data: Data) => WebhookChange;
const told =
  (field: WebhookChange['field'], from: string | null, to: string | null): Told =>
  (data) => ({ field, from: (from && data[from]) ?? null, to: (to && data[to]) ?? null });

/** What changes, and where the line keeps what it was and what it is now; the reasons our people give stay inside. */
const changes: Partial<Record<HistoryEntry['type'], Told>> = {
  'state-changed': told('state', 'from', 'to'),
  'priority-changed': told('priority', 'from', 'to'),
  qualified: told('kind', 'from', 'to'),
  assigned: told('assignee', null, 'assignee'),
  'queue-changed': told('queue', 'from', 'to'),
  renamed: told('subject', 'from', 'to'),
  'requester-changed': told('requester', 'from', 'to'),
  tagged: told('tags', null, 'tag'),
  untagged: told('tags', 'tag', null),
  linked: told('links', null, 'number'),
  unlinked: told('links', 'number', null),
  merged: told('merge', null, 'number'),
  'merged-into': told('merge', null, 'number'),
  'merge-undone': told('merge', 'number', null),
  split: told('split', null, 'number'),
  'breach-explained': told('breach-reason', null, 'reason'),
  rated: told('rating', null, 'rating'),
};

/** Parsed by its public schema: a field that is not in it stays inside. */
function written({ event, at }: DeliverySource, data: object): Payload {
  const body = webhookBody(event).parse({
    type: event,
    version: webhookVersion,
    timestamp: at.toISOString(),
    data,
  });
  return { kind: 'body', body: JSON.stringify(body) };
}
