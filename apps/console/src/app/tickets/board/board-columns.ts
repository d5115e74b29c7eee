import { type TicketState, ticketStates } from '@vigie/rules';
import { type DeskQuery, apiParams } from '../list/ticket-filters';

type Params = Record<string, string | number | boolean>;

const usual: readonly TicketState[] = ticketStates.filter((state) => state !== 'closed');

/** The states that a board shows: those asked for, else all that a ticket goes through before it is closed. */
export function boardStates({ state }: DeskQuery): readonly TicketState[] {
  if (!state || state === 'active') return usual;
  const asked = new Set(state.split(','));
  return ticketStates.filter((one) => asked.has(one));
}

/** Views that are made of states: on a board its columns say the same. */
const people: Readonly<Record<string, Params>> = {
  todo: { view: 'all' },
  waiting: { view: 'all' },
  mine: { view: 'all', assignee: 'me' },
  unassigned: { view: 'all', assignee: 'none' },
};

/** What a column asks the API for. Deadlines are over in what is done: the last touched come first there. */
export function columnParams(query: DeskQuery, state: TicketState): Params {
  const params = apiParams(query);
  const done = state === 'resolved' || state === 'closed';
  return {
    ...params,
    ...people[String(params['view'])],
    ...(done && { sort: 'updated' }),
    state,
    total: true,
  };
}
