import { checkPassword } from './password-rules';

const owner = { name: 'Léa Martin-Roux', email: 'lea.martin@acme-conseil.test' };

describe('a password', () => {
  it.each([
    'quatre mots bien longs ensemble',
    'xkT9-vQ2m-Lp7z',
    'Le train de 7 h 42 est en retard',
    'смотри как летит сова',
    'vigie du phare breton',
  ])('%s is accepted', (password) => {
    expect(() => checkPassword(password, owner)).not.toThrow();
  });

  it.each([
    ['short', 'xkT9-vQ2m-L'],
    ['a common word and a number', 'password1234567'],
    ['a common word in French', 'MotDePasse2026!'],
    ['rows of the keyboard', 'azertyuiopqsdfghjklm'],
    ['one letter', 'aaaaaaaaaaaaaaaa'],
    ['two letters', 'abababababababab'],
    ['a sequence', 'abcdefghijklmnop'],
    ['a sequence backwards', '9876543210987654'],
    ['the owner’s name', 'Lea-Martin-2026'],
    ['the owner’s name with its accent', 'LéaMartinRoux!!'],
    ['the owner’s address', 'lea.martin@acme-conseil.test'],
    ['the name of the product, repeated', 'vigieVIGIEvigie2026'],
    ['blanks', '                '],
  ])('that is %s is refused', (_why, password) => {
    expect(() => checkPassword(password, owner)).toThrow(
      expect.objectContaining({ code: 'password.too-weak' }),
    );
  });

  it('is refused to its owner only, where it is their name', () => {
    const password = 'berthelot-kowalczyk';
    const other = { name: 'Anne Berthelot-Kowalczyk', email: 'anne@acme.test' };
    expect(() => checkPassword(password, owner)).not.toThrow();
    expect(() => checkPassword(password, other)).toThrow('password.too-weak');
  });
});
