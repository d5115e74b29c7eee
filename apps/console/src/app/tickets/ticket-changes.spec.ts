import { changesBetween } from './ticket-changes';

const queue = { id: '1', name: 'Support' };
const words = { subject: 'Imprimante', requester: null };
const before = { ...words, state: 'open', assignee: null, queue, priority: 3, messages: [] } as const;

describe('changes shown after a conflict', () => {
  it('says nothing when nothing it shows has changed', () => {
    expect(changesBetween({ ...before, messages: [] }, { ...before, messages: [] })).toEqual([]);
  });

  it('names subject, requester, state, assignment, queue and priority', () => {
    const after = {
      subject: 'Traceur',
      requester: { id: '3', name: 'Camille' },
      state: 'waiting-client',
      assignee: { id: '2', name: 'Jean' },
      queue: { id: '2', name: 'Réseau' },
      priority: 1,
      messages: [],
    } as const;
    expect(changesBetween({ ...before, messages: [] }, { ...after, messages: [] })).toEqual([
      { what: 'subject', from: 'Imprimante', to: 'Traceur' },
      { what: 'requester', from: null, to: 'Camille' },
      { what: 'state', from: 'open', to: 'waiting-client' },
      { what: 'assignee', from: null, to: 'Jean' },
      { what: 'queue', from: 'Support', to: 'Réseau' },
      { what: 'priority', from: 3, to: 1 },
    ]);
  });
});
