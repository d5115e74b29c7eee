import { defaultCalendar } from '@vigie/rules';
import { pausesOf, pausesText, weekOf } from './deadline-address';

describe('the pauses in the address', () => {
  const one = { from: '2026-11-23T08:00', to: '2026-11-24T09:30' };

  it('come back as they were, half filled ones too', () => {
    const pauses = [one, { from: '2026-11-25T08:00', to: '' }];
    expect(pausesOf(pausesText(pauses))).toEqual(pauses);
  });

  it('are none without a parameter', () => {
    expect(pausesOf(undefined)).toEqual([]);
    expect(pausesOf('')).toEqual([]);
  });
});

describe('the opening hours in the address', () => {
  it('are the usual ones when it says nothing', () => {
    expect(weekOf({}).hours).toEqual(defaultCalendar.hours);
  });

  it('are those it says; an empty afternoon is closed', () => {
    expect(weekOf({ days: '6,1', morning: '07:00-13:00', afternoon: '-' }).hours).toEqual([
      { days: [1, 6], from: '07:00', to: '13:00' },
    ]);
  });

  it('are incomplete without a day, with half an interval or one that ends before it starts', () => {
    expect(weekOf({ days: '' }).hours).toBeNull();
    expect(weekOf({ morning: '08:00-' }).hours).toBeNull();
    expect(weekOf({ morning: '12:00-08:00' }).hours).toBeNull();
    expect(weekOf({ morning: '-', afternoon: '-' }).hours).toBeNull();
  });
});
