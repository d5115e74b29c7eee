import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import {
  backupCalendar,
  backupCalendarQuery,
  backupDay,
  backupDayQuery,
  localDate,
  type BackupCalendarQuery,
} from '@vigie/wire';
import { BackupCalendars } from '../../queries/review/backup-calendar';
import { BackupDayRuns } from '../../queries/review/backup-day';

/** What the days of a client came to. */
@ApiTags('backups')
@Controller('api/backups/calendar')
export class BackupDaysController {
  constructor(
    private readonly calendars: BackupCalendars,
    private readonly runs: BackupDayRuns,
  ) {}

  @Allow('backups.read')
  @Get()
  @Answer(backupCalendar)
  days(@CurrentActor() actor: Actor, @Query({ schema: backupCalendarQuery }) query: BackupCalendarQuery) {
    return this.calendars.of(actor.scope, query.client, Number(query.days));
  }

  @Allow('backups.read')
  @Get(':day')
  @Answer(backupDay)
  day(
    @CurrentActor() actor: Actor,
    @Param('day', { schema: localDate }) day: string,
    @Query({ schema: backupDayQuery }) query: { client: string },
  ) {
    return this.runs.of(actor.scope, query.client, day);
  }
}
