import type { Type } from '@nestjs/common';
import { agreementDueWork, AgreementsHttpModule, AgreementsModule } from './agreements.module';
import { renewalDueWork, RenewalsHttpModule, RenewalsModule } from './renewals.module';

/** Every area of contracts, for any process. */
export const contractModules: Type[] = [AgreementsModule, RenewalsModule];

/** Their durable jobs. */
export const contractJobs: Type[] = [];

/** What falls due in them. */
export const contractDueWork: Type[] = [...agreementDueWork, ...renewalDueWork];

/** Their routes. */
export const contractHttpModules: Type[] = [AgreementsHttpModule, RenewalsHttpModule];
