import { Module } from '@nestjs/common';
import { QueuesController } from './http/queues/queues.controller';
import { TicketQueueController } from './http/queues/ticket-queue.controller';
import { Queues } from './queries/queues/queues';
import { TicketsModule } from './tickets.module';
import { SaveQueue } from './use-cases/queues/save-queue';
import { SeedQueues } from './use-cases/queues/seed-queues';

const providers = [Queues, SaveQueue, SeedQueues];

/** Queues, for any process. Moving a ticket belongs to the tickets, so that a change of many can do it, too. */
@Module({ imports: [TicketsModule], providers, exports: providers })
export class QueuesModule {}

/** Their routes. */
@Module({ imports: [TicketsModule, QueuesModule], controllers: [QueuesController, TicketQueueController] })
export class QueuesHttpModule {}
