import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import {
  equipment,
  equipmentChange,
  equipmentDetail,
  equipmentMove,
  equipmentQuery,
  id,
  newEquipment,
  ownEquipment,
  ownEquipmentQuery,
  page,
  type EquipmentChange,
  type EquipmentMove,
  type EquipmentQuery,
} from '@vigie/wire';
import type { z } from 'zod';
import { EquipmentQueries } from '../queries/equipment-queries';
import { MoveEquipment } from '../use-cases/move-equipment';
import { SaveEquipment } from '../use-cases/save-equipment';

/** The estate: equipment of the clients. */
@ApiTags('estate')
@Controller('api')
export class EquipmentController {
  constructor(
    private readonly queries: EquipmentQueries,
    private readonly saving: SaveEquipment,
    private readonly moving: MoveEquipment,
  ) {}

  @Allow('estate.read')
  @Get('equipment')
  @Answer(page(equipment))
  list(@CurrentActor() actor: Actor, @Query({ schema: equipmentQuery }) query: EquipmentQuery) {
    return this.queries.page(actor.scope, query);
  }

  @Allow('estate.read')
  @Get('equipment/:id')
  @Answer(equipmentDetail)
  one(@CurrentActor() actor: Actor, @Param('id', { schema: id }) equipmentId: string) {
    return this.queries.one(actor.scope, equipmentId);
  }

  @Allow('estate.write')
  @Post('equipment')
  @Answer(equipmentDetail, 201)
  async create(
    @CurrentActor() actor: Actor,
    @Body({ schema: newEquipment }) body: z.infer<typeof newEquipment>,
  ) {
    return this.queries.one(actor.scope, await this.saving.create(actor, body));
  }

  @Allow('estate.write')
  @Patch('equipment/:id')
  @Answer(equipmentDetail)
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) equipmentId: string,
    @Body({ schema: equipmentChange }) body: EquipmentChange,
  ) {
    await this.saving.change(actor, equipmentId, body);
    return this.queries.one(actor.scope, equipmentId);
  }

  @Allow('estate.write')
  @Post('equipment/:id/state')
  @Answer(equipmentDetail)
  async move(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) equipmentId: string,
    @Body({ schema: equipmentMove }) body: EquipmentMove,
  ) {
    await this.moving.execute(actor, equipmentId, body);
    return this.queries.one(actor.scope, equipmentId);
  }

  @Allow('estate.own')
  @Get('portal/equipment')
  @Answer(page(ownEquipment))
  own(
    @CurrentActor() actor: Actor,
    @Query({ schema: ownEquipmentQuery }) query: z.infer<typeof ownEquipmentQuery>,
  ) {
    return this.queries.page(actor.scope, query);
  }
}
