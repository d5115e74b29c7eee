import { Module } from '@nestjs/common';
import { WatchersController } from './http/watchers/watchers.controller';
import { Watchers } from './queries/watchers/watchers';
import { TicketsModule } from './tickets.module';
import { FollowTicket } from './use-cases/watchers/follow-ticket';

/** Watchers of tickets, with their routes. */
@Module({
  imports: [TicketsModule],
  providers: [FollowTicket, Watchers],
  controllers: [WatchersController],
})
export class WatchersHttpModule {}
