import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import { backupCalendar, backupCalendarQuery, type BackupCalendarQuery } from '@vigie/wire';
import { BackupCalendars } from '../../queries/review/backup-calendar';

/** What the days of a client came to. */
@ApiTags('backups')
@Controller('api/backups/calendar')
export class BackupDaysController {
  constructor(private readonly calendars: BackupCalendars) {}

  @Allow('backups.read')
  @Get()
  @Answer(backupCalendar)
  days(@CurrentActor() actor: Actor, @Query({ schema: backupCalendarQuery }) query: BackupCalendarQuery) {
    return this.calendars.of(actor.scope, query.client, Number(query.days));
  }
}
