import type { Type } from '@nestjs/common';
import { CompanyHttpModule, CompanyModule } from './company.module';
import { ExportsHttpModule } from './exports.module';

/** Every area of billing, for any process. */
export const billingModules: Type[] = [CompanyModule];

/** Their durable jobs. */
export const billingJobs: Type[] = [];

/** What falls due in them. */
export const billingDueWork: Type[] = [];

/** Their routes. */
export const billingHttpModules: Type[] = [CompanyHttpModule, ExportsHttpModule];
