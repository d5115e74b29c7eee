import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import {
  reminderTextInput,
  reminderTextKey,
  reminderTextPreview,
  reminderTexts,
  reminderTextSample,
  type ReminderTextInput,
  type ReminderTextKey,
  type ReminderTextSample,
} from '@vigie/wire';
import { ReminderTexts } from '../../queries/reminders/reminder-texts';
import { SaveReminderText } from '../../use-cases/reminders/save-reminder-text';

const key = reminderTextKey.shape;

/** What reminders say, tone by tone. */
@ApiTags('billing')
@Controller('api/reminder-texts')
export class ReminderTextsController {
  constructor(
    private readonly texts: ReminderTexts,
    private readonly saving: SaveReminderText,
  ) {}

  @Allow('billing.read')
  @Get()
  @Answer(reminderTexts)
  list() {
    return this.texts.list();
  }

  @Allow('billing.write')
  @Put(':tone/:language')
  @Answer(reminderTexts)
  async save(
    @CurrentActor() actor: Actor,
    @Param('tone', { schema: key.tone }) tone: ReminderTextKey['tone'],
    @Param('language', { schema: key.language }) language: ReminderTextKey['language'],
    @Body({ schema: reminderTextInput }) body: ReminderTextInput,
  ) {
    await this.saving.execute(actor, { tone, language }, body);
    return this.texts.list();
  }

  /** How words would read; nothing is kept. */
  @Allow('billing.write')
  @Post('preview')
  @Answer(reminderTextPreview)
  preview(@Body({ schema: reminderTextSample }) body: ReminderTextSample) {
    return this.texts.preview(body);
  }
}
