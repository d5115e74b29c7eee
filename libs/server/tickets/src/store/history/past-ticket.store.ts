import {
  type ClockEvent,
  type Level,
  type Priority,
  type Rating,
  type TicketKind,
  queueOfArrival,
} from '@vigie/rules';
import { found, type Transaction } from '@vigie/platform';
import type { NewRequest } from '@vigie/wire';
import { ClockEventRow } from '../clocks/clock-event.row';
import { ClockFiringRow } from '../clocks/clock-firing.row';
import { deriveClock, type NewClock } from '../clocks/clock.store';
import { SlaClockRow } from '../clocks/sla-clock.row';
import { tagNamed } from '../desk/tag.store';
import { TicketHistoryRow } from '../desk/ticket-history.row';
import { TicketMessageRow } from '../desk/ticket-message.row';
import { TicketTagRow } from '../desk/ticket-tag.row';
import { TicketRow } from '../desk/ticket.row';
import { farFuture } from '../desk/ticket.store';
import { TimeEntryRow } from '../planning/time-entry.row';
import { queuesOf, type StoredQueue } from '../queues/queue.store';
import { TicketReopeningRow } from '../reports/ticket-reopening.row';
import { sealRequest, type ContactAuthor, type Sealing } from '../requests/written-request.store';
import { SatisfactionRow } from '../satisfaction/satisfaction.row';
import { VendorEscalationRow } from '../vendors/vendor-escalation.row';

const minuteMs = 60_000;

/** A clock that finished, with what happened to it. */
export interface PastClock {
  clock: NewClock;
  events: ClockEvent[];
  /** Why it was missed, if it was and somebody said so. */
  breachReason: string | null;
}

/** A ticket whose work is over, as half a year of a demonstration is made of. */
export interface PastTicket {
  clientId: string;
  kind: TicketKind;
  priority: Priority;
  impact: Level;
  urgency: Level;
  subject: string;
  author: ContactAuthor;
  worker: { id: string; name: string };
  createdAt: Date;
  answeredAt: Date;
  waitedFrom: Date | null;
  waitedTo: Date | null;
  resolvedAt: Date;
  closedAt: Date;
  clocks: PastClock[];
  /** What the written request sealed; null for what was said by phone. */
  sealing: ({ request: NewRequest } & Pick<Sealing, 'client' | 'deadline'>) | null;
  answer: string;
  end: string;
  tag: string | null;
  vendor: string | null;
  opinion: { rating: Rating | null; comment: string | null } | null;
  minutes: number;
  billable: boolean;
  onSite: boolean;
  reopenedAt: Date | null;
}

type Kept = PastTicket & { key: { ticketId: string; clientId: string } };

/** Writes tickets as they would have become over time, table by table; nobody is told, no job runs for them. */
export async function insertPastTickets(tx: Transaction, past: readonly PastTicket[]): Promise<void> {
  const queues = await queuesOf(tx.manager);
  const { identifiers } = await tx.manager.insert(
    TicketRow,
    past.map((one) => ({ ...ticketOf(one), queueId: queueOf(queues, one) })),
  );
  const kept: Kept[] = past.map((one, index) => ({
    ...one,
    key: { ticketId: String(identifiers[index]?.['id']), clientId: one.clientId },
  }));
  await tx.manager.insert(TicketMessageRow, kept.flatMap(messagesOf));
  await tx.manager.insert(TicketHistoryRow, kept.flatMap(historyOf));
  await tx.manager.insert(TimeEntryRow, kept.map(timeOf));
  await tx.manager.insert(SatisfactionRow, kept.flatMap(ratingOf));
  await tx.manager.insert(VendorEscalationRow, kept.flatMap(vendorOf));
  await tx.manager.insert(
    TicketReopeningRow,
    kept.flatMap(({ key, reopenedAt }) => (reopenedAt ? [{ ...key, at: reopenedAt }] : [])),
  );
  await insertClocks(tx, kept);
  await insertTags(tx, kept);
  for (const one of kept) await seal(tx, one);
}

async function insertTags(tx: Transaction, kept: readonly Kept[]): Promise<void> {
  const ids = new Map<string, string>();
  for (const { tag } of kept) if (tag && !ids.has(tag)) ids.set(tag, (await tagNamed(tx, tag)).id);
  const rows = kept.flatMap(({ key, tag }) => (tag ? [{ ...key, tagId: ids.get(tag) ?? '' }] : []));
  await tx.manager.insert(TicketTagRow, rows);
}

function queueOf(queues: readonly StoredQueue[], { kind, sealing }: PastTicket): string {
  const requestKind = sealing?.request.kind ?? null;
  return found(queueOfArrival(queues, { mailboxId: null, requestKind, ticketKind: kind })).id;
}

const ticketOf = (one: PastTicket) => ({
  clientId: one.clientId,
  kind: one.kind,
  state: 'closed' as const,
  isOpen: false,
  priority: one.priority,
  impact: one.impact,
  urgency: one.urgency,
  subject: one.subject,
  description: one.subject,
  requesterId: one.author.id,
  assigneeId: one.worker.id,
  createdAt: one.createdAt,
  updatedAt: one.closedAt,
  resolvedAt: one.resolvedAt,
  closedAt: one.closedAt,
  sortDue: farFuture,
  warnAt: farFuture,
  version: 3,
});

function messagesOf({ key, worker, answeredAt, answer, resolvedAt, end }: Kept) {
  const said = [
    { at: answeredAt, body: answer },
    { at: resolvedAt, body: end },
  ];
  const author = { authorKind: 'staff' as const, authorId: worker.id, authorName: worker.name };
  return said.map((one) => ({
    ...key,
    ...one,
    ...author,
    visibility: 'public' as const,
    channel: 'console' as const,
    cancelled: false,
  }));
}

function historyOf(one: Kept) {
  const { key, worker, author, sealing, createdAt, answeredAt, waitedFrom, waitedTo } = one;
  const us = { actorKind: 'staff' as const, actorName: worker.name };
  const opener = sealing ? { actorKind: 'contact' as const, actorName: author.name } : us;
  const moves = [
    { at: waitedFrom, from: 'open', to: 'waiting-vendor' },
    { at: waitedTo, from: 'waiting-vendor', to: 'open' },
    { at: one.resolvedAt, from: 'open', to: 'resolved' },
    { at: one.closedAt, from: 'resolved', to: 'closed' },
  ];
  return [
    {
      ...key,
      ...opener,
      at: createdAt,
      type: 'opened' as const,
      data: { channel: sealing ? 'portal' : 'console' },
    },
    { ...key, ...us, at: answeredAt, type: 'replied' as const, data: {} },
    ...moves.flatMap(({ at, from, to }) =>
      at ? [{ ...key, ...us, at, type: 'state-changed' as const, data: { from, to } }] : [],
    ),
  ];
}

const timeOf = ({ key, worker, resolvedAt, minutes, billable, onSite }: Kept) => ({
  ...key,
  personId: worker.id,
  day: resolvedAt.toISOString().slice(0, 10),
  minutes,
  activity: onSite ? ('on-site' as const) : ('remote' as const),
  billable,
  comment: null,
  createdAt: resolvedAt,
  version: 1,
});

function ratingOf({ key, author, worker, resolvedAt, opinion }: Kept) {
  if (!opinion) return [];
  const asked = new Date(resolvedAt.getTime() + 5 * minuteMs);
  const ratedAt = opinion.rating ? new Date(resolvedAt.getTime() + 180 * minuteMs) : null;
  return [
    {
      ...key,
      ...opinion,
      requesterId: author.id,
      assigneeId: worker.id,
      doneAt: resolvedAt,
      askedAt: asked,
      ratedAt,
    },
  ];
}

function vendorOf({ key, vendor, worker, waitedFrom }: Kept) {
  if (!vendor || !waitedFrom) return [];
  const reference = `${vendor.slice(0, 2).toUpperCase()}-${70_000 + Number(key.ticketId)}`;
  const over = { note: null, followUpAt: null, remindAt: null, remindedAt: null, waiting: false };
  return [{ ...key, ...over, vendor, reference, since: waitedFrom, byName: worker.name }];
}

/** Finished clocks with their events; the thresholds they reached are told already, and never speak again. */
async function insertClocks(tx: Transaction, kept: readonly Kept[]): Promise<void> {
  const rows = kept.flatMap(({ key, clocks }) =>
    clocks.map(({ clock, events, breachReason }) => {
      const terms = { ...clock, durationMs: String(clock.durationMs) };
      const reading = deriveClock(terms, { events, told: 0, now: tx.now });
      const breached = reading.state === 'breached';
      const derived = breached ? deriveClock(terms, { events, told: 100, now: tx.now }) : reading;
      const { dueAt } = derived;
      return {
        row: { ...key, ...terms, ...derived, termsVersion: 1, breachReason: breached ? breachReason : null },
        events,
        missedAt: breached ? dueAt : null,
      };
    }),
  );
  const { identifiers } = await tx.manager.insert(
    SlaClockRow,
    rows.map(({ row }) => row),
  );
  const idOf = (index: number) => String(identifiers[index]?.['id']);
  await tx.manager.insert(
    ClockEventRow,
    rows.flatMap(({ events }, index) =>
      events.map((event) => ({
        clockId: idOf(index),
        at: new Date(event.at),
        type: event.type,
        reason: event.type === 'paused' ? event.reason : null,
        byName: null,
        messageId: null,
      })),
    ),
  );
  await tx.manager.insert(
    ClockFiringRow,
    rows.flatMap(({ missedAt: at }, index) =>
      at ? [{ clockId: idOf(index), termsVersion: 1, percent: 100 as const, dueAt: at, firedAt: at }] : [],
    ),
  );
}

async function seal(tx: Transaction, { key, clientId, author, createdAt, sealing }: Kept): Promise<void> {
  if (!sealing) return;
  const { request, client, deadline } = sealing;
  const input = { clientId, author, channel: 'portal' as const, receivedAt: createdAt, request };
  await sealRequest(tx, {
    ticketId: key.ticketId,
    input: { ...input, fileIds: [], raw: null },
    client,
    deadline,
    suspended: false,
    warnings: [],
  });
}
