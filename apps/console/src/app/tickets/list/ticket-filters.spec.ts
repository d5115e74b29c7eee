import {
  activeFilters,
  apiParams,
  displayOf,
  namedColumns,
  queryOf,
  sameList,
  savedFilters,
  shownSort,
  sortOf,
  sortedBy,
  viewOf,
} from './ticket-filters';

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
    expect(activeFilters({ view: 'all', q: 'imprimante', priority: '1', tag: '4' })).toEqual([
      { key: 'priority', value: '1' },
      { key: 'tag', value: '4' },
      { key: 'q', value: 'imprimante' },
    ]);
  });
});

describe('a saved view', () => {
  const kept = {
    id: '7',
    version: 1,
    name: 'P1',
    shared: false,
    display: 'list',
    columns: null,
    sort: 'priority',
  } as const;

  it('shows what its address showed', () => {
    const query = { saved: '7', view: 'mine', client: '12', sort: 'priority', q: '' };
    expect(savedFilters(query)).toEqual({ view: 'mine', client: '12' });
    const view = { ...kept, filters: { view: 'mine' as const, client: '12' } };
    expect(sameList(queryOf(view), query)).toBe(true);
  });

  it('differs as soon as a filter or the order does', () => {
    const query = queryOf({ ...kept, filters: { priority: 1 } });
    expect(query).toEqual({ view: 'all', priority: '1', sort: 'priority' });
    expect(sameList(query, { ...query, priority: '2' })).toBe(false);
    expect(sameList(query, { ...query, sort: 'due' })).toBe(false);
    expect(sameList(query, { ...query, display: 'board' })).toBe(false);
    expect(sameList(query, { ...query, display: 'list' })).toBe(true);
  });

  it('is laid out as it was kept', () => {
    expect(queryOf({ ...kept, display: 'board', filters: {} })).toMatchObject({ display: 'board' });
    const query = queryOf({ ...kept, display: 'table', columns: ['number', 'due'], filters: {} });
    expect(query).toMatchObject({ display: 'table', columns: 'number,due' });
    expect(displayOf(query)).toBe('table');
    expect(namedColumns(query)).toEqual(['number', 'due']);
    expect(sameList(query, { ...query, columns: 'due,number' })).toBe(false);
    expect(namedColumns({ columns: 'nonsense' })).toBeNull();
  });

  it.each([
    ['all', undefined, 'updated', 'active'],
    ['unread', undefined, 'updated', 'active'],
    ['all', 'closed', 'due', undefined],
    ['mine', undefined, 'due', undefined],
  ])(
    'tells the true order of %s (%s), and keeps closed ones out of an order by deadline',
    (view, state, shown, kept) => {
      expect(shownSort({ view, state, sort: 'due' })).toBe(shown);
      expect(sortedBy({ view, state }, 'due').state).toBe(kept);
      expect(sortedBy({ view, state }, 'priority')).toEqual({ sort: 'priority' });
    },
  );
});
