import type { Type } from '@nestjs/common';
import { agreementDueWork, agreementJobs, AgreementsHttpModule, AgreementsModule } from './agreements.module';

/** Every area of contracts, for any process. */
export const contractModules: Type[] = [AgreementsModule];

/** Their durable jobs. */
export const contractJobs: Type[] = [...agreementJobs];

/** What falls due in them. */
export const contractDueWork: Type[] = [...agreementDueWork];

/** Their routes. */
export const contractHttpModules: Type[] = [AgreementsHttpModule];
