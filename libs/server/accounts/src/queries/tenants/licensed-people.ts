import { Injectable } from '@nestjs/common';
import { Database } from '@vigie/platform';

/** Who has a licence in the tenants of clients, for those who have to look after their data. */
@Injectable()
export class LicensedPeople {
  constructor(private readonly database: Database) {}

  /** By name; null for a client whose tenant was never read. */
  async of(clientId: string): Promise<{ address: string; name: string }[] | null> {
    const read = await this.database.one(
      'SELECT client_id FROM m365_tenant WHERE client_id = ? AND synced_at IS NOT NULL',
      [clientId],
    );
    if (!read) return null;
    return this.database.query(
      `SELECT address, name FROM m365_user
        WHERE client_id = ? AND licensed = 1 AND enabled = 1 ORDER BY name, id`,
      [clientId],
    );
  }
}
