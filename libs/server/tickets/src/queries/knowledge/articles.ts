import { Injectable } from '@nestjs/common';
import { Database, found, fromJson } from '@vigie/platform';
import { searchArticles } from '@vigie/rules';
import {
  mostArticles,
  type Article,
  type ArticleContent,
  type ArticleRow,
  type Reference,
} from '@vigie/wire';

interface Columns {
  id: string;
  category: string;
  audience: ArticleRow['audience'];
  draft: ArticleContent | string | null;
  published: ArticleContent | string | null;
  updatedAt: Date;
  version: number;
  clients: number | string;
  helped: number | string;
  failed: number | string;
}

/** The articles as our people keep them. */
@Injectable()
export class Articles {
  constructor(private readonly database: Database) {}

  /** All of them by category, or those that have all the words of a search. */
  async list(q: string): Promise<{ items: ArticleRow[] }> {
    const rows = await this.rows();
    const searched = rows.map((row) => ({ row, ...searchedText(contentOf(row)) }));
    return { items: searchArticles(searched, q).map(({ row }) => toRow(row)) };
  }

  async find(id: string): Promise<Article> {
    const row = found((await this.rows(id))[0]);
    const [clientIds, versions] = await Promise.all([
      this.database.query<Reference>(
        `SELECT c.id, c.name FROM article_client a JOIN client c ON c.id = a.client_id
          WHERE a.article_id = ? ORDER BY c.name`,
        [id],
      ),
      this.database.query<{ number: number; at: Date; by: string }>(
        `SELECT number, published_at AS at, published_by AS \`by\` FROM article_version
          WHERE article_id = ? ORDER BY number DESC LIMIT 100`,
        [id],
      ),
    ]);
    return {
      ...toRow(row),
      content: contentOf(row),
      clientIds,
      versions: versions.map((one) => ({ ...one, at: one.at.toISOString() })),
      version: row.version,
    };
  }

  /** What was published under a number. */
  async version(id: string, number: number): Promise<{ number: number; content: ArticleContent }> {
    const row = found(
      await this.database.one<{ content: ArticleContent | string }>(
        'SELECT content FROM article_version WHERE article_id = ? AND number = ?',
        [id, number],
      ),
    );
    return { number, content: fromJson<ArticleContent>(row.content) };
  }

  private rows(id?: string): Promise<Columns[]> {
    return this.database.query<Columns>(
      `SELECT a.id, a.category, a.audience, a.draft, v.content AS published, a.updated_at AS updatedAt, a.version,
              (SELECT COUNT(*) FROM article_client c WHERE c.article_id = a.id) AS clients,
              (SELECT COUNT(*) FROM article_answer n WHERE n.article_id = a.id AND n.helpful = 1) AS helped,
              (SELECT COUNT(*) FROM article_answer n WHERE n.article_id = a.id AND n.helpful = 0) AS failed
         FROM article a LEFT JOIN article_version v ON v.article_id = a.id AND v.number = a.published_number
        ${id === undefined ? '' : 'WHERE a.id = ?'} ORDER BY a.category, a.id LIMIT ${mostArticles}`,
      id === undefined ? [] : [id],
    );
  }
}

/** What is being written, or else what is published. */
const contentOf = ({ draft, published }: Columns): ArticleContent =>
  fromJson<ArticleContent>(found(draft ?? published));

const searchedText = ({ fr, en }: ArticleContent) => ({
  title: [fr?.title, en?.title].join(' '),
  body: [fr?.body, en?.body].join(' '),
});

function toRow(row: Columns): ArticleRow {
  const { fr, en } = contentOf(row);
  const written = row.draft ? 'changed' : 'published';
  return {
    ...{ id: row.id, category: row.category, audience: row.audience },
    titles: { fr: fr?.title ?? null, en: en?.title ?? null },
    clients: Number(row.clients),
    state: row.published ? written : 'draft',
    updatedAt: row.updatedAt.toISOString(),
    helped: Number(row.helped),
    failed: Number(row.failed),
  };
}
