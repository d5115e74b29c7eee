import { Injectable } from '@nestjs/common';
import { Database, found, fromJson } from '@vigie/platform';
import type { ApiToken, Permission } from '@vigie/wire';
import { iso, isoOrNull } from './sql';

interface TokenColumns {
  id: string;
  name: string;
  scopes: Permission[] | string;
  created_at: Date;
  expires_at: Date;
  last_used_at: Date | null;
}

const maxRows = 200;
const columns = 'id, name, scopes, created_at, expires_at, last_used_at';

/** Tokens for scripts: those of one person, or the service tokens (null). Never their secrets. */
@Injectable()
export class TokenQueries {
  constructor(private readonly database: Database) {}

  /** The tokens of an owner, latest first. */
  async list(personId: string | null): Promise<ApiToken[]> {
    const rows = await this.database.query<TokenColumns>(
      `SELECT ${columns} FROM api_token WHERE person_id <=> ? ORDER BY id DESC LIMIT ?`,
      [personId, maxRows],
    );
    return rows.map(present);
  }

  /** One token of an owner; 404 for another's. */
  async one(personId: string | null, id: string): Promise<ApiToken> {
    const row = await this.database.one<TokenColumns>(
      `SELECT ${columns} FROM api_token WHERE person_id <=> ? AND id = ?`,
      [personId, id],
    );
    return present(found(row));
  }
}

const present = (row: TokenColumns): ApiToken => ({
  id: row.id,
  name: row.name,
  scopes: fromJson(row.scopes),
  createdAt: iso(row.created_at),
  expiresAt: iso(row.expires_at),
  lastUsedAt: isoOrNull(row.last_used_at),
});
