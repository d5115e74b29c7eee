import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import {
  calendar,
  calendarChange,
  calendarInput,
  id,
  slaPolicies,
  slaPolicyChange,
  type SlaPolicyChange,
} from '@vigie/wire';
import { z } from 'zod';
import { SettingsQueries } from '../queries/settings-queries';
import { SlaPolicies } from '../queries/sla-policies';
import { SaveCalendar } from '../use-cases/save-calendar';
import { SaveSlaPolicy } from '../use-cases/save-sla-policy';

const calendars = z.object({ items: z.array(calendar) });

/** Service calendars and the versions of the SLA policy. */
@ApiTags('settings')
@Controller('api')
export class SettingsController {
  constructor(
    private readonly settings: SettingsQueries,
    private readonly saveCalendar: SaveCalendar,
    private readonly policies: SlaPolicies,
    private readonly saveSlaPolicy: SaveSlaPolicy,
  ) {}

  @Allow('clients.read')
  @Get('calendars')
  @Answer(calendars)
  async calendars() {
    return { items: await this.settings.calendars() };
  }

  @Allow('settings.manage')
  @Post('calendars')
  @Answer(calendar, 201)
  async createCalendar(
    @CurrentActor() actor: Actor,
    @Body({ schema: calendarInput }) body: z.infer<typeof calendarInput>,
  ) {
    return this.settings.calendar(await this.saveCalendar.create(actor, body));
  }

  @Allow('settings.manage')
  @Put('calendars/:id')
  @Answer(calendar)
  async replaceCalendar(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) calendarId: string,
    @Body({ schema: calendarChange }) body: z.infer<typeof calendarChange>,
  ) {
    await this.saveCalendar.replace(actor, calendarId, body);
    return this.settings.calendar(calendarId);
  }

  @Allow('clients.read')
  @Get('sla-policies')
  @Answer(slaPolicies)
  async slaPolicies() {
    return { items: await this.policies.latest() };
  }

  @Allow('settings.manage')
  @Post('sla-policies')
  @Answer(slaPolicies, 201)
  async savePolicy(@CurrentActor() actor: Actor, @Body({ schema: slaPolicyChange }) body: SlaPolicyChange) {
    await this.saveSlaPolicy.execute(actor, body);
    return { items: await this.policies.latest() };
  }
}
