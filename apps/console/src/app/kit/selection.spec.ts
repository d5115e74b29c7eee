import { nothing, pick } from './selection';

const rows = ['1', '2', '3', '4', '5'];

describe('picking rows', () => {
  it('picks and gives up one at a time', () => {
    const two = pick(pick(nothing, rows, '2', false), rows, '4', false);
    expect([...two.ids]).toEqual(['2', '4']);
    expect([...pick(two, rows, '2', false).ids]).toEqual(['4']);
  });

  it.each([
    ['2', '4', ['2', '3', '4']],
    ['4', '2', ['4', '2', '3']],
    ['3', '3', ['3']],
  ])('takes the range from %s to %s', (from, to, taken) => {
    expect([...pick(pick(nothing, rows, from, false), rows, to, true).ids]).toEqual(taken);
  });

  it('takes one row when there is nothing to start a range from, or it is gone', () => {
    expect([...pick(nothing, rows, '3', true).ids]).toEqual(['3']);
    expect([...pick({ ids: new Set(), anchor: '9' }, rows, '3', true).ids]).toEqual(['3']);
  });
});
