import { Injectable } from '@nestjs/common';
import { ClientRow } from '@vigie/directory';
import { Database, DomainError, found, inScope, type ClientScope } from '@vigie/platform';
import { gapsOfBuyer, gapsOfSeller } from '@vigie/rules';
import type { BillingAccountView, CompanyView } from '@vigie/wire';
import { billingAccountOf, buyerOf, findBillingAccount } from '../../store/company/billing-account.store';
import { companyOf, findCompany, sellerOf } from '../../store/company/company.store';

/** Who invoices and who is invoiced, with what is missing for it. */
@Injectable()
export class Parties {
  constructor(private readonly database: Database) {}

  async company(): Promise<CompanyView> {
    const row = await findCompany(this.database);
    return { company: row && companyOf(row), gaps: gapsOfSeller(row && sellerOf(row)) };
  }

  /** Error: not-found. */
  async account(scope: ClientScope, clientId: string): Promise<BillingAccountView> {
    if (!inScope(scope, clientId)) throw new DomainError('not-found');
    const client = found(await this.database.manager.findOneBy(ClientRow, { id: clientId }));
    const row = await findBillingAccount(this.database, clientId);
    const { id, name, siren } = client;
    return {
      client: { id, name, siren },
      account: row && billingAccountOf(row),
      gaps: gapsOfBuyer(row && buyerOf(row, client), row?.clientKind ?? 'professional'),
    };
  }
}
