import { Injectable } from '@nestjs/common';
import type { Actor } from '@vigie/platform';
import type { TenantDetail } from '@vigie/wire';
import { Application } from '../../queries/tenants/application';
import { Tenants } from '../../queries/tenants/tenants';
import { ConsentLinks } from './consent-links';

/** The tenant of a client, with the address that its administrator has to visit. */
@Injectable()
export class ShowTenant {
  constructor(
    private readonly tenants: Tenants,
    private readonly application: Application,
    private readonly links: ConsentLinks,
  ) {}

  /** Errors: not-found. */
  async execute({ scope }: Actor, clientId: string): Promise<TenantDetail> {
    const named = await this.application.named();
    return this.tenants.one(scope, clientId, (tenantId) =>
      named === null ? null : this.links.address(clientId, tenantId, named.clientId),
    );
  }
}
