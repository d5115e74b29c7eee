import { Injectable } from '@nestjs/common';
import { Database, found, type Actor } from '@vigie/platform';
import { articlesOfClient } from '../../store/knowledge/article.store';

/** Somebody of a client says whether an article answered them, or says it otherwise. */
@Injectable()
export class AnswerArticle {
  constructor(private readonly database: Database) {}

  execute(actor: Actor, id: string, helpful: boolean): Promise<void> {
    return this.database.transaction(async (tx) => {
      found((await articlesOfClient(tx, found(actor.clientId), id))[0]);
      await tx.execute(
        `INSERT INTO article_answer (article_id, person_id, helpful, at) VALUES (?, ?, ?, ?)
         ON DUPLICATE KEY UPDATE helpful = ?, at = ?`,
        [id, found(actor.id), helpful, tx.now, helpful, tx.now],
      );
    });
  }
}
