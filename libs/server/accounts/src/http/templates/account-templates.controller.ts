import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import {
  accountChoices,
  accountTemplate,
  accountTemplateChange,
  accountTemplates,
  accountTemplateState,
  id,
  newAccountTemplate,
  type AccountTemplateChange,
  type AccountTemplateState,
  type NewAccountTemplate,
} from '@vigie/wire';
import { AccountTemplates } from '../../queries/templates/account-templates';
import { SaveTemplate } from '../../use-cases/templates/save-template';

/** What people of a function get at a client. */
@ApiTags('accounts')
@Controller('api')
export class AccountTemplatesController {
  constructor(
    private readonly templates: AccountTemplates,
    private readonly saving: SaveTemplate,
  ) {}

  @Allow('accounts.read')
  @Get('clients/:id/account-templates')
  @Answer(accountTemplates)
  list(@CurrentActor() actor: Actor, @Param('id', { schema: id }) clientId: string) {
    return this.templates.of(actor.scope, clientId);
  }

  @Allow('accounts.read')
  @Get('clients/:id/account-choices')
  @Answer(accountChoices)
  choices(@CurrentActor() actor: Actor, @Param('id', { schema: id }) clientId: string) {
    return this.templates.choices(actor.scope, clientId);
  }

  @Allow('accounts.manage')
  @Post('clients/:id/account-templates')
  @Answer(accountTemplate, 201)
  async create(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) clientId: string,
    @Body({ schema: newAccountTemplate }) body: NewAccountTemplate,
  ) {
    return this.templates.find(actor.scope, await this.saving.create(actor, clientId, body));
  }

  @Allow('accounts.manage')
  @Put('account-templates/:id')
  @Answer(accountTemplate)
  async replace(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) templateId: string,
    @Body({ schema: accountTemplateChange }) body: AccountTemplateChange,
  ) {
    await this.saving.replace(actor, templateId, body);
    return this.templates.find(actor.scope, templateId);
  }

  @Allow('accounts.manage')
  @Put('account-templates/:id/active')
  @Answer(accountTemplate)
  async setActive(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) templateId: string,
    @Body({ schema: accountTemplateState }) body: AccountTemplateState,
  ) {
    await this.saving.setActive(actor, templateId, body);
    return this.templates.find(actor.scope, templateId);
  }
}
