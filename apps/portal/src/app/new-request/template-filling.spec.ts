import { filledBy, refilled, templateNamed, withinSentence } from './template-filling';

const template = (name: string, licence: string, teams: string[]) => ({
  ...{ name, licences: [licence], teams, lists: ['Tous'], groups: [], tasks: [] },
});
const sales = template('Commercial', 'Business Premium', ['Ventes']);
const books = template('Comptable', 'Business Basic', ['Comptabilité']);
const all = [sales, books];

describe('a function', () => {
  it('is known by its name, whatever its case', () => {
    expect(templateNamed(all, ' comptable ')).toBe(books);
    expect(templateNamed(all, 'Comptable senior')).toBeUndefined();
  });

  it('fills in what it brings, and gives way to another', () => {
    const filled = refilled({ licence: '', groups: [] }, undefined, sales);
    expect(filled).toEqual({ licence: 'Business Premium', groups: ['Ventes', 'Tous'] });
    expect(refilled(filled, sales, books)).toEqual({
      licence: 'Business Basic',
      groups: ['Comptabilité', 'Tous'],
    });
    expect(refilled(filled, sales, undefined)).toEqual({ licence: '', groups: [] });
  });

  it('leaves what somebody typed, and behind its own the groups somebody added', () => {
    const typed = { licence: 'Visio', groups: ['Ventes', 'Tous', 'Projet Aube'] };
    expect(refilled(typed, sales, books)).toEqual({
      licence: 'Visio',
      groups: ['Comptabilité', 'Tous', 'Projet Aube'],
    });
    expect(refilled(typed, undefined, undefined)).toEqual(typed);
  });

  it('fills in no licence that the question cannot take', () => {
    expect(filledBy(template('X', 'y'.repeat(151), [])).licence).toBe('');
  });
});

describe('a task within a sentence', () => {
  it.each([
    ['Préparer le poste', 'préparer le poste'],
    ['VPN à ouvrir', 'VPN à ouvrir'],
    ['', ''],
  ])('%s', (task, words) => expect(withinSentence(task)).toBe(words));
});
