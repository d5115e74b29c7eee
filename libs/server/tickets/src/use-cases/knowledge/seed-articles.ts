import { Injectable } from '@nestjs/common';
import { Database } from '@vigie/platform';
import { demoPerson } from '../demo-person';
import { demoArticles } from './demo-articles.data';
import { SaveArticle } from './save-article';

/** Articles of the demonstration, written and published through the use case that people use. */
@Injectable()
export class SeedArticles {
  constructor(
    private readonly database: Database,
    private readonly saving: SaveArticle,
  ) {}

  async execute(): Promise<void> {
    const author = await demoPerson(this.database, 'tech@vigie.test');
    for (const { clients = [], ...article } of demoArticles) {
      const rows = await this.database.query<{ id: string; name: string }>('SELECT id, name FROM client');
      const clientIds = rows
        .filter(({ name }) => clients.some((one) => name.startsWith(one)))
        .map(({ id }) => id);
      const id = await this.saving.create(author, { ...article, clientIds });
      await this.saving.publish(author, id, 1);
    }
  }
}
