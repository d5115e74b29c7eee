import { deskQueryOf } from './desk-query';

const all = { view: 'all', sort: 'updated' };

describe('the list of a query', () => {
  it.each([
    ['vpn', { q: 'vpn*' }],
    [
      'état:ouvert type:incident priorité:p1 assigné:moi',
      { state: 'active', kind: 'incident', priority: '1', assignee: 'me' },
    ],
    ['assigné:léa client:acme vpn ', { q: 'assigné:léa client:acme vpn' }],
    ['état:ouvert -état:nouveau #12', { state: 'active', q: '-état:nouveau #12' }],
  ])('%s', (typed, expected) => {
    expect(deskQueryOf(typed, 'fr')).toEqual({ ...all, ...expected });
  });
});
