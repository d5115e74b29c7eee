import type { Type } from '@nestjs/common';
import { reviewAreaJobs, ReviewHttpModule, ReviewModule } from './review.module';

/** Every area of backups, for any process. */
export const backupModules: Type[] = [ReviewModule];

/** Their durable jobs. */
export const backupJobs: Type[] = [...reviewAreaJobs];

/** What falls due in them. */
export const backupDueWork: Type[] = [];

/** Their routes. */
export const backupHttpModules: Type[] = [ReviewHttpModule];
