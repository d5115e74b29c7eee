import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, Database, DomainError, systemActor, type Config } from '@vigie/platform';
import { demoAccount, demoCompany } from './demo-company.data';
import { SaveBillingAccount } from './save-billing-account';
import { SaveCompany } from './save-company';

const demo = { ...systemActor('demo'), name: 'Isabelle Fontaine' };

/** Our company and the billing accounts of the demonstration: every client that has none yet. */
@Injectable()
export class SeedCompany {
  constructor(
    private readonly database: Database,
    private readonly company: SaveCompany,
    private readonly accounts: SaveBillingAccount,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Throws demo.refused outside demo mode. */
  async execute(): Promise<void> {
    if (!this.config.demo) throw new DomainError('demo.refused');
    if (!(await this.database.one('SELECT id FROM company LIMIT 1')))
      await this.company.execute(demo, demoCompany);
    const clients = await this.database.query<{ id: string; name: string; siren: string | null }>(
      `SELECT c.id, c.name, c.siren FROM client c LEFT JOIN billing_account a ON a.client_id = c.id
       WHERE a.client_id IS NULL ORDER BY c.id`,
    );
    for (const client of clients) await this.accounts.execute(demo, client.id, demoAccount(client));
  }
}
