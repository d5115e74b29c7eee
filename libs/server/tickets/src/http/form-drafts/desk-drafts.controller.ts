import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import { deskForm, formDraftChange, keptFormDraft, type FormDraftChange } from '@vigie/wire';
import { FormDrafts } from '../../queries/form-drafts/form-drafts';
import { KeepFormDraft } from '../../use-cases/form-drafts/keep-form-draft';

/** Half-filled forms of the console, each its author's alone. */
@Controller('api/form-drafts')
export class DeskDraftsController {
  constructor(
    private readonly drafts: FormDrafts,
    private readonly keeping: KeepFormDraft,
  ) {}

  @Allow('tickets.read')
  @Get(':form')
  @Answer(keptFormDraft)
  find(@CurrentActor() actor: Actor, @Param('form', { schema: deskForm }) form: string) {
    return this.drafts.find(actor, form);
  }

  @Allow('tickets.read')
  @Put(':form')
  @Answer(keptFormDraft)
  async keep(
    @CurrentActor() actor: Actor,
    @Param('form', { schema: deskForm }) form: string,
    @Body({ schema: formDraftChange }) body: FormDraftChange,
  ) {
    await this.keeping.execute(actor, form, body);
    return this.drafts.find(actor, form);
  }
}
