import { Module } from '@nestjs/common';
import { DirectoryModule } from '@vigie/directory';
import { TicketsModule } from '@vigie/tickets';

/** The durable jobs of plans. */
export const planJobs = [];

/** Plans and their run, for every process; it must bind the port TenantOperations. */
@Module({ imports: [DirectoryModule, TicketsModule] })
export class PlansModule {}

/** Their routes. */
@Module({ imports: [PlansModule] })
export class PlansHttpModule {}
