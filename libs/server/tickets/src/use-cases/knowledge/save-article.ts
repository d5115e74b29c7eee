import { Injectable } from '@nestjs/common';
import { Database, DomainError, found, fromJson, type Actor } from '@vigie/platform';
import type { ArticleChange, ArticleContent, NewArticle } from '@vigie/wire';
import {
  insertArticle,
  insertArticleVersion,
  lockArticle,
  setClients,
  updateArticle,
} from '../../store/knowledge/article.store';

/** Our people write articles of help, publish them and take them back. */
@Injectable()
export class SaveArticle {
  constructor(private readonly database: Database) {}

  create(actor: Actor, written: NewArticle): Promise<string> {
    return this.database.transaction(async (tx) => {
      const id = await insertArticle(tx, written);
      await tx.audit(actor, 'article.created', `article:${id}`, { audience: written.audience });
      return id;
    });
  }

  /** The text waits for its publication; whom it is for counts at once. */
  change(actor: Actor, id: string, { version, ...written }: ArticleChange): Promise<void> {
    return this.database.transaction(async (tx) => {
      const { audience, category, content, clientIds } = written;
      await lockArticle(tx, id);
      await updateArticle(tx, { id, version }, { audience, category, draft: content });
      await setClients(tx, id, written);
      await tx.audit(actor, 'article.changed', `article:${id}`, { audience, clientIds });
    });
  }

  publish(actor: Actor, id: string, version: number): Promise<void> {
    return this.database.transaction(async (tx) => {
      const { draft } = await lockArticle(tx, id);
      if (!draft) throw new DomainError('article.nothing-to-publish');
      const number = await insertArticleVersion(tx, { articleId: id, content: draft, by: actor.name });
      await updateArticle(tx, { id, version }, { draft: null, publishedNumber: number });
      await tx.audit(actor, 'article.published', `article:${id}`, { number });
    });
  }

  /** Nobody reads it any more; what was published goes on being a draft. */
  withdraw(actor: Actor, id: string, version: number): Promise<void> {
    return this.database.transaction(async (tx) => {
      const { draft, publishedNumber } = await lockArticle(tx, id);
      if (publishedNumber === null) return;
      const [row] = await tx.query<{ content: ArticleContent | string }>(
        'SELECT content FROM article_version WHERE article_id = ? AND number = ?',
        [id, publishedNumber],
      );
      const kept = draft ?? fromJson<ArticleContent>(found(row).content);
      await updateArticle(tx, { id, version }, { draft: kept, publishedNumber: null });
      await tx.audit(actor, 'article.withdrawn', `article:${id}`, { number: publishedNumber });
    });
  }
}
