import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import { id, ownContract, ownContracts } from '@vigie/wire';
import { Agreement } from '../../queries/agreements/agreement';
import { Agreements } from '../../queries/agreements/agreements';

/** The contracts of one's own company, for its management. */
@ApiTags('portal')
@Controller('api/portal/contracts')
export class OwnContractsController {
  constructor(
    private readonly agreements: Agreements,
    private readonly agreement: Agreement,
  ) {}

  @Allow('contracts.own')
  @Get()
  @Answer(ownContracts)
  list(@CurrentActor() actor: Actor) {
    return this.agreements.ofClient(actor.scope);
  }

  @Allow('contracts.own')
  @Get(':id')
  @Answer(ownContract)
  find(@CurrentActor() actor: Actor, @Param('id', { schema: id }) contractId: string) {
    return this.agreement.own(actor.scope, contractId);
  }
}
