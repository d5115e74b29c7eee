import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import { satisfactionQuery, satisfactionReport, type SatisfactionQuery } from '@vigie/wire';
import { SatisfactionReports } from '../../queries/satisfaction/satisfaction-reports';

/** What the requesters of a period thought of the work. */
@ApiTags('reports')
@Controller('api/reports/satisfaction')
export class SatisfactionReportController {
  constructor(private readonly reports: SatisfactionReports) {}

  @Allow('reports.read')
  @Get()
  @Answer(satisfactionReport)
  report(@CurrentActor() actor: Actor, @Query({ schema: satisfactionQuery }) query: SatisfactionQuery) {
    return this.reports.of(actor.scope, query);
  }
}
