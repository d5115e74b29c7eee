import { Injectable } from '@nestjs/common';
import { Database, type Actor } from '@vigie/platform';

/** The secret links that a person has. */
@Injectable()
export class CalendarFeeds {
  constructor(private readonly database: Database) {}

  async of(actor: Actor) {
    const rows = await this.database.query<{
      id: string;
      client_id: string | null;
      client: string | null;
      created_at: Date;
      last_read_at: Date | null;
    }>(
      `SELECT f.id, f.client_id, c.name AS client, f.created_at, f.last_read_at
         FROM calendar_feed f LEFT JOIN client c ON c.id = f.client_id WHERE f.person_id = ? ORDER BY f.id`,
      [actor.id],
    );
    return rows.map((row) => ({
      id: row.id,
      client: row.client_id ? { id: row.client_id, name: row.client ?? '' } : null,
      createdAt: row.created_at.toISOString(),
      lastReadAt: row.last_read_at?.toISOString() ?? null,
    }));
  }
}
