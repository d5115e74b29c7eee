import type { Type } from '@nestjs/common';
import { engineDueWork, EngineHttpModule, engineJobs, EngineModule } from './engine.module';
import { JobsHttpModule, JobsModule, runDueWork } from './jobs.module';
import { reviewAreaJobs, ReviewHttpModule, ReviewModule } from './review.module';

/** Every area of backups, for any process. */
export const backupModules: Type[] = [JobsModule, EngineModule, ReviewModule];

/** Their durable jobs. */
export const backupJobs: Type[] = [...engineJobs, ...reviewAreaJobs];

/** What falls due in them. */
export const backupDueWork: Type[] = [...runDueWork, ...engineDueWork];

/** Their routes. */
export const backupHttpModules: Type[] = [JobsHttpModule, EngineHttpModule, ReviewHttpModule];
