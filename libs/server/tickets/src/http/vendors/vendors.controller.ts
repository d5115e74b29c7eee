import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import {
  id,
  page,
  pageQuery,
  ticketVendor,
  vendorEscalationInput,
  vendorFollowUp,
  type VendorEscalationInput,
} from '@vigie/wire';
import { z } from 'zod';
import { VendorFollowUps } from '../../queries/vendors/vendor-follow-ups';
import { EscalateToVendor } from '../../use-cases/vendors/escalate-to-vendor';

const followUpQuery = pageQuery.extend({ due: z.enum(['true', 'false']).default('false') });

/** Tickets that wait for a vendor. */
@Controller('api')
export class VendorsController {
  constructor(
    private readonly followUps: VendorFollowUps,
    private readonly escalating: EscalateToVendor,
  ) {}

  @Allow('tickets.read')
  @Get('vendor-follow-ups')
  @Answer(page(vendorFollowUp))
  list(
    @CurrentActor() actor: Actor,
    @Query({ schema: followUpQuery }) { due, ...query }: z.infer<typeof followUpQuery>,
  ) {
    return this.followUps.page(actor.scope, { ...query, due: due === 'true' });
  }

  @Allow('tickets.read')
  @Get('tickets/:id/vendor')
  @Answer(ticketVendor)
  async ofTicket(@CurrentActor() actor: Actor, @Param('id', { schema: id }) ticketId: string) {
    return { escalation: await this.followUps.ofTicket(actor.scope, ticketId) };
  }

  @Allow('tickets.work')
  @Put('tickets/:id/vendor')
  @Answer(ticketVendor)
  async escalate(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) ticketId: string,
    @Body({ schema: vendorEscalationInput }) body: VendorEscalationInput,
  ) {
    await this.escalating.execute(actor, ticketId, body);
    return { escalation: await this.followUps.ofTicket(actor.scope, ticketId) };
  }
}
