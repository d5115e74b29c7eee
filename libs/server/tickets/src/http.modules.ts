import { MacrosHttpModule } from './macros.module';
import { SearchHttpModule } from './search.module';
import { TicketsHttpModule } from './tickets.module';
import { WatchersHttpModule } from './watchers.module';
import { WritingHttpModule } from './writing.module';

/** Every route of the desk that needs no mail adapter. */
export const ticketsHttpModules = [
  TicketsHttpModule,
  MacrosHttpModule,
  WatchersHttpModule,
  WritingHttpModule,
  SearchHttpModule,
];
