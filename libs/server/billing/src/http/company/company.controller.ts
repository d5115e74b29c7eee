import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import {
  billingAccountInput,
  billingAccountView,
  companyInput,
  companyView,
  id,
  type BillingAccountInput,
  type CompanyInput,
} from '@vigie/wire';
import { Parties } from '../../queries/company/parties';
import { SaveBillingAccount } from '../../use-cases/company/save-billing-account';
import { SaveCompany } from '../../use-cases/company/save-company';

/** Who invoices, and who is invoiced. */
@ApiTags('billing')
@Controller('api/billing')
export class CompanyController {
  constructor(
    private readonly parties: Parties,
    private readonly saving: SaveCompany,
    private readonly savingAccount: SaveBillingAccount,
  ) {}

  @Allow('billing.read')
  @Get('company')
  @Answer(companyView)
  company() {
    return this.parties.company();
  }

  @Allow('billing.write')
  @Put('company')
  @Answer(companyView)
  async save(@CurrentActor() actor: Actor, @Body({ schema: companyInput }) body: CompanyInput) {
    await this.saving.execute(actor, body);
    return this.parties.company();
  }

  @Allow('billing.read')
  @Get('accounts/:clientId')
  @Answer(billingAccountView)
  account(@CurrentActor() actor: Actor, @Param('clientId', { schema: id }) clientId: string) {
    return this.parties.account(actor.scope, clientId);
  }

  @Allow('billing.write')
  @Put('accounts/:clientId')
  @Answer(billingAccountView)
  async saveAccount(
    @CurrentActor() actor: Actor,
    @Param('clientId', { schema: id }) clientId: string,
    @Body({ schema: billingAccountInput }) body: BillingAccountInput,
  ) {
    await this.savingAccount.execute(actor, clientId, body);
    return this.parties.account(actor.scope, clientId);
  }
}
