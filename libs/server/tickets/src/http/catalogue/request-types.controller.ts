import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import {
  id,
  requestType,
  requestTypeChange,
  requestTypeContent,
  requestTypePublication,
  requestTypeQueue,
  requestTypes,
  requestTypeState,
} from '@vigie/wire';
import type { z } from 'zod';
import { RequestTypes } from '../../queries/catalogue/request-types';
import { SaveRequestType } from '../../use-cases/catalogue/save-request-type';

/** The types of request of the catalogue, for those who manage it. */
@Controller('api/request-types')
export class RequestTypesController {
  constructor(
    private readonly types: RequestTypes,
    private readonly saving: SaveRequestType,
  ) {}

  @Allow('settings.manage')
  @Get()
  @Answer(requestTypes)
  list() {
    return this.types.list();
  }

  @Allow('settings.manage')
  @Get(':id')
  @Answer(requestType)
  find(@Param('id', { schema: id }) typeId: string) {
    return this.types.find(typeId);
  }

  @Allow('settings.manage')
  @Post()
  @Answer(requestType, 201)
  async create(
    @CurrentActor() actor: Actor,
    @Body({ schema: requestTypeContent }) body: z.infer<typeof requestTypeContent>,
  ) {
    return this.types.find(await this.saving.create(actor, body));
  }

  @Allow('settings.manage')
  @Put(':id')
  @Answer(requestType)
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) typeId: string,
    @Body({ schema: requestTypeChange }) body: z.infer<typeof requestTypeChange>,
  ) {
    await this.saving.change(actor, typeId, body);
    return this.types.find(typeId);
  }

  @Allow('settings.manage')
  @Post(':id/publish')
  @Answer(requestType)
  async publish(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) typeId: string,
    @Body({ schema: requestTypePublication }) { version }: z.infer<typeof requestTypePublication>,
  ) {
    await this.saving.publish(actor, typeId, version);
    return this.types.find(typeId);
  }

  @Allow('settings.manage')
  @Put(':id/state')
  @Answer(requestType)
  async offer(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) typeId: string,
    @Body({ schema: requestTypeState }) body: z.infer<typeof requestTypeState>,
  ) {
    await this.saving.offer(actor, typeId, body);
    return this.types.find(typeId);
  }

  @Allow('settings.manage')
  @Put(':id/queue')
  @Answer(requestType)
  async putInto(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) typeId: string,
    @Body({ schema: requestTypeQueue }) body: z.infer<typeof requestTypeQueue>,
  ) {
    await this.saving.putInto(actor, typeId, body);
    return this.types.find(typeId);
  }
}
