import { Injectable } from '@nestjs/common';
import { Database, found, type Actor } from '@vigie/platform';
import { fold } from '@vigie/rules';
import type { OwnAccounts } from '@vigie/wire';

const mostShown = 8;

/** The accounts of one's own company by a part of their name or address: those that can still leave. */
@Injectable()
export class OwnAccountsQuery {
  constructor(private readonly database: Database) {}

  async matching({ clientId }: Actor, text: string): Promise<OwnAccounts> {
    const pattern = `%${fold(text).replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
    const items = await this.database.query<OwnAccounts['items'][number]>(
      `SELECT address, name FROM m365_user FORCE INDEX (ix_m365_user_words)
        WHERE client_id = ? AND enabled = 1 AND words LIKE ? ORDER BY name, id LIMIT ?`,
      [found(clientId), pattern, mostShown],
    );
    return { items };
  }
}
