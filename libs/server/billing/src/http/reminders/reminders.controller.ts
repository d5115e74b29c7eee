import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Answer, CurrentActor, FileStore, Sends, type Actor } from '@vigie/platform';
import {
  id,
  newReminderRun,
  reminderDayQuery,
  reminderDecision,
  reminderDetail,
  reminderPage,
  reminderProposal,
  reminderQuery,
  reminderRuns,
  type NewReminderRun,
  type ReminderDecision,
  type ReminderQuery,
} from '@vigie/wire';
import type { Response } from 'express';
import { DryRunOfReminders } from '../../queries/reminders/reminder-proposal';
import { Reminders } from '../../queries/reminders/reminders';
import { DecideReminder } from '../../use-cases/reminders/decide-reminder';
import { StartReminderRun } from '../../use-cases/reminders/start-reminder-run';
import { sendDocument } from '../send-document';

/** Reminders of overdue invoices: proposed, sent, told apart from what never left. */
@ApiTags('billing')
@Controller('api/reminders')
export class RemindersController {
  constructor(
    private readonly dryRun: DryRunOfReminders,
    private readonly reminders: Reminders,
    private readonly starting: StartReminderRun,
    private readonly deciding: DecideReminder,
    private readonly files: FileStore,
  ) {}

  @Allow('billing.read')
  @Get()
  @Answer(reminderPage)
  list(@CurrentActor() actor: Actor, @Query({ schema: reminderQuery }) query: ReminderQuery) {
    return this.reminders.page(actor.scope, query);
  }

  /** What would be sent on a day, and what is held. */
  @Allow('billing.read')
  @Get('proposal')
  @Answer(reminderProposal)
  propose(@CurrentActor() actor: Actor, @Query({ schema: reminderDayQuery }) { day }: { day?: string }) {
    return this.dryRun.read(actor.scope, day);
  }

  @Allow('billing.read')
  @Get('runs')
  @Answer(reminderRuns)
  async runs() {
    return { items: await this.reminders.runs() };
  }

  @Allow('billing.write')
  @Post('runs')
  @Answer(reminderRuns, 201)
  async start(@CurrentActor() actor: Actor, @Body({ schema: newReminderRun }) body: NewReminderRun) {
    await this.starting.execute(actor, body);
    return { items: await this.reminders.runs() };
  }

  @Allow('billing.read')
  @Get(':id')
  @Answer(reminderDetail)
  find(@CurrentActor() actor: Actor, @Param('id', { schema: id }) reminderId: string) {
    return this.reminders.find(actor.scope, reminderId);
  }

  @Allow('billing.write')
  @Post(':id/outcome')
  @Answer(reminderDetail)
  async decide(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) reminderId: string,
    @Body({ schema: reminderDecision }) body: ReminderDecision,
  ) {
    await this.deciding.execute(actor, reminderId, body);
    return this.reminders.find(actor.scope, reminderId);
  }

  @Allow('billing.read')
  @Get(':id/letter')
  @Sends({ 'application/pdf': null })
  async letter(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) reminderId: string,
    @Res() response: Response,
  ) {
    sendDocument(response, this.files, await this.reminders.letter(actor.scope, reminderId));
  }
}
