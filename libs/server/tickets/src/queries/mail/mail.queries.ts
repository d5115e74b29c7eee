import { Injectable } from '@nestjs/common';
import type { DeliveryOutcome } from '@vigie/rules';
import { Database, found, Pages } from '@vigie/platform';
import {
  inboundReasons,
  waitingInboundStates,
  type InboundMail,
  type InboundMailDetail,
  type InboundQuery,
  type InboundState,
  type MailOutcome,
  type OutboundMail,
  type Page,
} from '@vigie/wire';

interface InboundRow {
  id: string;
  state: InboundState;
  reason: string | null;
  dismissal: string | null;
  from_address: string;
  from_name: string;
  subject: string;
  received_at: Date;
  client_id: string | null;
  client_name: string | null;
  ticket_id: string | null;
  raw_file_key: string;
}

interface OutboundRow {
  id: string;
  to_address: string;
  subject: string;
  state: OutboundMail['state'] | 'sending';
  attempts: number;
  created_at: Date;
  sent_at: Date | null;
  error: string | null;
  ticket_id: string | null;
  outcome: DeliveryOutcome | null;
  outcome_at: Date | null;
  outcome_reason: string | null;
}

const inboundColumns = `m.id, m.state, m.reason, m.dismissal, m.from_address, m.from_name, m.subject, m.received_at,
  m.client_id, c.name AS client_name, m.ticket_id, m.raw_file_key
  FROM inbound_mail m LEFT JOIN client c ON c.id = m.client_id`;
const outboundColumns = `id, to_address, subject, state, attempts, created_at, sent_at, error, ticket_id,
  outcome, outcome_at, outcome_reason FROM outbound_mail`;

const inboundPages = new Pages('inbound-mails');
const outboundPages = new Pages('outbound-mails');

/** Mails in and out, as our people see them. */
@Injectable()
export class MailQueries {
  constructor(private readonly database: Database) {}

  /** Latest first. Each state is read from its own index and cut before they are put together. */
  async inbound({ limit, cursor, state }: InboundQuery): Promise<Page<InboundMail>> {
    const after = inboundPages.after(cursor);
    const states = state === 'waiting' ? waitingInboundStates : [state];
    const conditions = where([...(state ? ['state = ?'] : []), ...(after ? ['id < ?'] : [])]);
    const cut = `(SELECT id FROM inbound_mail ${conditions} ORDER BY id DESC LIMIT ?)`;
    const rows = await this.database.query<InboundRow>(
      `SELECT ${inboundColumns} JOIN (${states.map(() => cut).join(' UNION ALL ')}) page ON page.id = m.id
        ORDER BY m.id DESC LIMIT ?`,
      [...states.flatMap((one) => [...(one ? [one] : []), ...(after ?? []), limit + 1]), limit + 1],
    );
    return inboundPages.cut(rows, limit, (row) => [row.id], toInbound);
  }

  /** One received mail; 404 when there is none. */
  async inboundById(id: string): Promise<InboundMail> {
    return toInbound(await this.inboundRow(id));
  }

  /** The same, with where its raw bytes are kept and whose files its attachments are. */
  async inboundWithRaw(id: string): Promise<{
    mail: InboundMail & Pick<InboundMailDetail, 'sender'>;
    raw: { fileKey: string; clientId: string | null };
  }> {
    const row = await this.inboundRow(id);
    const sender = { name: row.from_name, address: row.from_address };
    return {
      mail: { ...toInbound(row), sender },
      raw: { fileKey: row.raw_file_key, clientId: row.client_id },
    };
  }

  /** Stored files of one client (or of nobody yet) by the SHA-256 of their content. */
  async filesBySha256(hashes: readonly string[], clientId: string | null): Promise<Map<string, string>> {
    if (hashes.length === 0) return new Map();
    const rows = await this.database.query<{ id: string; sha256: string }>(
      'SELECT id, sha256 FROM stored_file WHERE client_id <=> ? AND sha256 IN (?) ORDER BY id',
      [clientId, hashes],
    );
    return new Map(rows.map((row) => [row.sha256, row.id]));
  }

  async outbound(query: { limit: number; cursor?: string | undefined }): Promise<Page<OutboundMail>> {
    const after = outboundPages.after(query.cursor);
    const rows = await this.database.query<OutboundRow>(
      `SELECT ${outboundColumns} ${where(after ? ['id < ?'] : [])} ORDER BY id DESC LIMIT ?`,
      [...(after ?? []), query.limit + 1],
    );
    return outboundPages.cut(rows, query.limit, (row) => [row.id], toOutbound);
  }

  /** One mail of ours; 404 when there is none. */
  async outboundById(id: string): Promise<OutboundMail> {
    const row = await this.database.one<OutboundRow>(`SELECT ${outboundColumns} WHERE id = ?`, [id]);
    return toOutbound(found(row));
  }

  private async inboundRow(id: string): Promise<InboundRow> {
    return found(await this.database.one<InboundRow>(`SELECT ${inboundColumns} WHERE m.id = ?`, [id]));
  }
}

const where = (conditions: string[]) => (conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '');

function toInbound(row: InboundRow): InboundMail {
  const { client_id: clientId, client_name: clientName } = row;
  return {
    id: row.id,
    state: row.state,
    // While a mail waits, the column only counts attempts: that is no reason.
    reason: inboundReasons.find((reason) => reason === row.reason) ?? null,
    dismissal: row.dismissal,
    from: row.from_name ? `${row.from_name} <${row.from_address}>` : row.from_address,
    subject: row.subject,
    receivedAt: row.received_at.toISOString(),
    client: clientId === null ? null : { id: clientId, name: clientName ?? '' },
    ticketId: row.ticket_id,
  };
}

function toOutbound(row: OutboundRow): OutboundMail {
  return {
    id: row.id,
    to: row.to_address,
    subject: row.subject,
    state: row.state === 'sending' ? 'queued' : row.state,
    attempts: row.attempts,
    createdAt: row.created_at.toISOString(),
    sentAt: row.sent_at?.toISOString() ?? null,
    error: row.error,
    outcome: toOutcome(row),
    ticketId: row.ticket_id,
  };
}

/** What was told about a mail after it left; null when nothing was. */
export function toOutcome(
  row: Pick<OutboundRow, 'outcome' | 'outcome_at' | 'outcome_reason'>,
): MailOutcome | null {
  if (row.outcome === null || row.outcome_at === null) return null;
  return { kind: row.outcome, at: row.outcome_at.toISOString(), reason: row.outcome_reason ?? '' };
}
