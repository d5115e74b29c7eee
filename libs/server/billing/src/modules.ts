import type { Type } from '@nestjs/common';
import { PenaltiesHttpModule, PenaltiesModule, penaltyDueWork } from './penalties.module';

/** Every area of billing, for any process. */
export const billingModules: Type[] = [PenaltiesModule];

/** Their durable jobs. */
export const billingJobs: Type[] = [];

/** What falls due in them. */
export const billingDueWork: Type[] = [...penaltyDueWork];

/** Their routes. */
export const billingHttpModules: Type[] = [PenaltiesHttpModule];
