import type { Type } from '@nestjs/common';

/** Every area of contracts, for any process. */
export const contractModules: Type[] = [];

/** Their durable jobs. */
export const contractJobs: Type[] = [];

/** What falls due in them. */
export const contractDueWork: Type[] = [];

/** Their routes. */
export const contractHttpModules: Type[] = [];
