import { Module } from '@nestjs/common';
import { DirectoryModule } from '@vigie/directory';
import { DeskReportController } from './http/reports/desk-report.controller';
import { DeskBacklog } from './queries/reports/desk-backlog';
import { DeskReports } from './queries/reports/desk-reports';
import { DeskReportTickets } from './queries/reports/desk-report-tickets';
import { DeskTops } from './queries/reports/desk-tops';
import { ReportHours } from './queries/reports/report-hours';
import { SeedHistory } from './use-cases/history/seed-history';

const providers = [DeskBacklog, DeskReports, DeskReportTickets, DeskTops, ReportHours, SeedHistory];

/** Figures over the work of the desk, for every process. */
@Module({ imports: [DirectoryModule], providers, exports: providers })
export class DeskReportsModule {}

/** Their routes. */
@Module({ imports: [DeskReportsModule], controllers: [DeskReportController] })
export class DeskReportsHttpModule {}
