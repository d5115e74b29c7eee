import * as fc from 'fast-check';
import { type Arrival, membersFirst, queueOfArrival } from './queue';

const queue = (id: string, intake: object = {}) => ({
  id,
  isDefault: false,
  mailboxIds: [] as string[],
  requestKinds: [],
  ticketKinds: [],
  ...intake,
});
const queues = [
  queue('general', { isDefault: true }),
  queue('accounts', { requestKinds: ['account.arrival', 'account.departure'] }),
  queue('outages', { ticketKinds: ['incident'] }),
  queue('projects', { mailboxIds: ['7'], ticketKinds: ['change', 'incident'] }),
];
const arrival = (known: Partial<Arrival>): Arrival => ({
  mailboxId: null,
  requestKind: null,
  ticketKind: 'question',
  ...known,
});

describe('the queue of a new ticket', () => {
  it.each([
    ['nothing that a queue asks for', {}, 'general'],
    ['a kind of request', { requestKind: 'account.arrival', ticketKind: 'request' }, 'accounts'],
    ['a kind that two queues ask for', { ticketKind: 'incident' }, 'outages'],
    ['a mailbox, before its kind', { mailboxId: '7', ticketKind: 'incident' }, 'projects'],
    ['a mailbox of no queue', { mailboxId: '8', ticketKind: 'change' }, 'projects'],
  ] as const)('with %s', (_known, known, expected) => {
    expect(queueOfArrival(queues, arrival(known))?.id).toBe(expected);
  });

  it('is never none while one is the default', () => {
    const known = fc.record({
      mailboxId: fc.option(fc.constantFrom('7', '8')),
      requestKind: fc.option(fc.constantFrom('email' as const, 'account.arrival' as const)),
      ticketKind: fc.constantFrom('incident' as const, 'internal' as const),
    });
    fc.assert(
      fc.property(fc.shuffledSubarray(queues.slice(1)), known, (others, asked) => {
        expect(queueOfArrival([...others, queue('general', { isDefault: true })], asked)).toBeDefined();
      }),
    );
  });
});

describe('who a ticket is offered to', () => {
  it('are the members of its queue first, each person once', () => {
    const people = ['1', '2', '3', '4'].map((id) => ({ id }));
    const { members, others } = membersFirst(people, ['3', '1', '9']);
    expect(members).toEqual([{ id: '1' }, { id: '3' }]);
    expect(others).toEqual([{ id: '2' }, { id: '4' }]);
  });
});
