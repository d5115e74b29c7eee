import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import {
  amendmentSignature,
  amendmentWithdrawal,
  contractAct,
  contractActivation,
  contractDetail,
  id,
  newAmendment,
  type AmendmentSignature,
  type ContractAct,
  type ContractActivation,
  type NewAmendment,
} from '@vigie/wire';
import { Agreement } from '../../queries/agreements/agreement';
import { ActivateContract } from '../../use-cases/agreements/activate-contract';
import { AmendContract } from '../../use-cases/agreements/amend-contract';
import { MoveContract } from '../../use-cases/agreements/move-contract';

/** What happens to a contract: signed, amended, suspended, denounced, ended. */
@ApiTags('contracts')
@Controller('api/contracts/:id')
export class ContractLifeController {
  constructor(
    private readonly agreement: Agreement,
    private readonly activating: ActivateContract,
    private readonly moving: MoveContract,
    private readonly amending: AmendContract,
  ) {}

  @Allow('contracts.write')
  @Post('activation')
  @Answer(contractDetail)
  async activate(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) contractId: string,
    @Body({ schema: contractActivation }) body: ContractActivation,
  ) {
    await this.activating.execute(actor, contractId, body);
    return this.agreement.find(actor.scope, contractId);
  }

  @Allow('contracts.write')
  @Post('state')
  @Answer(contractDetail)
  async move(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) contractId: string,
    @Body({ schema: contractAct }) body: ContractAct,
  ) {
    await this.moving.execute(actor, contractId, body);
    return this.agreement.find(actor.scope, contractId);
  }

  @Allow('contracts.write')
  @Post('amendments')
  @Answer(contractDetail, 201)
  async amend(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) contractId: string,
    @Body({ schema: newAmendment }) body: NewAmendment,
  ) {
    await this.amending.create(actor, contractId, body);
    return this.agreement.find(actor.scope, contractId);
  }

  @Allow('contracts.write')
  @Post('amendments/:amendment/signature')
  @Answer(contractDetail)
  async sign(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) contractId: string,
    @Param('amendment', { schema: id }) amendmentId: string,
    @Body({ schema: amendmentSignature }) body: AmendmentSignature,
  ) {
    await this.amending.sign(actor, contractId, amendmentId, body);
    return this.agreement.find(actor.scope, contractId);
  }

  @Allow('contracts.write')
  @Post('amendments/:amendment/withdrawal')
  @Answer(contractDetail)
  async withdraw(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) contractId: string,
    @Param('amendment', { schema: id }) amendmentId: string,
    @Body({ schema: amendmentWithdrawal }) { version }: { version: number },
  ) {
    await this.amending.withdraw(actor, contractId, amendmentId, version);
    return this.agreement.find(actor.scope, contractId);
  }
}
