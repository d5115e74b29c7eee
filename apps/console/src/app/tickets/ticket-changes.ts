import type { Priority, TicketState } from '@vigie/rules';
import type { TicketDetail } from '@vigie/wire';

/** One thing that somebody else changed while we were reading. */
export type TicketChange =
  | { what: 'state'; from: TicketState; to: TicketState }
  | { what: 'assignee'; from: string | null; to: string | null }
  | { what: 'subject'; from: string; to: string }
  | { what: 'requester'; from: string | null; to: string | null }
  | { what: 'queue'; from: string; to: string }
  | { what: 'priority'; from: Priority; to: Priority }
  | { what: 'messages'; count: number };

type Compared = Pick<
  TicketDetail,
  'subject' | 'requester' | 'state' | 'assignee' | 'queue' | 'priority' | 'messages'
>;

/** What to show after a conflict; pure. */
export function changesBetween(before: Compared, after: Compared): TicketChange[] {
  const changes = correctionsBetween(before, after);
  if (before.state !== after.state) changes.push({ what: 'state', from: before.state, to: after.state });
  if (before.assignee?.id !== after.assignee?.id) {
    changes.push({ what: 'assignee', from: before.assignee?.name ?? null, to: after.assignee?.name ?? null });
  }
  if (before.queue.id !== after.queue.id)
    changes.push({ what: 'queue', from: before.queue.name, to: after.queue.name });
  if (before.priority !== after.priority) {
    changes.push({ what: 'priority', from: before.priority, to: after.priority });
  }
  const known = new Set(before.messages.map(({ id }) => id));
  const count = after.messages.filter(({ id }) => !known.has(id)).length;
  if (count > 0) changes.push({ what: 'messages', count });
  return changes;
}

function correctionsBetween(before: Compared, after: Compared): TicketChange[] {
  const changes: TicketChange[] = [];
  if (before.subject !== after.subject)
    changes.push({ what: 'subject', from: before.subject, to: after.subject });
  if (before.requester?.id !== after.requester?.id) {
    const [from, to] = [before.requester?.name ?? null, after.requester?.name ?? null];
    changes.push({ what: 'requester', from, to });
  }
  return changes;
}
