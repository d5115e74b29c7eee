import { Body, Controller, Delete, Get, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import {
  id,
  tenantChange,
  tenantDetail,
  tenantInput,
  tenantList,
  tenantTest,
  type TenantChange,
  type TenantInput,
} from '@vigie/wire';
import { ShowTenant } from '../../use-cases/tenants/show-tenant';
import { Tenants } from '../../queries/tenants/tenants';
import { ConnectTenant } from '../../use-cases/tenants/connect-tenant';
import { RequestSync } from '../../use-cases/tenants/request-sync';
import { TestTenant } from '../../use-cases/tenants/test-tenant';

/** The Microsoft 365 tenants of clients. */
@ApiTags('tenants')
@Controller('api/tenants')
export class TenantsController {
  constructor(
    private readonly tenants: Tenants,
    private readonly showing: ShowTenant,
    private readonly connecting: ConnectTenant,
    private readonly testing: TestTenant,
    private readonly syncing: RequestSync,
  ) {}

  @Allow('accounts.read')
  @Get()
  @Answer(tenantList)
  list(@CurrentActor() actor: Actor) {
    return this.tenants.list(actor.scope);
  }

  @Allow('accounts.read')
  @Get(':clientId')
  @Answer(tenantDetail)
  one(@CurrentActor() actor: Actor, @Param('clientId', { schema: id }) clientId: string) {
    return this.showing.execute(actor, clientId);
  }

  @Allow('accounts.manage')
  @Post(':clientId')
  @Answer(tenantDetail, 201)
  async connect(
    @CurrentActor() actor: Actor,
    @Param('clientId', { schema: id }) clientId: string,
    @Body({ schema: tenantInput }) body: TenantInput,
  ) {
    await this.connecting.connect(actor, clientId, body);
    return this.showing.execute(actor, clientId);
  }

  @Allow('accounts.manage')
  @Patch(':clientId')
  @Answer(tenantDetail)
  async change(
    @CurrentActor() actor: Actor,
    @Param('clientId', { schema: id }) clientId: string,
    @Body({ schema: tenantChange }) body: TenantChange,
  ) {
    await this.connecting.change(actor, clientId, body);
    return this.showing.execute(actor, clientId);
  }

  @Allow('accounts.manage')
  @Delete(':clientId')
  @Answer(null, 204)
  async disconnect(@CurrentActor() actor: Actor, @Param('clientId', { schema: id }) clientId: string) {
    await this.connecting.disconnect(actor, clientId);
  }

  @Allow('accounts.manage')
  @Post(':clientId/consent')
  @Answer(tenantDetail)
  async ask(@CurrentActor() actor: Actor, @Param('clientId', { schema: id }) clientId: string) {
    await this.connecting.askConsent(actor, clientId);
    return this.showing.execute(actor, clientId);
  }

  @Allow('accounts.manage')
  @Post(':clientId/test')
  @Answer(tenantTest)
  async test(@CurrentActor() actor: Actor, @Param('clientId', { schema: id }) clientId: string) {
    const outcome = await this.testing.execute(actor, clientId);
    return { ...outcome, tenant: await this.showing.execute(actor, clientId) };
  }

  @Allow('accounts.manage', 'accounts.work')
  @Post(':clientId/sync')
  @Answer(tenantDetail)
  async sync(@CurrentActor() actor: Actor, @Param('clientId', { schema: id }) clientId: string) {
    await this.syncing.execute(actor, clientId);
    return this.showing.execute(actor, clientId);
  }
}
