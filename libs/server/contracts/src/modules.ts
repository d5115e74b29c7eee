import type { Type } from '@nestjs/common';
import { indexDueWork, indexJobs, IndexSeriesHttpModule, IndexSeriesModule } from './index-series.module';

/** Every area of contracts, for any process. */
export const contractModules: Type[] = [IndexSeriesModule];

/** Their durable jobs. */
export const contractJobs: Type[] = [...indexJobs];

/** What falls due in them. */
export const contractDueWork: Type[] = [...indexDueWork];

/** Their routes. */
export const contractHttpModules: Type[] = [IndexSeriesHttpModule];
