import { Module } from '@nestjs/common';
import { DirectoryModule } from '@vigie/directory';
import { SlaReportController } from './http/sla/sla-report.controller';
import { SlaController } from './http/sla/sla.controller';
import { ActOnFiringJob } from './jobs/act-on-firing.job';
import { RecomputeClocksJob } from './jobs/recompute-clocks.job';
import { StartRecomputeJob } from './jobs/start-recompute.job';
import { SlaImpacts } from './queries/sla/sla-impacts';
import { SlaReports } from './queries/sla/sla-reports';
import { SlaReportClocks } from './queries/sla/sla-report-clocks';
import { SlaRecomputes } from './queries/sla/sla-recomputes';
import { TicketsModule } from './tickets.module';
import { ActOnFiring } from './use-cases/sla/act-on-firing';
import { ExportSlaReport } from './use-cases/sla/export-sla-report';
import { RecomputeClocks } from './use-cases/sla/recompute-clocks';
import { StartRecompute } from './use-cases/sla/start-recompute';
import { WarnClient } from './use-cases/sla/warn-client';

/** The durable jobs of the SLA policy. */
export const slaJobs = [ActOnFiringJob, RecomputeClocksJob, StartRecomputeJob];

const providers = [
  ActOnFiring,
  ExportSlaReport,
  RecomputeClocks,
  StartRecompute,
  WarnClient,
  SlaImpacts,
  SlaRecomputes,
  SlaReportClocks,
  SlaReports,
  ...slaJobs,
];

/** Versions of the SLA policy and what follows from them, for every process. */
@Module({ imports: [DirectoryModule, TicketsModule], providers, exports: providers })
export class SlaModule {}

/** Its routes. */
@Module({ imports: [SlaModule], controllers: [SlaController, SlaReportController] })
export class SlaHttpModule {}
