import type { Type } from '@nestjs/common';
import { engineDueWork, EngineHttpModule, engineJobs, EngineModule } from './engine.module';
import { JobsHttpModule, JobsModule, runDueWork } from './jobs.module';
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
  JobsModule,
  SourcesModule,
  ReportMailsModule,
  EngineModule,
  ReviewModule,
];

/** Their durable jobs. */
export const backupJobs: Type[] = [...sourceJobs, ...engineJobs, ...reviewAreaJobs];

/** What falls due in them. */
export const backupDueWork: Type[] = [...runDueWork, ...sourceDueWork, ...engineDueWork];

/** Their routes. */
export const backupHttpModules: Type[] = [
  JobsHttpModule,
  SourcesHttpModule,
  EngineHttpModule,
  ReviewHttpModule,
];
