import { Injectable } from '@nestjs/common';
import { Database, found, type Actor } from '@vigie/platform';
import { searchArticles, suggestArticles } from '@vigie/rules';
import type { HelpArticle, HelpSummary, Locale } from '@vigie/wire';
import { PublicLinks } from '../../links/public-links';
import { articlesOfClient, textIn, type PublishedArticle } from '../../store/knowledge/article.store';

const excerptLength = 160;
const mostInserted = 20;

/** The articles that a client may read; every way to them starts with the same query. */
@Injectable()
export class ClientHelp {
  constructor(
    private readonly database: Database,
    private readonly links: PublicLinks,
  ) {}

  async list(actor: Actor, q: string, locale: Locale): Promise<HelpSummary[]> {
    return searchArticles(await this.texts(found(actor.clientId), locale), q).map(toSummary);
  }

  /** What may answer a request that is being written. */
  async suggest(actor: Actor, q: string, locale: Locale): Promise<HelpSummary[]> {
    return suggestArticles(await this.texts(found(actor.clientId), locale), q).map(toSummary);
  }

  async find(actor: Actor, id: string, locale: Locale): Promise<HelpArticle> {
    const [article] = await articlesOfClient(this.database, found(actor.clientId), id);
    const { category, content, publishedAt } = found(article);
    const answer = await this.database.one<{ helpful: number | string }>(
      'SELECT helpful FROM article_answer WHERE article_id = ? AND person_id = ?',
      [id, found(actor.id)],
    );
    return {
      ...{ id, category, ...textIn(content, locale) },
      publishedAt: publishedAt.toISOString(),
      helpful: answer ? Number(answer.helpful) === 1 : null,
    };
  }

  /** For an answer to this client: what they may read, with its address. */
  async forClient(clientId: string, q: string, locale: Locale) {
    return searchArticles(await this.texts(clientId, locale), q)
      .slice(0, mostInserted)
      .map(({ id, title }) => ({ id, title, url: this.links.article(id) }));
  }

  private async texts(clientId: string, locale: Locale) {
    const articles = await articlesOfClient(this.database, clientId);
    return articles.map(({ id, category, content }) => ({ id, category, ...textIn(content, locale) }));
  }
}

function toSummary({
  id,
  title,
  category,
  body,
}: Pick<PublishedArticle, 'id' | 'category'> & {
  title: string;
  body: string;
}): HelpSummary {
  // The first paragraph, without what Markdown marks.
  const first = body.split(/\n\s*\n/).find((part) => !part.startsWith('#')) ?? body;
  const plain = first
    .replace(/^\s*(?:[-*+]|\d+\.)\s+/gm, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[#>*_`|]+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  const excerpt = plain.length > excerptLength ? `${plain.slice(0, excerptLength).trimEnd()}…` : plain;
  return { id, title, category, excerpt };
}
