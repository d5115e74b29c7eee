import { type Instant, toMs } from '../time/instant';
import type { PauseReason } from '../sla/vocabulary';
import { type RequestKind, type TicketState, ticketStates } from './vocabulary';
import { promiseFor } from '../sla/targets';

/** Which states a ticket may move to from each state. */
export type TransitionTable = Record<TicketState, readonly TicketState[]>;

/** `closed` is final: what a client writes later opens a linked ticket. */
export const transitions: TransitionTable = {
  new: ['open', 'waiting-client', 'waiting-vendor', 'planned', 'resolved'],
  open: ['waiting-client', 'waiting-vendor', 'planned', 'resolved'],
  'waiting-client': ['open', 'resolved'],
  'waiting-vendor': ['open', 'resolved'],
  planned: ['open', 'resolved'],
  resolved: ['closed', 'open'],
  closed: [],
};

/** True when the table lets a ticket move from one state to the other; staying is not moving. */
export function canMove(from: TicketState, to: TicketState): boolean {
  return transitions[from].includes(to);
}

/** Where a ticket is once somebody, or nobody (false), has it: with its first assignee a new one becomes open. */
export function stateWhenAssigned(state: TicketState, assigned: boolean): TicketState {
  return assigned && state === 'new' ? 'open' : state;
}

export interface TransitionContext {
  requestKind?: RequestKind;
  /** False when the ticket holds no written request; unknown is not checked. */
  sealedRequest?: boolean;
}

export type ClockEffect = 'pause' | 'resume' | 'stop' | 'restart';

export type TransitionCheck =
  | { ok: true; clockEffect: ClockEffect }
  | { ok: false; code: 'ticket.transition-refused' | 'ticket.written-request-missing' };

/**
 * Whether a ticket may move, and what it does to its clocks. Work that art. 11, 14 and 22 tie to a written
 * request is neither planned nor resolved without one.
 */
export function checkTransition(
  from: TicketState,
  to: TicketState,
  context: TransitionContext = {},
): TransitionCheck {
  if (!canMove(from, to)) return { ok: false, code: 'ticket.transition-refused' };
  const gated = context.requestKind !== undefined && promiseFor(context.requestKind) !== null;
  const starts = to === 'planned' || to === 'resolved';
  if (gated && starts && context.sealedRequest === false) {
    return { ok: false, code: 'ticket.written-request-missing' };
  }
  return { ok: true, clockEffect: clockEffect(from, to) };
}

/** The pause that a state means for the clocks of the ticket. */
export function pauseReasonOf(state: TicketState): PauseReason | null {
  return state === 'waiting-client' || state === 'waiting-vendor' ? state : null;
}

function isDone(state: TicketState): boolean {
  return state === 'resolved' || state === 'closed';
}

/**
 * What a move says to the clocks of the ticket. It is said even to clocks that are there already, since what brought
 * them there may be an answer that is taken back.
 */
export function clockEffect(from: TicketState, to: TicketState): ClockEffect {
  if (isDone(to)) return 'stop';
  if (pauseReasonOf(to) !== null) return 'pause';
  return isDone(from) ? 'restart' : 'resume';
}

export type TableProblem =
  | 'transitions.unknown-state'
  | 'transitions.missing-state'
  | 'transitions.unreachable'
  | 'transitions.dead-end';
export type TableCheck = { ok: true } | { ok: false; code: TableProblem; state: string };

function reachable(table: Readonly<Record<string, readonly string[]>>, start: string): Set<string> {
  const seen = new Set([start]);
  // A Set visits what is added while it is being walked.
  for (const state of seen) for (const next of table[state] ?? []) seen.add(next);
  return seen;
}

/** Proves a table: every state present and known, reachable from `new`, no dead end but `closed`. */
export function validateTransitions(table: Readonly<Record<string, readonly string[]>>): TableCheck {
  const known = new Set<string>(ticketStates);
  const named = [...Object.keys(table), ...Object.values(table).flat()];
  const unknown = named.find((state) => !known.has(state));
  if (unknown !== undefined) return { ok: false, code: 'transitions.unknown-state', state: unknown };
  const missing = ticketStates.find((state) => table[state] === undefined);
  if (missing) return { ok: false, code: 'transitions.missing-state', state: missing };
  const seen = reachable(table, 'new');
  const lost = ticketStates.find((state) => !seen.has(state));
  if (lost) return { ok: false, code: 'transitions.unreachable', state: lost };
  const stuck = ticketStates.find((state) => !reachable(table, state).has('closed'));
  if (stuck) return { ok: false, code: 'transitions.dead-end', state: stuck };
  return { ok: true };
}

const reopenMs = 14 * 86_400_000;

export type ReplyOutcome = { action: 'append' } | { action: 'reopen' } | { action: 'open-linked' };

/**
 * What a client's reply does: it reopens a resolved ticket during 14 days of 24 h, later it opens a linked one.
 * A closed ticket is final, so it always gets a linked one.
 */
export function onClientReply(state: TicketState, resolvedAt: Instant | null, now: Instant): ReplyOutcome {
  if (!isDone(state)) return { action: 'append' };
  const recent = resolvedAt !== null && toMs(now) - toMs(resolvedAt) <= reopenMs;
  return state === 'resolved' && recent ? { action: 'reopen' } : { action: 'open-linked' };
}
