import type { Type } from '@nestjs/common';
import { planJobs, PlansHttpModule, PlansModule } from './plans.module';
import { licenceDueWork, licenceJobs, TemplatesHttpModule, TemplatesModule } from './templates.module';
import { tenantDueWork, tenantJobs, TenantsHttpModule, TenantsModule } from './tenants.module';

/** Every area of accounts, for any process. */
export const accountModules = [TenantsModule, TemplatesModule, PlansModule];

/** Their durable jobs. */
export const accountJobs: Type[] = [...planJobs, ...tenantJobs, ...licenceJobs];

/** What falls due in them. */
export const accountDueWork: Type[] = [...tenantDueWork, ...licenceDueWork];

/** Their routes. */
export const accountHttpModules = [TenantsHttpModule, TemplatesHttpModule, PlansHttpModule];
