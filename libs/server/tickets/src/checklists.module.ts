import { Module } from '@nestjs/common';
import { ChecklistsController } from './http/checklists/checklists.controller';
import { TicketChecksController } from './http/checklists/ticket-checks.controller';
import { Checklists } from './queries/checklists/checklists';
import { TicketsModule } from './tickets.module';
import { ChangeCheck } from './use-cases/checklists/change-check';
import { PutChecks } from './use-cases/checklists/put-checks';
import { SaveChecklist } from './use-cases/checklists/save-checklist';
import { SeedChecklists } from './use-cases/checklists/seed-checklists';

const providers = [ChangeCheck, Checklists, PutChecks, SaveChecklist, SeedChecklists];

/** Checklists, kept and on tickets, for any process. */
@Module({ imports: [TicketsModule], providers, exports: providers })
export class ChecklistsModule {}

/** Their routes. */
@Module({
  imports: [ChecklistsModule],
  controllers: [ChecklistsController, TicketChecksController],
})
export class ChecklistsHttpModule {}
