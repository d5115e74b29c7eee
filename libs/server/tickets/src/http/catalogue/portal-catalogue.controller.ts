import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import { Allow, Answer, CurrentActor, localeOf, type Actor, type IdentifiedRequest } from '@vigie/platform';
import {
  catalogue,
  catalogueForm,
  catalogueOutcome,
  catalogueRequest,
  id,
  type CatalogueRequest,
} from '@vigie/wire';
import { ClientCatalogue } from '../../queries/catalogue/client-catalogue';
import { ClientRequests } from '../../queries/requests/client-requests';
import { AskFromCatalogue } from '../../use-cases/catalogue/ask-from-catalogue';

/** What the people of a client may ask for. */
@Controller('api/portal/catalogue')
export class PortalCatalogueController {
  constructor(
    private readonly offered: ClientCatalogue,
    private readonly requests: ClientRequests,
    private readonly asking: AskFromCatalogue,
  ) {}

  @Allow('requests.read')
  @Get()
  @Answer(catalogue)
  list(@CurrentActor() actor: Actor) {
    return this.offered.list(actor);
  }

  @Allow('requests.read')
  @Get(':id')
  @Answer(catalogueForm)
  form(@CurrentActor() actor: Actor, @Param('id', { schema: id }) typeId: string) {
    return this.offered.form(actor, typeId);
  }

  @Allow('requests.read')
  @Post(':id/requests')
  @Answer(catalogueOutcome, 201)
  async ask(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) typeId: string,
    @Body({ schema: catalogueRequest }) body: CatalogueRequest,
    @Req() request: IdentifiedRequest,
  ) {
    const locale = localeOf(request);
    const asked = await this.asking.execute(actor, typeId, body, locale);
    if ('approvalId' in asked) return { receipt: null, approvalId: asked.approvalId };
    const receipt = await this.requests.receipt(actor.scope, asked.requestId, locale);
    return { receipt, approvalId: null };
  }
}
