import { Module } from '@nestjs/common';
import { MacrosController } from './http/macros/macros.controller';
import { TicketMacrosController } from './http/macros/ticket-macros.controller';
import { Macros } from './queries/macros/macros';
import { TicketsModule } from './tickets.module';

/** The routes of macros. Their use cases belong to the tickets, so that a change of many can apply one, too. */
@Module({
  imports: [TicketsModule],
  providers: [Macros],
  controllers: [MacrosController, TicketMacrosController],
})
export class MacrosHttpModule {}
