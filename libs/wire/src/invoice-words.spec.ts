import { unitWord } from './index';

describe('the unit after a quantity', () => {
  it.each([
    ['1', 'month', 'mois', 'month'],
    ['12', 'month', 'mois', 'months'],
    ['1', 'hour', 'heure', 'hour'],
    ['1.5', 'hour', 'heure', 'hours'],
    ['2', 'hour', 'heures', 'hours'],
    ['-3', 'day', 'jours', 'days'],
    ['2', 'year', 'ans', 'years'],
    // Things are counted, as on paper.
    ['24', 'one', '', ''],
  ] as const)('%s of %s', (quantity, unit, french, english) => {
    expect(unitWord(quantity, unit, 'fr')).toBe(french);
    expect(unitWord(quantity, unit, 'en')).toBe(english);
  });
});
