import { Module } from '@nestjs/common';
import { DirectoryModule } from '@vigie/directory';
import { CalendarFeedsController } from './http/planning/calendar-feeds.controller';
import { PlanningController } from './http/planning/planning.controller';
import { ReportsController } from './http/planning/reports.controller';
import { TimeController } from './http/planning/time.controller';
import { AdjustPlanningJob, NotifyInterventionJob, SendReportJob } from './jobs/planning/planning.jobs';
import { CalendarFeeds } from './queries/planning/calendar-feeds';
import { Interventions } from './queries/planning/interventions';
import { Reports } from './queries/planning/reports';
import { TimeEntries } from './queries/planning/time-entries';
import { AdjustPlanning } from './use-cases/planning/adjust-planning';
import { AskChange } from './use-cases/planning/ask-change';
import { ChangeIntervention } from './use-cases/planning/change-intervention';
import { MoveIntervention } from './use-cases/planning/move-intervention';
import { PlanIntervention } from './use-cases/planning/plan-intervention';
import { RecordTime } from './use-cases/planning/record-time';
import { ReturnOccurrence } from './use-cases/planning/return-occurrence';
import { RunTimer } from './use-cases/planning/run-timer';
import { SeedPlanning } from './use-cases/planning/seed-planning';
import { SendReport } from './use-cases/planning/send-report';
import { ShareCalendar } from './use-cases/planning/share-calendar';
import { SignReport } from './use-cases/planning/sign-report';
import { TellTechnician } from './use-cases/planning/tell-technician';

export { SeedPlanning } from './use-cases/planning/seed-planning';

const useCases = [
  AdjustPlanning,
  AskChange,
  ChangeIntervention,
  MoveIntervention,
  PlanIntervention,
  RecordTime,
  ReturnOccurrence,
  RunTimer,
  SeedPlanning,
  SendReport,
  ShareCalendar,
  SignReport,
  TellTechnician,
];
const queries = [CalendarFeeds, Interventions, Reports, TimeEntries];

/** The durable jobs of interventions. */
export const planningJobs = [AdjustPlanningJob, NotifyInterventionJob, SendReportJob];

const providers = [...useCases, ...queries, ...planningJobs];

/** Time spent and interventions, for every process; the process must bind the port ReportDocument. */
@Module({ imports: [DirectoryModule], providers, exports: providers })
export class PlanningModule {}

/** Their routes. */
@Module({
  imports: [PlanningModule],
  controllers: [CalendarFeedsController, PlanningController, ReportsController, TimeController],
})
export class PlanningHttpModule {}
