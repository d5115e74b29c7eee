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
  requestOutcome,
  requestQuery,
  requestSummary,
  sentMessage,
  type NewRequest,
} from '@vigie/wire';
import type { z } from 'zod';
import { ClientRequests } from '../../queries/requests/client-requests';
import { Drafts } from '../../queries/requests/drafts';
import { AddClientMessage } from '../../use-cases/desk/add-client-message';
import { ConfirmDraft } from '../../use-cases/requests/confirm-draft';
import { SendRequest } from '../../use-cases/requests/send-request';

@Controller('api/portal')
export class PortalRequestsController {
  constructor(
    private readonly requests: ClientRequests,
    private readonly drafts: Drafts,
    private readonly sending: SendRequest,
    private readonly messages: AddClientMessage,
    private readonly confirming: ConfirmDraft,
  ) {}

  @Allow('requests.send')
  @Post('requests')
  @Answer(requestOutcome, 201)
  async send(
    @CurrentActor() actor: Actor,
    @Body({ schema: newRequest }) body: NewRequest,
    @Req() request: IdentifiedRequest,
  ) {
    const sent = await this.sending.execute(actor, body);
    return this.requests.outcome(actor.scope, sent, localeOf(request));
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
  @Answer(requestOutcome, 201)
  async confirm(@Param('token') token: string, @Req() request: IdentifiedRequest) {
    return this.requests.outcome(allClients, await this.confirming.execute(token), localeOf(request));
  }
}
