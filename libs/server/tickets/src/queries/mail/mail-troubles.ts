import { Injectable } from '@nestjs/common';
import { Database, type ClientScope } from '@vigie/platform';
import type { MailTrouble } from '@vigie/wire';
import { checkInScope } from '../in-scope';

/** Addresses that take no mail of ours. */
@Injectable()
export class MailTroubles {
  constructor(private readonly database: Database) {}

  /** Those of the contacts of one client, by address; 404 outside the scope. */
  async ofClient(scope: ClientScope, clientId: string): Promise<MailTrouble[]> {
    await checkInScope(this.database, scope, 'client', clientId);
    const rows = await this.database.query<{ id: string; address: string; since: Date; reason: string }>(
      `SELECT m.id, m.address, m.since, m.reason FROM person p JOIN mail_trouble m ON m.address = p.email
        WHERE p.client_id = ? ORDER BY m.address`,
      [clientId],
    );
    return rows.map(({ since, ...row }) => ({ ...row, since: since.toISOString() }));
  }
}
