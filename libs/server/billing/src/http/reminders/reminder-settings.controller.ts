import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import {
  clientReminders,
  id,
  newReminderPause,
  reminderSetting,
  reminderSettingInput,
  type NewReminderPause,
  type ReminderSettingInput,
} from '@vigie/wire';
import { ReminderSettings } from '../../queries/reminders/reminder-settings';
import { Reminders } from '../../queries/reminders/reminders';
import { PauseReminders } from '../../use-cases/reminders/pause-reminders';
import { SaveReminderSetting } from '../../use-cases/reminders/save-reminder-setting';

/** The ladder of reminders, and the clients who are spared for a while. */
@ApiTags('billing')
@Controller('api/reminder-settings')
export class ReminderSettingsController {
  constructor(
    private readonly settings: ReminderSettings,
    private readonly saving: SaveReminderSetting,
    private readonly reminders: Reminders,
    private readonly pausing: PauseReminders,
  ) {}

  @Allow('billing.read')
  @Get()
  @Answer(reminderSetting)
  read() {
    return this.settings.read();
  }

  @Allow('billing.write')
  @Put()
  @Answer(reminderSetting)
  async save(
    @CurrentActor() actor: Actor,
    @Body({ schema: reminderSettingInput }) body: ReminderSettingInput,
  ) {
    await this.saving.execute(actor, body);
    return this.settings.read();
  }

  @Allow('billing.read')
  @Get('clients/:id')
  @Answer(clientReminders)
  ofClient(@CurrentActor() actor: Actor, @Param('id', { schema: id }) clientId: string) {
    return this.reminders.ofClient(actor.scope, clientId);
  }

  /** A promise of payment, or the client is not reminded at all. */
  @Allow('billing.write')
  @Post('clients/:id/pauses')
  @Answer(clientReminders, 201)
  async pause(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) clientId: string,
    @Body({ schema: newReminderPause }) body: NewReminderPause,
  ) {
    await this.pausing.execute(actor, clientId, body);
    return this.reminders.ofClient(actor.scope, clientId);
  }

  @Allow('billing.write')
  @Delete('clients/:id/pauses/:pause')
  @Answer(clientReminders)
  async goOn(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) clientId: string,
    @Param('pause', { schema: id }) pauseId: string,
  ) {
    await this.pausing.end(actor, clientId, pauseId);
    return this.reminders.ofClient(actor.scope, clientId);
  }
}
