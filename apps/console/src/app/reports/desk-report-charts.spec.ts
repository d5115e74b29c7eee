import { backlogChart, begun, percent } from './desk-report-charts';

const words = {
  states: {
    new: 'nouveau',
    open: 'ouvert',
    'waiting-client': 'client',
    'waiting-vendor': 'fournisseur',
    planned: 'planifié',
    resolved: 'résolu',
    closed: 'clos',
  },
  ages: { day: 'jour', week: 'semaine', month: 'mois', quarter: 'trimestre', older: 'plus' },
};

describe('the charts of the dashboard', () => {
  it('shows every age, and only the states that occur', () => {
    const { states, rows } = backlogChart(
      [
        { age: 'older', state: 'open', count: 2 },
        { age: 'day', state: 'waiting-client', count: 1 },
      ],
      words,
    );
    expect(states).toEqual(['open', 'waiting-client']);
    expect(rows.map(({ values }) => values)).toEqual([
      [0, 1],
      [0, 0],
      [0, 0],
      [0, 0],
      [2, 0],
    ]);
  });

  it('draws the weeks that have begun, not those to come', () => {
    const weeks = ['2026-11-16', '2026-11-23', '2026-11-30'].map((from) => ({ from }));
    expect(begun(weeks, '2026-11-26')).toEqual(weeks.slice(0, 2));
    expect(begun(weeks, '2026-12-31')).toEqual(weeks);
  });

  it('has no share of nothing', () => {
    expect(percent(0, 0)).toBeNull();
    expect(percent(2, 3)).toBe(66.7);
  });
});
