import { Injectable } from '@nestjs/common';
import { Database, found, fromJson, Pages } from '@vigie/platform';
import {
  webhookBody,
  webhookEvents,
  type DeliveryQuery,
  type Page,
  type Webhook,
  type WebhookDelivery,
  type WebhookDeliveryDetail,
  type WebhookEvent,
} from '@vigie/wire';
import { toJSONSchema } from 'zod';
import { ticketNumber } from '../../store/desk/ticket.store';
import type { WebhookDeliveryRow } from '../../store/webhooks/webhook-delivery.row';

interface WebhookColumns {
  id: string;
  name: string;
  url: string;
  events: WebhookEvent[] | string;
  client_id: string | null;
  client_name: string | null;
  internal: number;
  active: number;
  failing_since: Date | null;
  disabled_at: Date | null;
  previous_until: Date | null;
  waiting: string;
  created_at: Date;
  version: number;
}

const select = `SELECT w.id, w.name, w.url, w.events, w.client_id, c.name AS client_name, w.internal, w.active,
    w.failing_since, w.disabled_at, IF(w.previous_until > NOW(3), w.previous_until, NULL) AS previous_until,
    (SELECT COUNT(*) FROM webhook_delivery d WHERE d.webhook_id = w.id AND d.state = 'pending') AS waiting,
    w.created_at, w.version
  FROM webhook w LEFT JOIN client c ON c.id = w.client_id`;

type DeliveryColumns = Pick<
  WebhookDeliveryRow,
  'id' | 'event' | 'state' | 'ticketId' | 'at' | 'attempts' | 'attemptedAt' | 'nextAt' | 'statusCode'
> &
  Pick<WebhookDeliveryRow, 'durationMs' | 'failure' | 'body' | 'response'> & {
    headers: Record<string, string> | string | null;
  };

const brief = `SELECT id, event, state, ticket_id AS ticketId, at, attempts, attempted_at AS attemptedAt,
    next_at AS nextAt, status_code AS statusCode, duration_ms AS durationMs, failure`;

const pages = new Pages('webhooks');
const deliveryPages = new Pages('webhook-deliveries');

/** Webhooks and the log of their deliveries. Never their secrets. */
@Injectable()
export class Webhooks {
  constructor(private readonly database: Database) {}

  /** A page of webhooks, oldest first. */
  async page({ limit, cursor }: { limit: number; cursor?: string | undefined }): Promise<Page<Webhook>> {
    const after = pages.after(cursor);
    const rows = await this.database.query<WebhookColumns>(`${select} WHERE w.id > ? ORDER BY w.id LIMIT ?`, [
      after?.[0] ?? 0,
      limit + 1,
    ]);
    return pages.cut(rows, limit, (row) => [row.id], present);
  }

  async one(id: string): Promise<Webhook> {
    return present(found(await this.database.one<WebhookColumns>(`${select} WHERE w.id = ?`, [id])));
  }

  /** A page of deliveries, newest first. */
  async deliveries(webhookId: string, query: DeliveryQuery): Promise<Page<WebhookDelivery>> {
    await this.one(webhookId);
    const after = deliveryPages.after(query.cursor);
    const rows = await this.database.query<DeliveryColumns>(
      `${brief} FROM webhook_delivery WHERE webhook_id = ?${query.state ? ' AND state = ?' : ''}
        ${after ? 'AND id < ?' : ''} ORDER BY id DESC LIMIT ?`,
      [webhookId, ...(query.state ? [query.state] : []), ...(after ? [after[0]] : []), query.limit + 1],
    );
    return deliveryPages.cut(rows, query.limit, (row) => [row.id], presentDelivery);
  }

  /** One delivery, with what was sent and answered. */
  async delivery(webhookId: string, id: string): Promise<WebhookDeliveryDetail> {
    const row = await this.database.one<DeliveryColumns>(
      `${brief}, body, headers, response FROM webhook_delivery WHERE id = ? AND webhook_id = ?`,
      [id, webhookId],
    );
    const { body, headers, response, ...rest } = found(row);
    const request = body === null || headers === null ? null : { body, headers: fromJson(headers) };
    return { ...presentDelivery({ ...rest, body, headers, response }), request, response };
  }

  /** The events there are, each with the schema of its body. */
  catalogue() {
    return webhookEvents.map((type) => ({
      type,
      internal: type === 'ticket.noted',
      schema: toJSONSchema(webhookBody(type), { io: 'output' }),
    }));
  }
}

const present = (row: WebhookColumns): Webhook => ({
  id: row.id,
  name: row.name,
  url: row.url,
  events: fromJson(row.events),
  client: row.client_id === null ? null : { id: row.client_id, name: row.client_name ?? '' },
  internal: row.internal === 1,
  active: row.active === 1,
  failingSince: row.failing_since?.toISOString() ?? null,
  disabledAt: row.disabled_at?.toISOString() ?? null,
  previousSecretUntil: row.previous_until?.toISOString() ?? null,
  waiting: Number(row.waiting),
  createdAt: row.created_at.toISOString(),
  version: row.version,
});

const presentDelivery = (row: DeliveryColumns): WebhookDelivery => ({
  id: row.id,
  messageId: `msg_${row.id}`,
  event: row.event,
  state: row.state,
  ticket: row.ticketId === null ? null : { id: row.ticketId, number: ticketNumber(row.ticketId) },
  at: row.at.toISOString(),
  attempts: row.attempts,
  attemptedAt: row.attemptedAt?.toISOString() ?? null,
  nextAt: row.state === 'pending' ? row.nextAt.toISOString() : null,
  statusCode: row.statusCode,
  durationMs: row.durationMs,
  failure: row.failure,
});
