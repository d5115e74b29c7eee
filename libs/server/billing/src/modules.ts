import type { Type } from '@nestjs/common';

/** Every area of billing, for any process. */
export const billingModules: Type[] = [];

/** Their durable jobs. */
export const billingJobs: Type[] = [];

/** What falls due in them. */
export const billingDueWork: Type[] = [];

/** Their routes. */
export const billingHttpModules: Type[] = [];
