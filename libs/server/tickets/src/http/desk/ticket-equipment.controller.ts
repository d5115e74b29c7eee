import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import { equipmentLink, equipmentTickets, id, linkedEquipmentList } from '@vigie/wire';
import type { z } from 'zod';
import { TicketEquipment } from '../../queries/desk/ticket-equipment';
import { LinkEquipment } from '../../use-cases/desk/link-equipment';

/** Ties between tickets and the equipment they are about. */
@Controller('api')
export class TicketEquipmentController {
  constructor(
    private readonly queries: TicketEquipment,
    private readonly linking: LinkEquipment,
  ) {}

  @Allow('tickets.read')
  @Get('tickets/:id/equipment')
  @Answer(linkedEquipmentList)
  async ofTicket(@CurrentActor() actor: Actor, @Param('id', { schema: id }) ticketId: string) {
    return { items: await this.queries.ofTicket(actor.scope, ticketId) };
  }

  @Allow('tickets.work')
  @Post('tickets/:id/equipment')
  @Answer(linkedEquipmentList, 201)
  async link(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) ticketId: string,
    @Body({ schema: equipmentLink }) body: z.infer<typeof equipmentLink>,
  ) {
    await this.linking.link(actor, ticketId, body.equipmentId);
    return { items: await this.queries.ofTicket(actor.scope, ticketId) };
  }

  @Allow('tickets.work')
  @Delete('tickets/:id/equipment/:equipmentId')
  @Answer(null, 204)
  unlink(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) ticketId: string,
    @Param('equipmentId', { schema: id }) equipmentId: string,
  ) {
    return this.linking.unlink(actor, ticketId, equipmentId);
  }

  @Allow('tickets.read')
  @Get('equipment/:id/tickets')
  @Answer(equipmentTickets)
  async ofEquipment(@CurrentActor() actor: Actor, @Param('id', { schema: id }) equipmentId: string) {
    return { items: await this.queries.ofEquipment(actor.scope, equipmentId) };
  }
}
