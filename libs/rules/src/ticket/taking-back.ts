import type { TicketState } from './vocabulary';

/** A change of state of a ticket. */
export interface TicketMove {
  from: TicketState;
  to: TicketState;
  /** It belonged to an answer that was taken back. */
  takenBack: boolean;
}

/**
 * The state of a ticket once the moves of answers that were taken back are undone: as far as nobody else moved it
 * after them. A ticket that was new becomes open all the same when it was taken up by other means.
 */
export function stateWithoutTakenBack(
  state: TicketState,
  newestFirst: readonly TicketMove[],
  takenUp: boolean,
): TicketState {
  const standing = newestFirst.findIndex((move) => !move.takenBack);
  const undone = standing < 0 ? newestFirst : newestFirst.slice(0, standing);
  const before = undone.at(-1)?.from ?? state;
  return before === 'new' && takenUp ? 'open' : before;
}
