import { pipeline } from 'node:stream/promises';
import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Answer, CurrentActor, FileStore, Sends, type Actor } from '@vigie/platform';
import { id, ownPriceLetters } from '@vigie/wire';
import type { Response } from 'express';
import { CampaignLetters } from '../../queries/campaigns/campaign-letters';

/** What the management of a client was told of its prices. */
@ApiTags('portal')
@Controller('api')
export class OwnPriceLettersController {
  constructor(
    private readonly letters: CampaignLetters,
    private readonly files: FileStore,
  ) {}

  @Allow('contracts.own')
  @Get('portal/price-letters')
  @Answer(ownPriceLetters)
  list(@CurrentActor() actor: Actor) {
    return this.letters.own(actor.scope);
  }

  @Allow('contracts.read', 'contracts.own')
  @Get('price-letters/:id/pdf')
  @Sends({ 'application/pdf': null })
  async pdf(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) letterId: string,
    @Res() response: Response,
  ) {
    const { key, name } = await this.letters.file(actor.scope, letterId);
    response.attachment(name);
    await pipeline(this.files.read(key), response);
  }
}
