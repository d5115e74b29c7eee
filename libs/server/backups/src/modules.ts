import type { Type } from '@nestjs/common';
import { endingDueWork, EndingsHttpModule, EndingsModule, endingJobs } from './endings.module';
import { JobsHttpModule, JobsModule, runDueWork } from './jobs.module';
import { restoreJobs, RestoresHttpModule, RestoresModule } from './restores.module';

/** Every area of backups, for any process. */
export const backupModules: Type[] = [JobsModule, RestoresModule, EndingsModule];

/** Their durable jobs. */
export const backupJobs: Type[] = [...restoreJobs, ...endingJobs];

/** What falls due in them. */
export const backupDueWork: Type[] = [...runDueWork, ...endingDueWork];

/** Their routes. */
export const backupHttpModules: Type[] = [JobsHttpModule, RestoresHttpModule, EndingsHttpModule];
