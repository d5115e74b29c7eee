import { activeFilters, apiParams, sortOf, viewOf } from './ticket-filters';

describe('filters in the address', () => {
  it('falls back to what can be worked on, by deadline', () => {
    expect(viewOf({})).toBe('todo');
    expect(viewOf({ view: 'nonsense' })).toBe('todo');
    expect(sortOf({ sort: 'nonsense' })).toBe('due');
  });

  it('keeps only known and filled parameters', () => {
    expect(apiParams({ view: 'mine', q: '', client: '12', sort: 'updated' })).toEqual({
      view: 'mine',
      sort: 'updated',
      client: '12',
    });
  });

  it('lists the filters that can be removed', () => {
    expect(activeFilters({ view: 'all', q: 'imprimante', priority: '1' })).toEqual([
      { key: 'priority', value: '1' },
      { key: 'q', value: 'imprimante' },
    ]);
  });
});
