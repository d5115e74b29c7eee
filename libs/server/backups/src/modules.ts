import type { Type } from '@nestjs/common';
import { JobsHttpModule, JobsModule, runDueWork } from './jobs.module';
import { reviewAreaJobs, ReviewHttpModule, ReviewModule } from './review.module';

/** Every area of backups, for any process. */
export const backupModules: Type[] = [JobsModule, ReviewModule];

/** Their durable jobs. */
export const backupJobs: Type[] = [...reviewAreaJobs];

/** What falls due in them. */
export const backupDueWork: Type[] = [...runDueWork];

/** Their routes. */
export const backupHttpModules: Type[] = [JobsHttpModule, ReviewHttpModule];
