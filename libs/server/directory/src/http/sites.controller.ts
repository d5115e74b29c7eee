import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import { id, site, siteChange, siteInput, siteQuery, sites } from '@vigie/wire';
import type { z } from 'zod';
import { EquipmentQueries } from '../queries/equipment-queries';
import { SaveSite } from '../use-cases/save-site';

/** Places of the clients where equipment stands. */
@ApiTags('estate')
@Controller('api/sites')
export class SitesController {
  constructor(
    private readonly queries: EquipmentQueries,
    private readonly saving: SaveSite,
  ) {}

  @Allow('estate.read')
  @Get()
  @Answer(sites)
  async list(@CurrentActor() actor: Actor, @Query({ schema: siteQuery }) query: z.infer<typeof siteQuery>) {
    return { items: await this.queries.sites(actor.scope, query.client) };
  }

  @Allow('estate.write')
  @Post()
  @Answer(site, 201)
  async create(@CurrentActor() actor: Actor, @Body({ schema: siteInput }) body: z.infer<typeof siteInput>) {
    return this.queries.site(actor.scope, await this.saving.create(actor, body));
  }

  @Allow('estate.write')
  @Patch(':id')
  @Answer(site)
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) siteId: string,
    @Body({ schema: siteChange }) body: z.infer<typeof siteChange>,
  ) {
    await this.saving.change(actor, siteId, body);
    return this.queries.site(actor.scope, siteId);
  }
}
