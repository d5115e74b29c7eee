import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import { draftedForm, formDraftChange, formDrafts, keptFormDraft, type FormDraftChange } from '@vigie/wire';
import { FormDrafts } from '../../queries/form-drafts/form-drafts';
import { KeepFormDraft } from '../../use-cases/form-drafts/keep-form-draft';

/** Half-filled forms of the portal, each its author's alone. */
@Controller('api/portal/form-drafts')
export class FormDraftsController {
  constructor(
    private readonly drafts: FormDrafts,
    private readonly keeping: KeepFormDraft,
  ) {}

  @Allow('requests.read')
  @Get()
  @Answer(formDrafts)
  list(@CurrentActor() actor: Actor) {
    return this.drafts.list(actor);
  }

  @Allow('requests.read')
  @Get(':form')
  @Answer(keptFormDraft)
  find(@CurrentActor() actor: Actor, @Param('form', { schema: draftedForm }) form: string) {
    return this.drafts.find(actor, form);
  }

  @Allow('requests.read')
  @Put(':form')
  @Answer(keptFormDraft)
  async keep(
    @CurrentActor() actor: Actor,
    @Param('form', { schema: draftedForm }) form: string,
    @Body({ schema: formDraftChange }) body: FormDraftChange,
  ) {
    await this.keeping.execute(actor, form, body);
    return this.drafts.find(actor, form);
  }
}
