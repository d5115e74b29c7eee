import { Module } from '@nestjs/common';
import { WrittenRequests } from './queries/requests/written-requests';
import { TicketsModule } from './tickets.module';
import { TicketWork } from './use-cases/holds/ticket-work';

const providers = [TicketWork, WrittenRequests];

/** What features above do to tickets, and read of their sealed requests. */
@Module({ imports: [TicketsModule], providers, exports: providers })
export class HoldsModule {}
