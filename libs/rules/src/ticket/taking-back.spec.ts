import { type TicketMove, type TicketState, stateWithoutTakenBack } from '../index';

const by = (takenBack: boolean) => (from: TicketState, to: TicketState) => ({ from, to, takenBack });
const kept = by(false);
const back = by(true);

describe('a ticket without what was taken back', () => {
  it.each<[string, TicketState, TicketMove[], boolean, TicketState]>([
    ['never moved', 'open', [], false, 'open'],
    ['moved by others only', 'planned', [kept('open', 'planned')], false, 'planned'],
    ['opened by it', 'open', [back('new', 'open')], false, 'new'],
    ['opened by it, taken up by others', 'open', [back('new', 'open')], true, 'open'],
    [
      'moved by it in two steps',
      'waiting-client',
      [back('open', 'waiting-client'), back('waiting-vendor', 'open')],
      true,
      'waiting-vendor',
    ],
    ['moved by it after others', 'resolved', [back('open', 'resolved'), kept('new', 'open')], true, 'open'],
    [
      'moved by others after it',
      'open',
      [kept('waiting-client', 'open'), back('new', 'waiting-client')],
      false,
      'open',
    ],
    [
      'moved by another one that was taken back, and restored',
      'resolved',
      [back('planned', 'resolved'), back('waiting-client', 'planned'), back('planned', 'waiting-client')],
      true,
      'planned',
    ],
  ])('%s', (_name, state, moves, takenUp, expected) => {
    expect(stateWithoutTakenBack(state, moves, takenUp)).toBe(expected);
  });
});
