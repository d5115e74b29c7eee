import { searchArticles, suggestArticles } from './rank-articles';

const articles = [
  { id: 'printer', title: 'Imprimante hors ligne', body: 'Redémarrez le poste, puis l’imprimante.' },
  {
    id: 'vpn',
    title: 'Se connecter au VPN',
    body: 'Depuis chez vous, l’imprimante du bureau reste joignable.',
  },
  { id: 'password', title: 'Changer son mot de passe', body: 'Douze caractères au moins.' },
];
const ids = (found: { id: string }[]) => found.map(({ id }) => id);

describe('articles', () => {
  it.each([
    ['imprimantes', ['printer', 'vpn']],
    ['IMPRIMANTE vpn', ['vpn']],
    ['mots passe', ['password']],
    ['imprimante mot', []],
    ['', ['printer', 'vpn', 'password']],
  ])('are searched by all their words: %s', (text, expected) => {
    expect(ids(searchArticles(articles, text))).toEqual(expected);
  });

  it.each([
    ['Mon imprimante ne répond plus', ['printer']],
    ['accès au bureau depuis la maison', ['vpn']],
    ['bonjour', []],
    ['', []],
  ])('are suggested when they are near: %s', (text, expected) => {
    expect(ids(suggestArticles(articles, text))).toEqual(expected);
  });

  it('are three at most', () => {
    const many = Array.from({ length: 9 }, (_, index) => ({ title: `Imprimante ${index}`, body: '' }));
    expect(suggestArticles(many, 'imprimante')).toHaveLength(3);
  });
});
