import { found, fromJson, type Transaction } from '@vigie/platform';
import {
  mostArticles,
  type ArticleContent,
  type ArticleText,
  type Locale,
  type NewArticle,
} from '@vigie/wire';
import { ArticleClientRow, ArticleRow, ArticleVersionRow } from './article.row';

/** An article as stored; stays inside the feature. */
export type StoredArticle = Readonly<ArticleRow>;

/** Where to read: the database, or the transaction of the caller. */
interface Reader {
  query<Row>(sql: string, parameters?: unknown[]): Promise<Row[]>;
}

/** An article that a client may read, as it is published. */
export interface PublishedArticle {
  id: string;
  category: string;
  content: ArticleContent;
  publishedAt: Date;
}

/** Adds an article that only our people see; returns its identifier. */
export async function insertArticle(tx: Transaction, written: NewArticle): Promise<string> {
  const { content, category, audience } = written;
  const id = await tx.insert(ArticleRow, {
    ...{ category, audience, draft: content, publishedNumber: null, updatedAt: tx.now, version: 1 },
  });
  await setClients(tx, id, written);
  return id;
}

/** Holds an article until the transaction ends; 404 when there is none. */
export async function lockArticle(tx: Transaction, id: string): Promise<StoredArticle> {
  return found(await tx.manager.findOne(ArticleRow, { where: { id }, lock: { mode: 'pessimistic_write' } }));
}

/** Changes an article that was read at this version. */
export const updateArticle = (
  tx: Transaction,
  article: { id: string; version: number },
  values: Partial<Pick<ArticleRow, 'category' | 'audience' | 'draft' | 'publishedNumber'>>,
): Promise<void> => tx.updateVersioned(ArticleRow, article, { ...values, updatedAt: tx.now });

/** Whom an article is for, in place of whom it was for. */
export async function setClients(
  tx: Transaction,
  articleId: string,
  { audience, clientIds }: Pick<NewArticle, 'audience' | 'clientIds'>,
): Promise<void> {
  await tx.execute('DELETE FROM article_client WHERE article_id = ?', [articleId]);
  if (audience !== 'clients') return;
  for (const clientId of new Set(clientIds)) {
    const [client] = await tx.query('SELECT id FROM client WHERE id = ?', [clientId]);
    found(client);
    await tx.manager.insert(ArticleClientRow, { articleId, clientId });
  }
}

/** Keeps a published version, which nothing changes afterwards; returns its number. */
export async function insertArticleVersion(
  tx: Transaction,
  { articleId, content, by }: { articleId: string; content: ArticleContent; by: string },
): Promise<number> {
  const [last] = await tx.query<{ number: number | null }>(
    'SELECT MAX(number) AS number FROM article_version WHERE article_id = ?',
    [articleId],
  );
  const number = (last?.number ?? 0) + 1;
  await tx.insert(ArticleVersionRow, { articleId, number, content, publishedAt: tx.now, publishedBy: by });
  return number;
}

/** What this client may read: published, and for everybody or for them. Nothing else leaves this query. */
export async function articlesOfClient(
  reader: Reader,
  clientId: string,
  id?: string,
): Promise<PublishedArticle[]> {
  const rows = await reader.query<PublishedArticle & { content: ArticleContent | string }>(
    `SELECT a.id, a.category, v.content, v.published_at AS publishedAt
       FROM article a JOIN article_version v ON v.article_id = a.id AND v.number = a.published_number
      WHERE (a.audience = 'everyone' OR (a.audience = 'clients' AND EXISTS
              (SELECT 1 FROM article_client c WHERE c.article_id = a.id AND c.client_id = ?)))
        ${id === undefined ? '' : 'AND a.id = ?'}
      ORDER BY a.category, a.id LIMIT ${mostArticles}`,
    [clientId, ...(id === undefined ? [] : [id])],
  );
  return rows.map((row) => ({ ...row, content: fromJson<ArticleContent>(row.content) }));
}

/** The text in a language, or in the one it was written in. */
export function textIn(content: ArticleContent, locale: Locale): ArticleText & { language: Locale } {
  const language = content[locale] ? locale : content.fr ? 'fr' : 'en';
  return { ...found(content[language]), language };
}
