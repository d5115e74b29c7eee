import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import {
  backupReport,
  backupReportCount,
  backupReportDetail,
  backupReportPage,
  backupReportQuery,
  id,
  ignoredReport,
  mappedTask,
  placedReport,
  taughtAnswer,
  taughtRule,
  type BackupReportQuery,
  type IgnoredReport,
  type MappedTask,
  type PlacedReport,
  type TaughtRule,
} from '@vigie/wire';
import { BackupReports } from '../../queries/sources/backup-reports';
import { IgnoreReport } from '../../use-cases/sources/ignore-report';
import { MapTask } from '../../use-cases/sources/map-task';
import { PlaceReport } from '../../use-cases/sources/place-report';
import { TeachRule } from '../../use-cases/sources/teach-rule';

/** What sources said and nobody could read or place: decided by a person. */
@ApiTags('backups')
@Controller('api/backup-reports')
export class BackupReportsController {
  constructor(
    private readonly reports: BackupReports,
    private readonly placing: PlaceReport,
    private readonly teaching: TeachRule,
    private readonly mapping: MapTask,
    private readonly ignoring: IgnoreReport,
  ) {}

  @Allow('backups.read')
  @Get()
  @Answer(backupReportPage)
  page(@Query({ schema: backupReportQuery }) query: BackupReportQuery) {
    return this.reports.page(query);
  }

  @Allow('backups.read')
  @Get('count')
  @Answer(backupReportCount)
  async count() {
    return { waiting: await this.reports.waitingCount() };
  }

  @Allow('backups.read')
  @Get(':id')
  @Answer(backupReportDetail)
  one(@Param('id', { schema: id }) reportId: string) {
    return this.reports.find(reportId);
  }

  @Allow('backups.work')
  @Post(':id/run')
  @Answer(backupReport)
  async place(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) reportId: string,
    @Body({ schema: placedReport }) body: PlacedReport,
  ) {
    await this.placing.execute(actor, reportId, body);
    return this.reports.find(reportId);
  }

  @Allow('backups.work')
  @Post(':id/rule')
  @Answer(taughtAnswer)
  async teach(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) reportId: string,
    @Body({ schema: taughtRule }) body: TaughtRule,
  ) {
    const alsoRead = await this.teaching.execute(actor, reportId, body);
    return { report: await this.reports.find(reportId), alsoRead };
  }

  @Allow('backups.work')
  @Post(':id/task')
  @Answer(backupReport)
  async map(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) reportId: string,
    @Body({ schema: mappedTask }) body: MappedTask,
  ) {
    await this.mapping.execute(actor, reportId, body.jobId);
    return this.reports.find(reportId);
  }

  @Allow('backups.work')
  @Post(':id/ignore')
  @Answer(backupReport)
  async ignore(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) reportId: string,
    @Body({ schema: ignoredReport }) body: IgnoredReport,
  ) {
    await this.ignoring.execute(actor, reportId, body.reason);
    return this.reports.find(reportId);
  }
}
