import { levels, priorityOf, raised } from '../index';

const all = levels.flatMap((impact) => levels.map((urgency) => ({ impact, urgency })));

describe('a raised priority', () => {
  it.each(all)('of %j is the next higher one, and nothing becomes less serious', ({ impact, urgency }) => {
    const before = priorityOf(impact, urgency);
    const next = raised(impact, urgency);
    if (before === 1) expect(next).toBeNull();
    else expect(next && priorityOf(next.impact, next.urgency)).toBe(before - 1);
    const rank = { high: 0, medium: 1, low: 2 };
    if (next) expect(rank[next.impact]).toBeLessThanOrEqual(rank[impact]);
    if (next) expect(rank[next.urgency]).toBeLessThanOrEqual(rank[urgency]);
  });
});
