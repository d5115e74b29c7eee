import type { Type } from '@nestjs/common';
import { endingDueWork, EndingsHttpModule, EndingsModule, endingJobs } from './endings.module';
import { engineDueWork, EngineHttpModule, engineJobs, EngineModule } from './engine.module';
import { RunsHttpModule, RunsModule, runDueWork } from './runs.module';
import { restoreDueWork, restoreJobs, RestoresHttpModule, RestoresModule } from './restores.module';
import { reviewAreaJobs, ReviewHttpModule, ReviewModule } from './review.module';
import {
  ReportMailsModule,
  sourceDueWork,
  sourceJobs,
  SourcesHttpModule,
  SourcesModule,
} from './sources.module';

/** Every area of backups, for any process. */
export const backupModules: Type[] = [
  RunsModule,
  SourcesModule,
  ReportMailsModule,
  EngineModule,
  ReviewModule,
  RestoresModule,
  EndingsModule,
];

/** Their durable jobs. */
export const backupJobs: Type[] = [
  ...sourceJobs,
  ...engineJobs,
  ...reviewAreaJobs,
  ...restoreJobs,
  ...endingJobs,
];

/** What falls due in them. */
export const backupDueWork: Type[] = [
  ...runDueWork,
  ...sourceDueWork,
  ...engineDueWork,
  ...restoreDueWork,
  ...endingDueWork,
];

/** Their routes. */
export const backupHttpModules: Type[] = [
  RunsHttpModule,
  SourcesHttpModule,
  EngineHttpModule,
  ReviewHttpModule,
  RestoresHttpModule,
  EndingsHttpModule,
];
