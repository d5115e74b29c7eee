import { pipeline } from 'node:stream/promises';
import { Controller, Get, Query, Res } from '@nestjs/common';
import { Allow, CurrentActor, Sends, type Actor } from '@vigie/platform';
import { ticketExport, type TicketExport } from '@vigie/wire';
import type { Response } from 'express';
import { ExportTickets } from '../../use-cases/desk/export-tickets';

const formats = {
  'text/csv': null,
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': null,
};

/** A view of the desk as a file. */
@Controller('api/tickets/export')
export class TicketExportController {
  constructor(private readonly exporting: ExportTickets) {}

  @Allow('tickets.export')
  @Get()
  @Sends(formats)
  async export(
    @CurrentActor() actor: Actor,
    @Query({ schema: ticketExport }) query: TicketExport,
    @Res() response: Response,
  ) {
    const file = await this.exporting.execute(actor, query);
    response.attachment(`tickets.${query.format}`);
    await pipeline(file, response);
  }
}
