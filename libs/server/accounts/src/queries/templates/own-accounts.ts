import { Injectable } from '@nestjs/common';
import { Database, found, type Actor } from '@vigie/platform';
import type { OwnAccounts } from '@vigie/wire';

const mostShown = 8;

/** The accounts of one's own company by a part of their name or address: those that can still leave. */
@Injectable()
export class OwnAccountsQuery {
  constructor(private readonly database: Database) {}

  async matching({ clientId }: Actor, text: string): Promise<OwnAccounts> {
    const pattern = `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
    const items = await this.database.query<OwnAccounts['items'][number]>(
      `SELECT address, name FROM m365_user
        WHERE client_id = ? AND enabled = 1 AND (name LIKE ? OR address LIKE ?) ORDER BY name, id LIMIT ?`,
      [found(clientId), pattern, pattern, mostShown],
    );
    return { items };
  }
}
