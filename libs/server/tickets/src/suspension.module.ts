import { Module } from '@nestjs/common';
import { FollowSuspensionJob } from './jobs/follow-suspension.job';
import { TicketsModule } from './tickets.module';
import { FollowSuspension } from './use-cases/suspension/follow-suspension';

/** The durable jobs of suspensions. */
export const suspensionJobs = [FollowSuspensionJob];

const providers = [FollowSuspension, ...suspensionJobs];

/** Clocks that stand still while the contract of a client is suspended, for every process. */
@Module({ imports: [TicketsModule], providers, exports: providers })
export class SuspensionModule {}
