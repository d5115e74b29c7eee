import { Injectable } from '@nestjs/common';
import { Database, found, fromJson } from '@vigie/platform';
import type { RequestTypeContent } from '@vigie/rules';
import type { RequestType } from '@vigie/wire';

interface TypeRow {
  id: string;
  enabled: number;
  draft: RequestTypeContent | string | null;
  version: number;
  queueId: string | null;
  number: number | null;
  content: RequestTypeContent | string | null;
  published_at: Date | null;
  published_by: string | null;
}

/** The types of request as those who manage the catalogue see them. */
@Injectable()
export class RequestTypes {
  constructor(private readonly database: Database) {}

  /** All of them, the newest last. */
  async list(): Promise<{ items: RequestType[] }> {
    return { items: (await this.rows()).map(present) };
  }

  /** One type; 404 when there is none. */
  async find(id: string): Promise<RequestType> {
    const [row] = await this.rows(id);
    return present(found(row));
  }

  private rows(id?: string): Promise<TypeRow[]> {
    return this.database.query<TypeRow>(
      `SELECT t.id, t.enabled, t.draft, t.version, t.queue_id AS queueId, v.number, v.content, v.published_at, v.published_by
         FROM request_type t
         LEFT JOIN request_type_version v ON v.type_id = t.id AND v.number = t.published_number
        ${id === undefined ? '' : 'WHERE t.id = ?'} ORDER BY t.id LIMIT 500`,
      id === undefined ? [] : [id],
    );
  }
}

function present({ number, content, published_at: at, published_by: by, ...row }: TypeRow): RequestType {
  return {
    id: row.id,
    enabled: row.enabled === 1,
    draft: row.draft === null ? null : fromJson<RequestTypeContent>(row.draft),
    queueId: row.queueId,
    version: row.version,
    published:
      number === null || content === null || at === null
        ? null
        : {
            number,
            content: fromJson<RequestTypeContent>(content),
            at: at.toISOString(),
            by: by ?? '',
          },
  };
}
