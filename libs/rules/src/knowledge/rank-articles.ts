import { askedWords, indexWords } from '../search/words';

/** What an article is found by. */
export interface SearchedArticle {
  title: string;
  body: string;
}

const titleWeight = 3;
/** A title says what an article is about; in its text alone, that many words must be found. */
const wordsOfSuggestion = 2;

/** Words are read as beginnings, without what a plural or a feminine adds: « imprimantes » finds « imprimante ». */
function rootOf(word: string): string {
  const singular = word.length > 3 ? word.replace(/[sx]$/, '') : word;
  return singular.length > 5 ? singular.slice(0, -1) : singular;
}

function countIn(text: string, roots: readonly string[]): ReadonlySet<string> {
  const words = [...indexWords(text)];
  return new Set(roots.filter((root) => words.some((word) => word.startsWith(root))));
}

function scored<T extends SearchedArticle>(articles: readonly T[], text: string) {
  const roots = [...new Set(askedWords(text).map(rootOf))];
  return articles.map((article) => {
    const inTitle = countIn(article.title, roots);
    const inBody = countIn(article.body, roots);
    const found = new Set([...inTitle, ...inBody]).size;
    return {
      article,
      inTitle,
      found,
      all: found === roots.length,
      score: titleWeight * inTitle.size + inBody.size,
    };
  });
}

const best = <T>(list: readonly { article: T; score: number }[]): T[] =>
  list.toSorted((a, b) => b.score - a.score).map(({ article }) => article);

/** The articles that have all the words of a search, the nearest first; all of them when nothing is asked. */
export function searchArticles<T extends SearchedArticle>(articles: readonly T[], text: string): T[] {
  return best(scored(articles, text).filter(({ all }) => all));
}

/** The few articles that may answer somebody who is still writing; rather none than far-fetched ones. */
export function suggestArticles<T extends SearchedArticle>(
  articles: readonly T[],
  text: string,
  most = 3,
): T[] {
  const near = scored(articles, text).filter(
    ({ inTitle, found }) => inTitle.size > 0 || found >= wordsOfSuggestion,
  );
  return best(near).slice(0, most);
}
