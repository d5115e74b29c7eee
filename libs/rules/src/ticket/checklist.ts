import type { RequestKind, TicketKind, TicketState } from './vocabulary';

/** What a rule has to know of a point of a checklist. */
export interface CheckPoint {
  text: string;
  required: boolean;
  /** Null until somebody checks it. */
  checkedAt: string | null;
}

/** How many points are checked, out of how many. */
export function checklistProgress(points: readonly CheckPoint[]): { done: number; total: number } {
  return { done: points.filter(({ checkedAt }) => checkedAt !== null).length, total: points.length };
}

const isDone = (state: TicketState) => state === 'resolved' || state === 'closed';

/** The required points that keep a ticket from being resolved or closed; a ticket that is done passed already. */
export function pointsMissing(points: readonly CheckPoint[], from: TicketState, to: TicketState): string[] {
  if (isDone(from) || !isDone(to)) return [];
  return points.filter(({ required, checkedAt }) => required && checkedAt === null).map(({ text }) => text);
}

/** What a template is put on by itself. */
export interface ChecklistReach {
  ticketKinds: readonly TicketKind[];
  requestKinds: readonly RequestKind[];
}

/** Whether a template goes on a ticket of this kind, opened or qualified as this kind of request, by itself. */
export function appliesItself(
  { ticketKinds, requestKinds }: ChecklistReach,
  ticket: { kind: TicketKind; requestKind: RequestKind | null },
): boolean {
  const { kind, requestKind } = ticket;
  return ticketKinds.includes(kind) || (requestKind !== null && requestKinds.includes(requestKind));
}
