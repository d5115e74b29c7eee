import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import {
  changeRequest,
  id,
  intervention,
  interventionChange,
  interventionMove,
  newIntervention,
  ownInterventions,
  planning,
  interventionSeries,
  occurrenceReturn,
  planningQuery,
  type InterventionChange,
  type InterventionMove,
  type NewIntervention,
  type OccurrenceReturn,
  type PlanningQuery,
} from '@vigie/wire';
import { z } from 'zod';
import { Interventions } from '../../queries/planning/interventions';
import { AskChange } from '../../use-cases/planning/ask-change';
import { ChangeIntervention } from '../../use-cases/planning/change-intervention';
import { MoveIntervention } from '../../use-cases/planning/move-intervention';
import { ReturnOccurrence } from '../../use-cases/planning/return-occurrence';
import { PlanIntervention } from '../../use-cases/planning/plan-intervention';

/** Interventions: the calendar of our people, and what clients see of it. */
@Controller('api')
export class PlanningController {
  constructor(
    private readonly interventions: Interventions,
    private readonly plan: PlanIntervention,
    private readonly changing: ChangeIntervention,
    private readonly moving: MoveIntervention,
    private readonly returning: ReturnOccurrence,
    private readonly asking: AskChange,
  ) {}

  @Allow('tickets.read')
  @Get('planning')
  @Answer(planning)
  planning(@CurrentActor() actor: Actor, @Query({ schema: planningQuery }) query: PlanningQuery) {
    return this.interventions.planning(actor.scope, query);
  }

  @Allow('tickets.read')
  @Get('tickets/:id/interventions')
  @Answer(z.object({ items: z.array(intervention) }))
  async ofTicket(@CurrentActor() actor: Actor, @Param('id', { schema: id }) ticketId: string) {
    return { items: await this.interventions.ofTicket(actor.scope, ticketId) };
  }

  @Allow('tickets.read')
  @Get('interventions/:id')
  @Answer(intervention)
  one(@CurrentActor() actor: Actor, @Param('id', { schema: id }) interventionId: string) {
    return this.interventions.one(actor.scope, interventionId);
  }

  @Allow('tickets.work')
  @Post('interventions')
  @Answer(intervention, 201)
  async create(@CurrentActor() actor: Actor, @Body({ schema: newIntervention }) body: NewIntervention) {
    return this.interventions.one(actor.scope, await this.plan.execute(actor, body));
  }

  @Allow('tickets.work')
  @Patch('interventions/:id')
  @Answer(intervention)
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) interventionId: string,
    @Body({ schema: interventionChange }) body: InterventionChange,
  ) {
    await this.changing.execute(actor, interventionId, body);
    return this.interventions.one(actor.scope, interventionId);
  }

  @Allow('tickets.work')
  @Post('interventions/:id/state')
  @Answer(intervention)
  async move(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) interventionId: string,
    @Body({ schema: interventionMove }) body: InterventionMove,
  ) {
    await this.moving.execute(actor, interventionId, body);
    return this.interventions.one(actor.scope, interventionId);
  }

  @Allow('tickets.read')
  @Get('interventions/:id/series')
  @Answer(interventionSeries)
  series(@CurrentActor() actor: Actor, @Param('id', { schema: id }) interventionId: string) {
    return this.interventions.series(actor.scope, interventionId);
  }

  @Allow('tickets.work')
  @Post('interventions/:id/return')
  @Answer(intervention)
  async putBack(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) interventionId: string,
    @Body({ schema: occurrenceReturn }) body: OccurrenceReturn,
  ) {
    await this.returning.execute(actor, interventionId, body);
    return this.interventions.one(actor.scope, interventionId);
  }

  @Allow('requests.read')
  @Get('portal/interventions')
  @Answer(ownInterventions)
  async own(@CurrentActor() actor: Actor) {
    return { items: await this.interventions.own(actor.scope) };
  }

  @Allow('requests.send')
  @Post('portal/interventions/:id/change')
  @Answer(ownInterventions)
  async ask(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) interventionId: string,
    @Body({ schema: changeRequest }) body: z.infer<typeof changeRequest>,
  ) {
    await this.asking.execute(actor, interventionId, body.text);
    return { items: await this.interventions.own(actor.scope) };
  }
}
