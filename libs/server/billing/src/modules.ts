import type { Type } from '@nestjs/common';
import { PaymentsHttpModule, PaymentsModule } from './payments.module';

/** Every area of billing, for any process. */
export const billingModules: Type[] = [PaymentsModule];

/** Their durable jobs. */
export const billingJobs: Type[] = [];

/** What falls due in them. */
export const billingDueWork: Type[] = [];

/** Their routes. */
export const billingHttpModules: Type[] = [PaymentsHttpModule];
