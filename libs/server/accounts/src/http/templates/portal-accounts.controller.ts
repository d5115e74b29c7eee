import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import { arrivalChoices, ownLicences } from '@vigie/wire';
import { OwnLicencesQuery } from '../../queries/licences/own-licences';
import { ArrivalChoicesQuery } from '../../queries/templates/arrival-choices';

/** What a client sees of its own Microsoft 365. */
@ApiTags('accounts')
@Controller('api/portal')
export class PortalAccountsController {
  constructor(
    private readonly choices: ArrivalChoicesQuery,
    private readonly licences: OwnLicencesQuery,
  ) {}

  @Allow('requests.send')
  @Get('account-templates')
  @Answer(arrivalChoices)
  templates(@CurrentActor() actor: Actor) {
    return this.choices.of(actor);
  }

  @Allow('licences.own')
  @Get('licences')
  @Answer(ownLicences)
  own(@CurrentActor() actor: Actor) {
    return this.licences.of(actor);
  }
}
