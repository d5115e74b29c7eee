import { Injectable } from '@nestjs/common';
import { Database } from '@vigie/platform';
import type { MailTrouble } from '@vigie/wire';

/** Addresses that take no mail of ours. */
@Injectable()
export class MailTroubles {
  constructor(private readonly database: Database) {}

  /** Those of the contacts of one client, by address. */
  async ofClient(clientId: string): Promise<MailTrouble[]> {
    const rows = await this.database.query<{ id: string; address: string; since: Date; reason: string }>(
      `SELECT m.id, m.address, m.since, m.reason FROM person p JOIN mail_trouble m ON m.address = p.email
        WHERE p.client_id = ? ORDER BY m.address`,
      [clientId],
    );
    return rows.map(({ since, ...row }) => ({ ...row, since: since.toISOString() }));
  }
}
