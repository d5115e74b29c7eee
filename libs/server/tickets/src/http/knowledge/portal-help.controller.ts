import { Body, Controller, Get, Param, Put, Query, Req } from '@nestjs/common';
import { Allow, Answer, CurrentActor, localeOf, type Actor, type IdentifiedRequest } from '@vigie/platform';
import { helpAnswer, helpArticle, helpList, helpQuery, id } from '@vigie/wire';
import type { z } from 'zod';
import { ClientHelp } from '../../queries/knowledge/client-help';
import { AnswerArticle } from '../../use-cases/knowledge/answer-article';

/** The articles that the people of a client may read. */
@Controller('api/portal')
export class PortalHelpController {
  constructor(
    private readonly help: ClientHelp,
    private readonly answering: AnswerArticle,
  ) {}

  @Allow('requests.read')
  @Get('help')
  @Answer(helpList)
  async list(
    @CurrentActor() actor: Actor,
    @Query({ schema: helpQuery }) { q }: z.infer<typeof helpQuery>,
    @Req() request: IdentifiedRequest,
  ) {
    return { items: await this.help.list(actor, q, localeOf(request)) };
  }

  @Allow('requests.read')
  @Get('help-suggestions')
  @Answer(helpList)
  async suggest(
    @CurrentActor() actor: Actor,
    @Query({ schema: helpQuery }) { q }: z.infer<typeof helpQuery>,
    @Req() request: IdentifiedRequest,
  ) {
    return { items: await this.help.suggest(actor, q, localeOf(request)) };
  }

  @Allow('requests.read')
  @Get('help/:id')
  @Answer(helpArticle)
  find(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) articleId: string,
    @Req() request: IdentifiedRequest,
  ) {
    return this.help.find(actor, articleId, localeOf(request));
  }

  @Allow('requests.read')
  @Put('help/:id/answer')
  @Answer(helpArticle)
  async answer(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) articleId: string,
    @Body({ schema: helpAnswer }) { helpful }: z.infer<typeof helpAnswer>,
    @Req() request: IdentifiedRequest,
  ) {
    await this.answering.execute(actor, articleId, helpful);
    return this.help.find(actor, articleId, localeOf(request));
  }
}
