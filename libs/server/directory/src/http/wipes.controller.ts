import { Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import { equipmentDetail, id } from '@vigie/wire';
import { EquipmentQueries } from '../queries/equipment-queries';
import { RequestWipe } from '../use-cases/request-wipe';

/** The wipe of a lost phone, by two people. */
@ApiTags('estate')
@Controller('api/equipment/:id/wipe')
export class WipesController {
  constructor(
    private readonly queries: EquipmentQueries,
    private readonly wiping: RequestWipe,
  ) {}

  @Allow('estate.write')
  @Post()
  @Answer(equipmentDetail, 201)
  async ask(@CurrentActor() actor: Actor, @Param('id', { schema: id }) equipmentId: string) {
    await this.wiping.ask(actor, equipmentId);
    return this.queries.one(actor.scope, equipmentId);
  }

  @Allow('estate.write')
  @Post('confirm')
  @Answer(equipmentDetail)
  async confirm(@CurrentActor() actor: Actor, @Param('id', { schema: id }) equipmentId: string) {
    await this.wiping.confirm(actor, equipmentId);
    return this.queries.one(actor.scope, equipmentId);
  }

  @Allow('estate.write')
  @Post('withdraw')
  @Answer(equipmentDetail)
  async withdraw(@CurrentActor() actor: Actor, @Param('id', { schema: id }) equipmentId: string) {
    await this.wiping.withdraw(actor, equipmentId);
    return this.queries.one(actor.scope, equipmentId);
  }
}
