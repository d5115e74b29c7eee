import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import { calendar, calendarChange, calendarInput, id, slaTargets } from '@vigie/wire';
import { z } from 'zod';
import { SettingsQueries } from '../queries/settings-queries';
import { SaveCalendar } from '../use-cases/save-calendar';
import { SetSlaTargets } from '../use-cases/set-sla-targets';

const calendars = z.object({ items: z.array(calendar) });

/** Service calendars and SLA targets. */
@ApiTags('settings')
@Controller('api')
export class SettingsController {
  constructor(
    private readonly settings: SettingsQueries,
    private readonly saveCalendar: SaveCalendar,
    private readonly setSlaTargets: SetSlaTargets,
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
  @Get('sla-targets')
  @Answer(slaTargets)
  async targets() {
    return { targets: await this.settings.slaTargets() };
  }

  @Allow('settings.manage')
  @Put('sla-targets')
  @Answer(slaTargets)
  async setTargets(
    @CurrentActor() actor: Actor,
    @Body({ schema: slaTargets }) { targets }: z.infer<typeof slaTargets>,
  ) {
    await this.setSlaTargets.run(actor, targets);
    return { targets: await this.settings.slaTargets() };
  }
}
