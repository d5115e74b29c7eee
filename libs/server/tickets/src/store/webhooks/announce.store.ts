import type { Transaction } from '@vigie/platform';
import type { HistoryEntry, WebhookEvent } from '@vigie/wire';

export interface Announcement {
  event: WebhookEvent;
  /** What it tells about: a webhook hears the same source once. */
  source: string;
  clientId: string;
  ticketId?: string;
  historyId?: string;
  /** For webhooks that hear what stays among our people, and no other. */
  internal?: boolean;
}

/** Writes one delivery for each webhook that wants to hear it, to be sent after the commit. */
export async function announce(tx: Transaction, news: Announcement): Promise<void> {
  const { event, source, clientId, ticketId = null, historyId = null, internal = false } = news;
  await tx.execute(
    `INSERT INTO webhook_delivery (webhook_id, source, event, client_id, ticket_id, history_id, at, state, next_at)
     SELECT id, ?, ?, ?, ?, ?, ?, 'pending', ? FROM webhook
      WHERE active = 1 AND (client_id IS NULL OR client_id = ?) AND internal >= ? AND JSON_CONTAINS(events, ?)`,
    [
      ...[source, event, clientId, ticketId, historyId, tx.now, tx.now],
      ...[clientId, internal ? 1 : 0, JSON.stringify(event)],
    ],
  );
}

interface TicketNews {
  event: WebhookEvent;
  internal: boolean;
}
type HistoryType = HistoryEntry['type'];

const told = (event: WebhookEvent): TicketNews => ({ event, internal: false });
const amongUs = (event: WebhookEvent): TicketNews => ({ event, internal: true });

/** What a line of the history is to the outside; null for what is told by another line, or to nobody. */
const newsOfType: Record<HistoryType, TicketNews | null> = {
  opened: told('ticket.opened'),
  replied: told('ticket.replied'),
  'client-replied': told('ticket.replied'),
  noted: amongUs('ticket.noted'),
  'state-changed': told('ticket.changed'),
  assigned: told('ticket.changed'),
  'queue-changed': amongUs('ticket.changed'),
  renamed: told('ticket.changed'),
  'requester-changed': told('ticket.changed'),
  'priority-changed': told('ticket.changed'),
  qualified: told('ticket.changed'),
  merged: told('ticket.changed'),
  'merged-into': told('ticket.changed'),
  'merge-undone': told('ticket.changed'),
  split: told('ticket.changed'),
  tagged: amongUs('ticket.changed'),
  untagged: amongUs('ticket.changed'),
  linked: amongUs('ticket.changed'),
  unlinked: amongUs('ticket.changed'),
  'breach-explained': amongUs('ticket.changed'),
  'equipment-linked': amongUs('ticket.changed'),
  'equipment-unlinked': amongUs('ticket.changed'),
  'vendor-escalated': amongUs('ticket.changed'),
  'clock-recomputed': told('ticket.changed'),
  'intervention-planned': told('ticket.changed'),
  'intervention-moved': told('ticket.changed'),
  'intervention-state-changed': told('ticket.changed'),
  'time-added': amongUs('ticket.changed'),
  'time-changed': amongUs('ticket.changed'),
  'time-removed': amongUs('ticket.changed'),
  rated: told('ticket.changed'),
  'clock-breached': told('ticket.breached'),
  'clock-started': null,
  'client-warned': null,
  imported: null,
  followed: null,
  unfollowed: null,
  'macro-applied': null,
  'check-added': null,
  'check-removed': null,
  'check-checked': null,
  'check-unchecked': null,
  'checklist-applied': null,
  'checks-overridden': amongUs('ticket.changed'),
  'plan-launched': told('ticket.changed'),
  'plan-attention': amongUs('ticket.changed'),
  'plan-completed': told('ticket.changed'),
  'plan-cancelled': told('ticket.changed'),
  'restore-started': told('ticket.changed'),
  'restore-failed': amongUs('ticket.changed'),
  'restore-ready': amongUs('ticket.changed'),
  'restore-done': told('ticket.changed'),
  'restore-confirmed': told('ticket.changed'),
  'restore-missing': told('ticket.changed'),
  'restore-refused': told('ticket.changed'),
  'quote-sent': told('ticket.changed'),
  'quote-cancelled': told('ticket.changed'),
  'quote-accepted': told('ticket.changed'),
  'quote-refused': told('ticket.changed'),
  undelivered: amongUs('ticket.changed'),
  'clock-warned': null,
  continued: null,
  'reply-cancelled': null,
  unacknowledged: null,
};

/** The event that a line of the history makes. */
export function newsOf(type: HistoryType, data: HistoryEntry['data']): TicketNews | null {
  if (type === 'state-changed' && data['to'] === 'resolved') return told('ticket.resolved');
  if (type === 'state-changed' && data['to'] === 'closed') return told('ticket.closed');
  return newsOfType[type];
}
