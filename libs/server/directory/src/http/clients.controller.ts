import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import { client, clientChange, clientInput, clientQuery, id, page } from '@vigie/wire';
import type { z } from 'zod';
import { ClientQueries } from '../queries/client-queries';
import { SaveClient } from '../use-cases/save-client';

/** Companies under contract. */
@ApiTags('clients')
@Controller('api/clients')
export class ClientsController {
  constructor(
    private readonly clients: ClientQueries,
    private readonly saveClient: SaveClient,
  ) {}

  @Allow('clients.read')
  @Get()
  @Answer(page(client))
  list(@CurrentActor() actor: Actor, @Query({ schema: clientQuery }) query: z.infer<typeof clientQuery>) {
    return this.clients.page(actor.scope, query);
  }

  @Allow('clients.read')
  @Get(':id')
  @Answer(client)
  one(@CurrentActor() actor: Actor, @Param('id', { schema: id }) clientId: string) {
    return this.clients.one(actor.scope, clientId);
  }

  @Allow('clients.manage')
  @Post()
  @Answer(client, 201)
  async create(
    @CurrentActor() actor: Actor,
    @Body({ schema: clientInput }) body: z.infer<typeof clientInput>,
  ) {
    return this.clients.one(actor.scope, await this.saveClient.create(actor, body));
  }

  @Allow('clients.manage')
  @Patch(':id')
  @Answer(client)
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) clientId: string,
    @Body({ schema: clientChange }) body: z.infer<typeof clientChange>,
  ) {
    await this.saveClient.change(actor, clientId, body);
    return this.clients.one(actor.scope, clientId);
  }
}
