import { boardStates, columnParams } from './board-columns';

describe('columns of a board', () => {
  it('are the states that are asked for, in the order of the work', () => {
    expect(boardStates({ state: 'open,new' })).toEqual(['new', 'open']);
    expect(boardStates({})).toContain('resolved');
    expect(boardStates({ state: 'active' })).not.toContain('closed');
  });

  it('keep the filters, and whose tickets the view holds', () => {
    expect(columnParams({ view: 'mine', client: '4' }, 'open')).toEqual({
      view: 'all',
      assignee: 'me',
      client: '4',
      sort: 'due',
      state: 'open',
      total: true,
    });
    expect(columnParams({ view: 'at-risk' }, 'new')).toMatchObject({ view: 'at-risk' });
  });

  it('show what is done by its last change', () => {
    expect(columnParams({ sort: 'due' }, 'resolved')).toMatchObject({ sort: 'updated' });
  });
});
