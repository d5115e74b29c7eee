import { pipeline } from 'node:stream/promises';
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Answer, CurrentActor, Sends, type Actor } from '@vigie/platform';
import {
  id,
  tenantUserExport,
  tenantUserPage,
  tenantUserQuery,
  type TenantUserExport,
  type TenantUserQuery,
} from '@vigie/wire';
import type { Response } from 'express';
import { TenantUsers } from '../../queries/tenants/tenant-users';
import { ExportTenantUsers } from '../../use-cases/tenants/export-tenant-users';

const formats = {
  'text/csv': null,
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': null,
};

/** The people of the tenant of a client. */
@ApiTags('tenants')
@Controller('api/tenants/:clientId/users')
export class TenantUsersController {
  constructor(
    private readonly users: TenantUsers,
    private readonly exporting: ExportTenantUsers,
  ) {}

  @Allow('accounts.read')
  @Get()
  @Answer(tenantUserPage)
  async page(
    @CurrentActor() { scope }: Actor,
    @Param('clientId', { schema: id }) clientId: string,
    @Query({ schema: tenantUserQuery }) query: TenantUserQuery,
  ) {
    const page = await this.users.page(scope, clientId, query);
    // Counted once: the pages that follow have the same filters.
    return query.cursor ? page : { ...page, total: await this.users.count(scope, clientId, query) };
  }

  @Allow('accounts.read')
  @Get('export')
  @Sends(formats)
  async export(
    @CurrentActor() actor: Actor,
    @Param('clientId', { schema: id }) clientId: string,
    @Query({ schema: tenantUserExport }) query: TenantUserExport,
    @Res() response: Response,
  ) {
    const file = await this.exporting.execute(actor, clientId, query);
    response.attachment(`utilisateurs.${query.format}`);
    await pipeline(file, response);
  }
}
