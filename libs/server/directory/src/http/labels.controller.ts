import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, localeOf, Sends, type Actor, type IdentifiedRequest } from '@vigie/platform';
import { labelQuery } from '@vigie/wire';
import type { Response } from 'express';
import type { z } from 'zod';
import { PrintLabels } from '../use-cases/print-labels';

/** Labels of equipment, to print. */
@ApiTags('estate')
@Controller('api/equipment-labels')
export class LabelsController {
  constructor(private readonly printing: PrintLabels) {}

  @Allow('estate.read')
  @Get()
  @Sends({ 'application/pdf': null })
  async pdf(
    @CurrentActor() actor: Actor,
    @Query({ schema: labelQuery }) { ids }: z.infer<typeof labelQuery>,
    @Req() request: IdentifiedRequest,
    @Res() response: Response,
  ) {
    const content = await this.printing.execute(actor.scope, ids, localeOf(request));
    response.attachment('etiquettes.pdf').send(content);
  }
}
