import { pipeline } from 'node:stream/promises';
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import {
  Allow,
  Answer,
  CurrentActor,
  localeOf,
  Sends,
  type Actor,
  type IdentifiedRequest,
} from '@vigie/platform';
import { requestAuthors, requestExport, type RequestExport } from '@vigie/wire';
import type { Response } from 'express';
import { ClientRequests } from '../../queries/requests/client-requests';
import { ExportRequests } from '../../use-cases/requests/export-requests';

const formats = {
  'text/csv': null,
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': null,
};

/** The requests of a company: whom they can be told apart by, and all of them as a file. */
@Controller('api/portal')
export class RequestHistoryController {
  constructor(
    private readonly requests: ClientRequests,
    private readonly exporting: ExportRequests,
  ) {}

  @Allow('requests.read')
  @Get('request-authors')
  @Answer(requestAuthors)
  async authors(@CurrentActor() actor: Actor) {
    return { items: await this.requests.authors(actor.scope) };
  }

  @Allow('requests.read')
  @Get('request-export')
  @Sends(formats)
  async export(
    @CurrentActor() actor: Actor,
    @Query({ schema: requestExport }) query: RequestExport,
    @Req() request: IdentifiedRequest,
    @Res() response: Response,
  ) {
    const file = await this.exporting.execute(actor, query, localeOf(request));
    response.attachment(`demandes.${query.format}`);
    await pipeline(file, response);
  }
}
