import { adminTexts } from './admin.texts';
import { sayDays } from './say-days';

const names = adminTexts.fr.calendars.days;

describe('days of a calendar', () => {
  it.each([
    [[1, 2, 3, 4, 5], 'lun.–ven.'],
    [[1, 2, 4, 5], 'lun. mar. jeu. ven.'],
    [[3, 2, 1, 6], 'lun.–mer. sam.'],
    [[7], 'dim.'],
    [[], ''],
  ])('%j', (days, expected) => {
    expect(sayDays(days, names)).toBe(expected);
  });
});
