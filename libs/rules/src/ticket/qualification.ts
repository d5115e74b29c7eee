import { promiseFor } from '../sla/targets';
import type { ClockKind } from '../sla/vocabulary';
import { type RequestKind, requestKinds, type TicketKind } from './vocabulary';

/** What a free e-mail may turn out to be, once a person has read it. */
export type QualifiedKind = Exclude<RequestKind, 'email' | 'catalogue'>;
export const qualifiedKinds = requestKinds.filter(
  (kind): kind is QualifiedKind => kind !== 'email' && kind !== 'catalogue',
);

/** The kind of ticket that a written request opens. */
export const ticketKindOf = (kind: RequestKind): TicketKind =>
  kind === 'incident' || kind === 'question' ? kind : 'request';

/** The clocks that a kind of request is owed: the promise, or the targets of any other work. */
export const clocksOwed = (kind: RequestKind): readonly ClockKind[] =>
  promiseFor(kind) ? ['promise'] : ['response', 'resolution'];

export type Qualification =
  | { ok: true; ticketKind: TicketKind; cancel: ClockKind[]; start: ClockKind[] }
  | { ok: false; code: 'ticket.qualification-refused' };

/**
 * What changes when a ticket turns out to be of another kind. Only what a free e-mail opened has to be told apart: a
 * form says itself what it is. `live` are the clocks that were not cancelled; those that are still owed go on.
 */
export function qualify(
  sealed: RequestKind | null,
  to: RequestKind,
  live: readonly ClockKind[],
): Qualification {
  if (sealed !== 'email' || to === 'email' || to === 'catalogue')
    return { ok: false, code: 'ticket.qualification-refused' };
  const owed = clocksOwed(to);
  return {
    ok: true,
    ticketKind: ticketKindOf(to),
    cancel: live.filter((kind) => !owed.includes(kind)),
    start: owed.filter((kind) => !live.includes(kind)),
  };
}
