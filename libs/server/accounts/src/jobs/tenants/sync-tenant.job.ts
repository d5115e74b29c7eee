import { Injectable } from '@nestjs/common';
import { JobHandler, type FinishOnce, type JobPayload } from '@vigie/platform';
import { SyncTenant } from '../../use-cases/tenants/sync-tenant';

/** Reads the tenant of a client. */
@Injectable()
export class SyncTenantJob extends JobHandler<'tenant.sync'> {
  readonly job = 'tenant.sync';

  constructor(private readonly syncing: SyncTenant) {
    super();
  }

  run({ clientId, startedAt }: JobPayload<'tenant.sync'>, finish: FinishOnce): Promise<void> {
    return this.syncing.execute(clientId, new Date(startedAt), finish);
  }
}
