import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import {
  Allow,
  allClients,
  Answer,
  CurrentActor,
  localeOf,
  Public,
  type Actor,
  type IdentifiedRequest,
} from '@vigie/platform';
import {
  clientMessage,
  draft,
  id,
  newRequest,
  page,
  requestDetail,
  requestQuery,
  requestReceipt,
  requestSummary,
  sentMessage,
  type NewRequest,
} from '@vigie/wire';
import type { z } from 'zod';
import { ClientRequests } from '../../queries/requests/client-requests';
import { Drafts } from '../../queries/requests/drafts';
import { AddClientMessage } from '../../use-cases/desk/add-client-message';
import { ConfirmDraft } from '../../use-cases/requests/confirm-draft';
import { ReceiveRequest } from '../../use-cases/requests/receive-request';

@Controller('api/portal')
export class PortalRequestsController {
  constructor(
    private readonly requests: ClientRequests,
    private readonly drafts: Drafts,
    private readonly receiving: ReceiveRequest,
    private readonly messages: AddClientMessage,
    private readonly confirming: ConfirmDraft,
  ) {}

  @Allow('requests.send')
  @Post('requests')
  @Answer(requestReceipt, 201)
  async send(
    @CurrentActor() actor: Actor,
    @Body({ schema: newRequest }) body: NewRequest,
    @Req() request: IdentifiedRequest,
  ) {
    const { requestId } = await this.receiving.execute(actor, body);
    return this.requests.receipt(actor.scope, requestId, localeOf(request));
  }

  @Allow('requests.read')
  @Get('requests')
  @Answer(page(requestSummary))
  page(@CurrentActor() actor: Actor, @Query({ schema: requestQuery }) query: z.infer<typeof requestQuery>) {
    return this.requests.page(actor.scope, query);
  }

  @Allow('requests.read')
  @Get('requests/:id')
  @Answer(requestDetail)
  find(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) requestId: string,
    @Req() request: IdentifiedRequest,
  ) {
    return this.requests.find(actor.scope, requestId, localeOf(request));
  }

  @Allow('requests.send')
  @Post('requests/:id/messages')
  @Answer(sentMessage, 201)
  async answer(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) requestId: string,
    @Body({ schema: clientMessage }) body: z.infer<typeof clientMessage>,
  ) {
    return this.requests.sent(actor.scope, await this.messages.execute(actor, requestId, body));
  }

  @Public()
  @Get('drafts/:token')
  @Answer(draft)
  draft(@Param('token') token: string) {
    return this.drafts.find(token);
  }

  @Public()
  @Post('drafts/:token/confirm')
  @Answer(requestReceipt, 201)
  async confirm(@Param('token') token: string, @Req() request: IdentifiedRequest) {
    const { requestId } = await this.confirming.execute(token);
    return this.requests.receipt(allClients, requestId, localeOf(request));
  }
}
