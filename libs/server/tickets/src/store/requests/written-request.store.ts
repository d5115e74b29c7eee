import canonicalize from 'canonicalize';
import type {
  ClockKind,
  DeadlineMode,
  Formula,
  Level,
  RequestChannel,
  RequestKind,
  TicketKind,
} from '@vigie/rules';
import { fromJson, sha256, type Transaction } from '@vigie/platform';
import type { AnyRequest, Locale, RefusedFile, RequestWarning } from '@vigie/wire';
import { ticketNumber, type TicketKey } from '../desk/ticket.store';
import { WrittenRequestRow } from './written-request.row';

export const sealFormat = 'vigie-proof-1';

/** A contact of a client, as author. */
export interface ContactAuthor {
  id: string;
  name: string;
  email: string;
}

/** What a type of the catalogue says of the work that it asks for. */
export interface RequestNature {
  ticketKind: TicketKind;
  impact: Level;
  urgency: Level;
  /** The 48 h of written requests, else the targets of the formula. */
  promised: boolean;
}

/** The agreement that completed a request, as it is sealed with it. */
export interface SealedApproval {
  by: ContactAuthor;
  askedAt: string;
  at: string;
  comment: string | null;
  /** Nobody else in the company could agree. */
  ownRequest: boolean;
}

/** A written request about to be sealed. */
export interface ReceivedRequest {
  clientId: string;
  author: ContactAuthor;
  channel: RequestChannel;
  receivedAt: Date;
  request: AnyRequest;
  /** What a request of the catalogue opens; the kind says it for all others. */
  nature?: RequestNature;
  /** What it opens where neither says more than that it is a mail. */
  ticketKind?: TicketKind;
  /** The mailbox that it was written to. */
  mailboxId?: string | null;
  /** The agreement of the client's management, where one was needed. */
  approval?: SealedApproval | undefined;
  fileIds: string[];
  /** Files of its mail that did not come through. */
  refusedFiles?: readonly RefusedFile[];
  /** The raw e-mail at its origin. */
  raw: { fileKey: string; sha256: string } | null;
  /** The ticket it goes on with, which is over. */
  continues?: { id: string; impact: Level; urgency: Level; queueId: string };
}

/** The deadline promised at receipt. Pauses and other targets move the clock later; they do not move this one. */
export interface SealedDeadline {
  clock: ClockKind;
  mode: DeadlineMode;
  durationMs: number;
  dueAt: string;
}

export interface Sealing {
  ticketId: string;
  input: ReceivedRequest;
  client: { name: string; formula: Formula };
  deadline: SealedDeadline | null;
  /** Received while the contract is suspended: nothing is promised, since no time runs. */
  suspended: boolean;
  warnings: RequestWarning[];
}

interface ChainHead {
  sequence: number;
  sha256: string;
}

/**
 * Seals a written request: numbers it, links it to the record before and stores the exact text that was hashed.
 * Call it last in a transaction: the head of the chain stays locked until the commit.
 */
export async function sealRequest(tx: Transaction, sealing: Sealing): Promise<string> {
  const { ticketId, input, warnings } = sealing;
  const files = await describeFiles(tx, input.fileIds);
  const head = await lockHead(tx);
  const sequence = head.sequence + 1;
  const payload = payloadOf(sealing, { sequence, previousSha256: head.sha256, files });
  const seal = sha256(payload);
  const id = await tx.insert(WrittenRequestRow, {
    sequence,
    ticketId,
    clientId: input.clientId,
    kind: input.request.kind,
    channel: input.channel,
    authorId: input.author.id,
    authorName: input.author.name,
    authorEmail: input.author.email,
    receivedAt: input.receivedAt,
    payload,
    rawFileKey: input.raw?.fileKey ?? null,
    warnings,
    sha256: seal,
    previousSha256: head.sha256,
  });
  await tx.execute("UPDATE chain_head SET sequence = ?, sha256 = ? WHERE name = 'written_request'", [
    sequence,
    seal,
  ]);
  return id;
}

async function lockHead(tx: Transaction): Promise<ChainHead> {
  const [head] = await tx.query<ChainHead>(
    "SELECT sequence, sha256 FROM chain_head WHERE name = 'written_request' FOR UPDATE",
  );
  if (!head) throw new Error('chain_head has no row for written requests');
  return head;
}

/** The exact text that is hashed: canonical JSON, so that anybody can compute it again. */
function payloadOf(
  { ticketId, input, client, deadline, suspended }: Sealing,
  place: { sequence: number; previousSha256: string; files: object[] },
): string {
  const payload = canonicalize({
    format: sealFormat,
    ...place,
    number: ticketNumber(ticketId),
    client: { id: input.clientId, name: client.name, formula: client.formula },
    receivedAt: input.receivedAt.toISOString(),
    channel: input.channel,
    author: { id: input.author.id, name: input.author.name, email: input.author.email },
    request: input.request,
    ...(input.approval && { approval: input.approval }),
    ...(deadline && { deadline }),
    ...(suspended && { contractSuspended: true }),
    ...(input.raw && { rawSha256: input.raw.sha256 }),
  });
  if (payload === undefined) throw new Error('a written request has no canonical form');
  return payload;
}

async function describeFiles(tx: Transaction, fileIds: readonly string[]) {
  if (fileIds.length === 0) return [];
  return tx.query<{ name: string; size: number; sha256: string }>(
    'SELECT name, size, sha256 FROM stored_file WHERE id IN (?) ORDER BY id',
    [fileIds],
  );
}

/** Kind and receipt of the request a ticket was opened by, as they were sealed; null for a ticket without one. */
export async function sealedOfTicket(
  tx: Transaction,
  ticket: TicketKey,
): Promise<{ kind: RequestKind; receivedAt: Date } | null> {
  const [row] = await tx.query<{ kind: RequestKind; receivedAt: Date }>(
    'SELECT kind, received_at AS receivedAt FROM written_request WHERE client_id = ? AND ticket_id = ?',
    [ticket.clientId, ticket.id],
  );
  return row ?? null;
}

/** The request a ticket was opened by; null for a ticket without one. */
export async function requestOfTicket(tx: Transaction, ticketId: string): Promise<string | null> {
  const [row] = await tx.query<{ id: string }>('SELECT id FROM written_request WHERE ticket_id = ?', [
    ticketId,
  ]);
  return row?.id ?? null;
}

/** The ticket of one of a client's own requests. */
export async function ticketOfRequest(
  tx: Transaction,
  clientId: string,
  requestId: string,
): Promise<TicketKey | null> {
  const [row] = await tx.query<TicketKey>(
    'SELECT ticket_id AS id, client_id AS clientId FROM written_request WHERE id = ? AND client_id = ?',
    [requestId, clientId],
  );
  return row ?? null;
}

/** What the author of a request is told when it was received. */
export interface RequestNews {
  clientId: string;
  author: string;
  email: string;
  channel: RequestChannel;
  locale: Locale;
  receivedAt: Date;
  sequence: number;
  sha256: string;
  warnings: RequestWarning[];
  deadline: SealedDeadline | null;
  /** As it was sealed. */
  request: AnyRequest;
}

export async function requestNews(tx: Transaction, ticketId: string): Promise<RequestNews | null> {
  const [row] = await tx.query<
    Omit<RequestNews, 'warnings' | 'locale' | 'deadline' | 'request'> & {
      warnings: RequestWarning[] | string;
      locale: Locale | null;
      payload: string;
    }
  >(
    `SELECT w.client_id AS clientId, w.author_name AS author, w.author_email AS email, w.channel, p.locale,
            w.received_at AS receivedAt, w.sequence, w.sha256, w.warnings, w.payload
       FROM written_request w LEFT JOIN person p ON p.id = w.author_id
      WHERE w.ticket_id = ?`,
    [ticketId],
  );
  if (!row) return null;
  const { deadline = null, request } = fromJson<Pick<RequestNews, 'request'> & { deadline?: SealedDeadline }>(
    row.payload,
  );
  return { ...row, locale: row.locale ?? 'fr', warnings: fromJson(row.warnings), deadline, request };
}

/** SHA-256 of the raw mail kept under this key. */
export async function sha256OfRaw(tx: Transaction, fileKey: string): Promise<string | null> {
  const [row] = await tx.query<{ raw_sha256: string }>(
    'SELECT raw_sha256 FROM inbound_mail WHERE raw_file_key = ?',
    [fileKey],
  );
  return row?.raw_sha256 ?? null;
}
