import type { Type } from '@nestjs/common';

/** Every area of backups, for any process. */
export const backupModules: Type[] = [];

/** Their durable jobs. */
export const backupJobs: Type[] = [];

/** What falls due in them. */
export const backupDueWork: Type[] = [];

/** Their routes. */
export const backupHttpModules: Type[] = [];
