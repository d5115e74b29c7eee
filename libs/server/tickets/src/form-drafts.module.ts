import { Module } from '@nestjs/common';
import { DeskDraftsController } from './http/form-drafts/desk-drafts.controller';
import { FormDraftsController } from './http/form-drafts/form-drafts.controller';
import { FormDrafts } from './queries/form-drafts/form-drafts';
import { ExpireFormDrafts } from './use-cases/form-drafts/expire-form-drafts';
import { KeepFormDraft } from './use-cases/form-drafts/keep-form-draft';
import { SeedFormDrafts } from './use-cases/form-drafts/seed-form-drafts';

export { SeedFormDrafts } from './use-cases/form-drafts/seed-form-drafts';
export { ExpireFormDrafts } from './use-cases/form-drafts/expire-form-drafts';

const providers = [ExpireFormDrafts, FormDrafts, KeepFormDraft, SeedFormDrafts];

/** Half-filled forms of the portal and the console, for every process. */
@Module({ providers, exports: providers })
export class FormDraftsModule {}

/** Their routes. */
@Module({ imports: [FormDraftsModule], controllers: [DeskDraftsController, FormDraftsController] })
export class FormDraftsHttpModule {}
