import { Injectable } from '@nestjs/common';
import type { QualifiedKind, RequestChannel, RequestKind, TicketState } from '@vigie/rules';
import { Clock, Database, found, fromJson, Pages, scopeCondition, type ClientScope } from '@vigie/platform';
import type {
  Attachment,
  Clock as ClockDetail,
  Locale,
  Page,
  Reference,
  RefusedFile,
  RequestDetail,
  RequestQuery,
  RequestOutcome,
  RequestReceipt,
  RequestSummary,
  RequestWarning,
  SentMessage,
} from '@vigie/wire';
import { toldClock } from '../../store/clocks/clock.store';
import { refusedByMessage } from '../../store/mail/refused-file.store';
import { stretchesOf } from '../../store/desk/ticket-merge.store';
import { ticketNumber } from '../../store/desk/ticket.store';
import { deadlineSentence } from '../../texts/deadline-sentence';
import { TicketClockViews } from '../clocks/ticket-clock-views';
import { requestWhere } from './request-filters';
import { linksOf } from './request-links';
import { contentOf } from './sealed-request';

interface RequestRow {
  id: string;
  ticket_id: string;
  client_id: string;
  kind: RequestKind;
  channel: RequestChannel;
  author_name: string;
  received_at: Date;
  payload: string;
  warnings: RequestWarning[] | string;
  sequence: number;
  sha256: string;
  previous_sha256: string;
  qualified_kind: QualifiedKind | null;
  subject: string;
  state: TicketState;
  updated_at: Date;
  due_at: Date | null;
  suspended: string | number;
  assignee: string | null;
}

interface MessageRow {
  id: string;
  author: string;
  author_kind: string;
  body: string;
  at: Date;
}

type FileRow = Attachment & { message_id: string | null };

/** Two readings by index: both conditions in one would look through all clocks of the client. */
const dueWhere = (own: string) => `(SELECT k.due_at FROM sla_clock k
     WHERE k.client_id = w.client_id AND ${own} AND k.kind IN ('promise', 'resolution')
     ORDER BY k.state = 'cancelled', k.id DESC LIMIT 1)`;

/**
 * The promise if there is one, else the resolution: the deadline a client is told. A request whose ticket was merged
 * keeps its own deadline, and follows the state of the ticket it goes on in.
 */
const columns = `w.id, w.ticket_id, w.client_id, w.kind, w.channel, w.author_name, w.received_at, w.payload, w.warnings,
  w.sequence, w.sha256, w.previous_sha256, t.qualified_kind, t.subject, COALESCE(s.state, t.state) AS state,
  COALESCE(s.updated_at, t.updated_at) AS updated_at, a.name AS assignee,
  EXISTS (SELECT 1 FROM suspended_client z WHERE z.client_id = w.client_id) AS suspended,
  COALESCE(${dueWhere('k.origin_id = w.ticket_id')},
    ${dueWhere('k.ticket_id = w.ticket_id AND k.origin_id IS NULL')}) AS due_at`;
const joins = `JOIN ticket t ON t.client_id = w.client_id AND t.id = w.ticket_id
  LEFT JOIN ticket_merge g ON g.client_id = t.client_id AND g.ticket_id = t.id
  LEFT JOIN ticket s ON s.client_id = g.client_id AND s.id = g.standing_id
  LEFT JOIN person a ON a.id = COALESCE(s.assignee_id, t.assignee_id)`;
const source = `written_request w ${joins}`;

const pages = new Pages('requests');

/** What a client sees of their own requests. Internal notes and held answers are not read at all. */
@Injectable()
export class ClientRequests {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly clockViews: TicketClockViews,
  ) {}

  async page(scope: ClientScope, { limit, cursor, ...filters }: RequestQuery): Promise<Page<RequestSummary>> {
    const own = scopeCondition(scope, 'w.client_id');
    const after = pages.after(cursor);
    const where = requestWhere(filters);
    const rows = await this.database.query<RequestRow>(
      // The page is cut before its deadlines are read.
      `SELECT ${columns}
         FROM (SELECT w.id FROM ${source} WHERE ${own.sql} ${where.sql} ${after ? 'AND w.id < ?' : ''}
                ORDER BY w.id DESC LIMIT ?) shown
         JOIN written_request w ON w.id = shown.id ${joins}
        ORDER BY w.id DESC`,
      [...own.parameters, ...where.parameters, ...(after ?? []), limit + 1],
    );
    return pages.cut(rows, limit, (row) => [row.id], toSummary);
  }

  /** Who has asked for something, by name. */
  authors(scope: ClientScope): Promise<Reference[]> {
    const own = scopeCondition(scope, 'p.client_id');
    return this.database.query<Reference>(
      `SELECT p.id, p.name FROM person p
        WHERE ${own.sql} AND EXISTS (SELECT 1 FROM written_request w WHERE w.client_id = p.client_id AND w.author_id = p.id)
        ORDER BY p.name, p.id LIMIT 500`,
      own.parameters,
    );
  }

  async find(scope: ClientScope, id: string, locale: Locale): Promise<RequestDetail> {
    const row = await this.row(scope, id);
    const key = { clientId: row.client_id, ticketId: row.ticket_id };
    const [clock, messages, files, links, refused] = await Promise.all([
      this.toldClock(key),
      this.messages(key),
      this.files(key),
      linksOf(this.database, key),
      refusedByMessage(this.database.manager, { clientId: key.clientId, ticketIds: [key.ticketId] }),
    ]);
    const content = contentOf(row);
    return {
      ...toSummary(row),
      channel: row.channel,
      description: content.answers ? null : (content.description ?? null),
      answers: content.answers ?? null,
      form: content.form ?? null,
      assignee: row.assignee,
      deadline: deadlineOf(clock, locale),
      clockState: clock?.state ?? null,
      warnings: fromJson(row.warnings),
      messages: messages.map((message) => toMessage(message, files, refused)),
      attachments: files.filter((file) => file.message_id === null),
      refusedFiles: refused.get(null) ?? [],
      ...links,
      proof: sealOf(row),
    };
  }

  /** What the sender of a request is told: the receipt, or where it waits for an agreement. */
  async outcome(
    scope: ClientScope,
    sent: { requestId: string } | { approvalId: string },
    locale: Locale,
  ): Promise<RequestOutcome> {
    if ('approvalId' in sent) return { approvalId: sent.approvalId };
    return this.receipt(scope, sent.requestId, locale);
  }

  async receipt(scope: ClientScope, id: string, locale: Locale): Promise<RequestReceipt> {
    const row = await this.row(scope, id);
    const clock = await this.toldClock({ clientId: row.client_id, ticketId: row.ticket_id });
    const deadline = deadlineOf(clock, locale);
    return {
      id: row.id,
      number: ticketNumber(row.ticket_id),
      ticketId: row.ticket_id,
      receivedAt: row.received_at.toISOString(),
      ...(deadline && { deadline }),
      suspended: toSummary(row).suspended,
      proof: sealOf(row),
      warnings: fromJson(row.warnings),
    };
  }

  /** One message the client just wrote. */
  /** A message that was just received, wherever it went. */
  async sent(scope: ClientScope, place: { messageId: string } | { requestId: string }): Promise<SentMessage> {
    if ('messageId' in place) return { ...(await this.message(scope, place.messageId)), opened: null };
    const row = await this.row(scope, place.requestId);
    const files = await this.files({ clientId: row.client_id, ticketId: row.ticket_id });
    return {
      id: row.id,
      author: row.author_name,
      fromUs: false,
      body: contentOf(row).description ?? '',
      at: row.received_at.toISOString(),
      attachments: files,
      refusedFiles: [],
      opened: { id: row.id, number: ticketNumber(row.ticket_id), subject: row.subject },
    };
  }

  private async message(scope: ClientScope, id: string): Promise<RequestDetail['messages'][number]> {
    const own = scopeCondition(scope, 'client_id');
    const key = found(
      await this.database.one<{ clientId: string; ticketId: string }>(
        `SELECT client_id AS clientId, ticket_id AS ticketId FROM ticket_message WHERE id = ? AND ${own.sql}`,
        [id, ...own.parameters],
      ),
    );
    const [messages, files] = await Promise.all([this.messages(key), this.files(key)]);
    return toMessage(found(messages.find((message) => message.id === id)), files, new Map());
  }

  private async row(scope: ClientScope, id: string): Promise<RequestRow> {
    const own = scopeCondition(scope, 'w.client_id');
    return found(
      await this.database.one<RequestRow>(`SELECT ${columns} FROM ${source} WHERE w.id = ? AND ${own.sql}`, [
        id,
        ...own.parameters,
      ]),
    );
  }

  /** The clock whose deadline the client is told. */
  private async toldClock(key: { clientId: string; ticketId: string }): Promise<ClockDetail | null> {
    return toldClock(await this.clockViews.ownOf(key, this.clock.now()));
  }

  /** The conversation about a request; of a ticket it goes on in, only what was said since. */
  private async messages(key: { clientId: string; ticketId: string }) {
    const stretches = await this.stretches(key);
    return this.database.query<MessageRow>(
      `SELECT id, author_name AS author, author_kind, body, at FROM ticket_message
        WHERE client_id = ? AND (${stretches.map(() => '(ticket_id = ? AND at >= ?)').join(' OR ')}) AND visibility = 'public' AND cancelled = 0
          AND (held_until IS NULL OR held_until <= NOW(3)) ORDER BY id LIMIT 1000`,
      [key.clientId, ...stretches.flatMap(({ ticketId, since }) => [ticketId, since])],
    );
  }

  private stretches({ clientId, ticketId }: { clientId: string; ticketId: string }) {
    return stretchesOf(this.database.manager, { id: ticketId, clientId });
  }

  private async files(key: { clientId: string; ticketId: string }) {
    const tickets = (await this.stretches(key)).map(({ ticketId }) => ticketId);
    return this.database.query<FileRow>(
      `SELECT f.id, f.name, f.type, f.size, t.message_id
         FROM ticket_file t JOIN stored_file f ON f.id = t.file_id
         LEFT JOIN ticket_message m ON m.id = t.message_id
        WHERE t.client_id = ? AND t.ticket_id IN (?) AND (m.visibility = 'public' OR (m.id IS NULL AND t.ticket_id = ?))
        ORDER BY f.id`,
      [key.clientId, tickets, key.ticketId],
    );
  }
}

function toMessage(
  { author_kind, ...message }: MessageRow,
  files: readonly FileRow[],
  refused: ReadonlyMap<string | null, RefusedFile[]>,
): RequestDetail['messages'][number] {
  return {
    ...message,
    fromUs: author_kind !== 'contact',
    at: message.at.toISOString(),
    attachments: files.filter((file) => file.message_id === message.id),
    refusedFiles: refused.get(message.id) ?? [],
  };
}

const sealOf = (row: RequestRow) => ({
  sequence: row.sequence,
  sha256: row.sha256,
  previousSha256: row.previous_sha256,
});

function toSummary(row: RequestRow): RequestSummary {
  return {
    id: row.id,
    number: ticketNumber(row.ticket_id),
    kind: row.kind,
    typeName: contentOf(row).type?.name ?? null,
    qualifiedKind: row.qualified_kind,
    subject: row.subject,
    state: row.state,
    requester: row.author_name,
    receivedAt: row.received_at.toISOString(),
    dueAt: row.due_at?.toISOString() ?? null,
    waitingForYou: row.state === 'waiting-client',
    suspended: Number(row.suspended) === 1 && row.state !== 'resolved' && row.state !== 'closed',
    updatedAt: row.updated_at.toISOString(),
  };
}

/** The deadline a client is told, with its explanation; none while it is paused. */
function deadlineOf(clock: ClockDetail | null, locale: Locale) {
  if (!clock?.dueAt) return null;
  const sentence = deadlineSentence(
    { ...clock, calendar: { zone: clock.zone }, startedAt: new Date(clock.startedAt) },
    locale,
  );
  return { dueAt: clock.dueAt, mode: clock.mode, explanation: clock.explanation, sentence };
}
