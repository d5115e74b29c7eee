import type { RequestKind, TicketKind } from './vocabulary';

/** What comes to a queue by itself. */
export interface QueueIntake {
  isDefault: boolean;
  mailboxIds: readonly string[];
  requestKinds: readonly RequestKind[];
  ticketKinds: readonly TicketKind[];
}

/** What is known of a ticket when it is opened. */
export interface Arrival {
  /** The mailbox that it was written to. */
  mailboxId: string | null;
  requestKind: RequestKind | null;
  ticketKind: TicketKind;
}

/**
 * The queue that a new ticket comes to: that of its mailbox, else of its kind of request, else of its kind, else the
 * default one. Of several queues the first one counts; undefined when there is no default.
 */
export function queueOfArrival<Q extends QueueIntake>(queues: readonly Q[], arrival: Arrival): Q | undefined {
  const { mailboxId, requestKind, ticketKind } = arrival;
  return (
    (mailboxId !== null && queues.find(({ mailboxIds }) => mailboxIds.includes(mailboxId))) ||
    (requestKind !== null && queues.find(({ requestKinds }) => requestKinds.includes(requestKind))) ||
    queues.find(({ ticketKinds }) => ticketKinds.includes(ticketKind)) ||
    queues.find(({ isDefault }) => isDefault)
  );
}

/** People in the order in which a ticket of a queue is offered to them: its members first. */
export function membersFirst<P extends { id: string }>(
  people: readonly P[],
  memberIds: readonly string[],
): { members: P[]; others: P[] } {
  const isMember = ({ id }: P) => memberIds.includes(id);
  return { members: people.filter(isMember), others: people.filter((person) => !isMember(person)) };
}
