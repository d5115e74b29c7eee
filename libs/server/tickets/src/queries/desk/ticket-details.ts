import { Inject, Injectable } from '@nestjs/common';
import { transitions, type DeliveryOutcome, type OwnMailbox } from '@vigie/rules';
import { Clock, CONFIG, Database, found, fromJson, type Actor, type Config } from '@vigie/platform';
import type {
  HistoryEntry,
  MailRecipients,
  RefusedFile,
  TicketDetail,
  TicketMessage,
  TicketOpening,
  TicketOrigin,
} from '@vigie/wire';
import { In } from 'typeorm';
import { InboundMailRow } from '../../store/mail/inbound-mail.row';
import { recipientsBesides } from '../../store/mail/mail-copies.store';
import { refusedByMessage } from '../../store/mail/refused-file.store';
import { TicketHistoryRow } from '../../store/desk/ticket-history.row';
import { TicketMessageRow } from '../../store/desk/ticket-message.row';
import { TicketRow } from '../../store/desk/ticket.row';
import { ticketNumber } from '../../store/desk/ticket.store';
import { allOwnMailboxes } from '../../store/mailboxes/mailbox.store';
import { originOf, type StoredReference } from '../../store/imports/external-reference.store';
import { unreadAmong } from '../../store/desk/unread.store';
import { WrittenRequestRow } from '../../store/requests/written-request.row';
import { MergedTickets, type FileOfTicket } from './merged-tickets';
import { toOutcome } from '../mail/mail.queries';
import { toSealed } from '../requests/sealed-request';
import { TicketClockViews } from '../clocks/ticket-clock-views';
import { TicketList } from './ticket-list';
import { TicketTies } from './ticket-ties';

type Delivery = Pick<TicketMessage, 'delivery' | 'outcome' | 'recipients'>;

/** So many mails of a ticket are shown, as many as messages. */
const mostMails = 1000;

/** What belongs to the messages of a ticket, kept in other tables. */
interface MessageParts {
  files: readonly FileOfTicket[];
  refused: ReadonlyMap<string | null, RefusedFile[]>;
  deliveries: ReadonlyMap<string, Delivery>;
  mails: readonly InboundMailRow[];
  ours: readonly OwnMailbox[];
}

/** Everything a technician sees of one ticket. */
@Injectable()
export class TicketDetails {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly list: TicketList,
    private readonly clockViews: TicketClockViews,
    private readonly ties: TicketTies,
    private readonly merged: MergedTickets,
  ) {}

  async find(actor: Actor, id: string): Promise<TicketDetail> {
    const row = await this.list.row(actor.scope, id);
    const key = { clientId: row.client.id, ticketId: id };
    const ticketKey = { id, clientId: key.clientId };
    const { manager } = this.database;
    const merges = await this.merged.into(ticketKey);
    // All that is said and done in the tickets that go on here, too.
    const together = [id, ...merges.map(({ ticketId }) => ticketId)];
    const all = { clientId: key.clientId, ticketId: In(together) };
    const [ticket, messages, history, clocks, request, parts, continuedBy, links] = await Promise.all([
      manager.findOneByOrFail(TicketRow, { id }),
      manager.find(TicketMessageRow, {
        where: { ...all, cancelled: false },
        order: { id: 'ASC' },
        take: 1000,
      }),
      manager.find(TicketHistoryRow, { where: all, order: { id: 'ASC' }, take: 2000 }),
      this.clockViews.of(key, this.clock.now()),
      manager.findOneBy(WrittenRequestRow, key),
      this.partsOf(key.clientId, together),
      manager.find(TicketRow, {
        where: { clientId: key.clientId, parentId: id },
        order: { id: 'DESC' },
        take: 100,
      }),
      this.ties.linksOf(id),
    ]);
    const [unread, origin, answersLeave] = await Promise.all([
      unreadAmong(manager, actor.id, [id]),
      originOf(manager, ticketKey),
      this.isActive(ticket.requesterId),
    ]);
    const continues = ticket.parentId
      ? await manager.findOneBy(TicketRow, { clientId: key.clientId, id: ticket.parentId })
      : null;
    return {
      ...row,
      unread: unread.has(id),
      impact: ticket.impact,
      urgency: ticket.urgency,
      answersLeave,
      request: request ? toSealed(request) : null,
      openings: await this.openingsOf(key.clientId, together),
      qualifiedKind: ticket.qualifiedKind,
      requestRecipients: recipientsBesides(parts.ours, request ? mailOf(request, parts.mails) : undefined),
      attachments: parts.files.filter((file) => file.message_id === null && file.ticket_id === id),
      refusedFiles: parts.refused.get(null) ?? [],
      merged: await this.merged.describe(merges, parts.files),
      mergedInto: await this.merged.standing(ticketKey),
      messages: messages.map((message) => toMessage(message, parts)),
      history: history.map(toHistory),
      clocks,
      origin: origin && toOrigin(origin),
      continues: continues && toLink(continues),
      continuedBy: continuedBy.map(toLink),
      links,
      mails: parts.mails.map(toMail),
      nextStates: [...transitions[ticket.state]],
    };
  }

  /** One message, for the answer to the call that wrote it. */
  async message(actor: Actor, ticketId: string, messageId: string): Promise<TicketMessage> {
    const row = await this.list.row(actor.scope, ticketId);
    const key = { clientId: row.client.id, ticketId };
    const message = found(await this.database.manager.findOneBy(TicketMessageRow, { ...key, id: messageId }));
    return toMessage(message, await this.partsOf(key.clientId, [ticketId]));
  }

  private async partsOf(clientId: string, ticketIds: readonly string[]): Promise<MessageParts> {
    const { manager } = this.database;
    const [files, refused, deliveries, mails, ours] = await Promise.all([
      this.filesOf(clientId, ticketIds),
      refusedByMessage(manager, { clientId, ticketIds }),
      this.deliveriesOf(ticketIds),
      manager.find(InboundMailRow, {
        where: { ticketId: In([...ticketIds]) },
        order: { id: 'ASC' },
        take: mostMails,
      }),
      allOwnMailboxes(this.database, this.config),
    ]);
    return { files, refused, deliveries, mails, ours };
  }

  private async isActive(personId: string | null): Promise<boolean> {
    const sql = 'SELECT id FROM person WHERE id = ? AND active = 1';
    return personId !== null && (await this.database.one(sql, [personId])) !== null;
  }

  private async openingsOf(clientId: string, ticketIds: readonly string[]): Promise<TicketOpening[]> {
    const rows = await this.database.query<Omit<TicketOpening, 'at'> & { at: Date }>(
      `SELECT t.id AS ticketId, COALESCE(h.actor_name, '') AS author, t.description AS body, t.created_at AS at
         FROM ticket t
         LEFT JOIN written_request w ON w.client_id = t.client_id AND w.ticket_id = t.id
         LEFT JOIN ticket_history h ON h.client_id = t.client_id AND h.ticket_id = t.id AND h.type = 'opened'
        WHERE t.client_id = ? AND t.id IN (?) AND t.description IS NOT NULL AND w.id IS NULL ORDER BY t.id`,
      [clientId, ticketIds],
    );
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  }

  private filesOf(clientId: string, ticketIds: readonly string[]): Promise<FileOfTicket[]> {
    return this.database.query(
      `SELECT f.id, f.name, f.type, f.size, t.ticket_id, t.message_id
         FROM ticket_file t JOIN stored_file f ON f.id = t.file_id
        WHERE t.client_id = ? AND t.ticket_id IN (?) ORDER BY f.id`,
      [clientId, ticketIds],
    );
  }

  private async deliveriesOf(ticketIds: readonly string[]): Promise<Map<string, Delivery>> {
    const rows = await this.database.query<{
      id: string;
      state: Delivery['delivery'] | 'sending';
      outcome: DeliveryOutcome | null;
      outcome_at: Date | null;
      outcome_reason: string | null;
      to_address: string;
      cc: string[] | string | null;
    }>(
      `SELECT id, state, outcome, outcome_at, outcome_reason, to_address, cc_addresses AS cc
         FROM outbound_mail WHERE ticket_id IN (?)`,
      [ticketIds],
    );
    return new Map(
      rows.map(({ id, state, to_address: to, cc, ...told }) => [
        id,
        // While it is being handed over, a mail is still on its way.
        {
          delivery: state === 'sending' ? 'queued' : state,
          outcome: toOutcome(told),
          recipients: { to: [to], cc: cc === null ? [] : fromJson(cc) },
        },
      ]),
    );
  }
}

const toMail = ({ id, subject, receivedAt }: InboundMailRow) => ({
  id,
  subject,
  receivedAt: receivedAt.toISOString(),
});

const toLink = ({ id, subject }: TicketRow) => ({ id, number: ticketNumber(id), subject });

function toMessage(row: TicketMessageRow, parts: MessageParts): TicketMessage {
  const delivery = parts.deliveries.get(row.outboundMailId ?? '');
  return {
    id: row.id,
    ticketId: row.ticketId,
    visibility: row.visibility,
    channel: row.channel,
    author: { kind: row.authorKind, name: row.authorName },
    body: row.body,
    fullText: row.fullText,
    html: row.html,
    at: row.at.toISOString(),
    attachments: parts.files.filter((file) => file.message_id === row.id),
    refusedFiles: parts.refused.get(row.id) ?? [],
    delivery: row.cancelled ? 'cancelled' : (delivery?.delivery ?? 'none'),
    outcome: delivery?.outcome ?? null,
    recipients: delivery?.recipients ?? arrivedBy(row, parts),
    heldUntil: row.heldUntil?.toISOString() ?? null,
  };
}

/** The mail of a request; one that was a message before it was split off is the first of its ticket. */
function mailOf(request: WrittenRequestRow, mails: readonly InboundMailRow[]): InboundMailRow | undefined {
  const { rawFileKey: key, ticketId, channel } = request;
  if (key !== null) return mails.find(({ rawFileKey }) => rawFileKey === key);
  return channel === 'email' ? mails.find((mail) => mail.ticketId === ticketId) : undefined;
}

/** Whom else the mail named that a message came by. */
function arrivedBy({ id, channel }: TicketMessageRow, { mails, ours }: MessageParts): MailRecipients {
  const mail = channel === 'email' ? mails.find(({ ticketMessageId }) => ticketMessageId === id) : undefined;
  return recipientsBesides(ours, mail);
}

function toHistory(row: TicketHistoryRow): HistoryEntry {
  return {
    id: row.id,
    at: row.at.toISOString(),
    actor: { kind: row.actorKind, name: row.actorName },
    type: row.type,
    data: row.data,
  };
}

function toOrigin({ source, reference, facts, importedAt }: StoredReference): TicketOrigin {
  const { requester = null, assignee = null, category = null } = facts;
  return { source, reference, requester, assignee, category, importedAt: importedAt.toISOString() };
}
