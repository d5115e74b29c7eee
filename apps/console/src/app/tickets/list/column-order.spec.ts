import { choicesOf, moved, shownOf } from './column-order';

describe('columns of a view', () => {
  it('are those shown, then all others', () => {
    const choices = choicesOf(['due', 'number']);
    expect(choices).toHaveLength(11);
    expect(shownOf(choices)).toEqual(['due', 'number']);
    expect(choices[2]).toEqual({ column: 'client', shown: false });
  });

  it('change places one by one, and stay at the ends', () => {
    const choices = choicesOf(['due', 'number', 'client']);
    expect(shownOf(moved(choices, 0, 1))).toEqual(['number', 'due', 'client']);
    expect(shownOf(moved(choices, 2, -1))).toEqual(['due', 'client', 'number']);
    expect(moved(choices, 0, -1)).toEqual(choices);
    expect(moved(choices, 10, 1)).toEqual(choices);
  });
});
