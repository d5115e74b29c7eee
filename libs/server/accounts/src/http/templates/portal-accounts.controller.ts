import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import { arrivalChoices, ownAccounts, ownAccountsQuery, ownLicences } from '@vigie/wire';
import type { z } from 'zod';
import { OwnLicencesQuery } from '../../queries/licences/own-licences';
import { ArrivalChoicesQuery } from '../../queries/templates/arrival-choices';
import { OwnAccountsQuery } from '../../queries/templates/own-accounts';

/** What a client sees of its own Microsoft 365. */
@ApiTags('accounts')
@Controller('api/portal')
export class PortalAccountsController {
  constructor(
    private readonly choices: ArrivalChoicesQuery,
    private readonly licences: OwnLicencesQuery,
    private readonly accounts: OwnAccountsQuery,
  ) {}

  @Allow('requests.send')
  @Get('account-templates')
  @Answer(arrivalChoices)
  templates(@CurrentActor() actor: Actor) {
    return this.choices.of(actor);
  }

  @Allow('requests.send')
  @Get('accounts')
  @Answer(ownAccounts)
  matching(
    @CurrentActor() actor: Actor,
    @Query({ schema: ownAccountsQuery }) { q }: z.infer<typeof ownAccountsQuery>,
  ) {
    return this.accounts.matching(actor, q);
  }

  @Allow('licences.own')
  @Get('licences')
  @Answer(ownLicences)
  own(@CurrentActor() actor: Actor) {
    return this.licences.of(actor);
  }
}
