import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import {
  deskReport,
  deskReportQuery,
  deskReportTicket,
  deskReportTicketsQuery,
  page,
  type DeskReportQuery,
  type DeskReportTicketsQuery,
} from '@vigie/wire';
import { DeskReports } from '../../queries/reports/desk-reports';
import { DeskReportTickets } from '../../queries/reports/desk-report-tickets';

/** How the work of the desk went. */
@ApiTags('reports')
@Controller('api/reports/desk')
export class DeskReportController {
  constructor(
    private readonly reports: DeskReports,
    private readonly tickets: DeskReportTickets,
  ) {}

  @Allow('reports.read')
  @Get()
  @Answer(deskReport)
  report(@CurrentActor() actor: Actor, @Query({ schema: deskReportQuery }) query: DeskReportQuery) {
    return this.reports.of(actor.scope, query);
  }

  @Allow('reports.read')
  @Get('tickets')
  @Answer(page(deskReportTicket))
  behind(
    @CurrentActor() actor: Actor,
    @Query({ schema: deskReportTicketsQuery }) query: DeskReportTicketsQuery,
  ) {
    return this.tickets.page(actor.scope, query);
  }
}
