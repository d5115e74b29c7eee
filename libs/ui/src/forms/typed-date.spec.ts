import { addDays, type Leaning, readTypedDate } from './typed-date';

/** A Monday. */
const today = '2026-11-23';

describe('readTypedDate', () => {
  const readable: [typed: string, expected: string, leaning?: Leaning][] = [
    ['5/12/2026', '2026-12-05'],
    ['05/12/26', '2026-12-05'],
    ['05 12 26', '2026-12-05'],
    ['5.12.2026', '2026-12-05'],
    ['5-12-26', '2026-12-05'],
    ['051226', '2026-12-05'],
    ['05122026', '2026-12-05'],
    ['2026-12-05', '2026-12-05'],
    ['5/12', '2026-12-05'],
    ['5 déc.', '2026-12-05'],
    ['5 dec', '2026-12-05'],
    ['5 Décembre 2026', '2026-12-05'],
    ['le 5 décembre', '2026-12-05'],
    ['1er janvier', '2027-01-01'],
    ['1er févr. 27', '2027-02-01'],
    ['15 août', '2027-08-15'],
    ['3 juil.', '2027-07-03'],
    ['samedi 5 décembre', '2026-12-05'],
    ['sam. 5/12', '2026-12-05'],
    ['December 5, 2026', '2026-12-05'],
    ['5th of December', '2026-12-05'],
    ['23/11', '2026-11-23'],
    ['22/11', '2027-11-22'],
    ['22/11', '2026-11-22', 'past'],
    ['24/11', '2025-11-24', 'past'],
    ['29/02', '2028-02-29'],
    ['aujourd’hui', '2026-11-23'],
    ["Aujourd'hui", '2026-11-23'],
    ['demain', '2026-11-24'],
    ['après-demain', '2026-11-25'],
    ['hier', '2026-11-22'],
    ['avant hier', '2026-11-21'],
    ['tomorrow', '2026-11-24'],
    ['yesterday', '2026-11-22', 'past'],
    ['dans 3 jours', '2026-11-26'],
    ['dans une semaine', '2026-11-30'],
    ['dans deux semaines', '2026-12-07'],
    ['in 10 days', '2026-12-03'],
    ['il y a 2 jours', '2026-11-21', 'past'],
    ['3 days ago', '2026-11-20', 'past'],
    ['lundi', '2026-11-30'],
    ['mardi', '2026-11-24'],
    ['lundi prochain', '2026-11-30'],
    ['vendredi dernier', '2026-11-20', 'past'],
    ['vendredi', '2026-11-20', 'past'],
    ['lundi', '2026-11-16', 'past'],
    ['next friday', '2026-11-27'],
    ['  5   /  12  ', '2026-12-05'],
  ];
  it.each(readable)('%s is %s', (typed, date, leaning = 'future') => {
    expect(readTypedDate(typed, today, leaning)).toEqual({ state: 'ok', date });
  });

  it.each(['', '   '])('nothing typed: "%s"', (typed) => {
    expect(readTypedDate(typed, today)).toEqual({ state: 'empty' });
  });

  const refusals: [typed: string, problem: string][] = [
    ['31/02/2026', 'impossible'],
    ['31 février', 'impossible'],
    ['29/02/2027', 'impossible'],
    ['0/12/2026', 'impossible'],
    ['12/25/2026', 'impossible'],
    ['5/12/0026', 'impossible'],
    ['lundi 5 décembre 2026', 'weekday'],
    ['bientôt', 'unreadable'],
    ['dès que possible', 'unreadable'],
    ['5', 'unreadable'],
    ['5/12/202', 'unreadable'],
    ['…', 'unreadable'],
    ['dans longtemps jours', 'unreadable'],
  ];
  it.each(refusals)('%s is refused: %s', (typed, problem) => {
    expect(readTypedDate(typed, today)).toEqual({ state: 'refused', problem });
  });

  it('moves over a change of hour without losing a day', () => {
    expect(addDays('2026-10-24', 2)).toBe('2026-10-26');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  });
});
