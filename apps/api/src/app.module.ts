import { Module, type DynamicModule } from '@nestjs/common';
import { AdaptersModule } from '@vigie/adapters';
import { directoryEntities, DirectoryHttpModule } from '@vigie/directory';
import { HttpModule, PlatformModule, type Config } from '@vigie/platform';
import { MailHttpModule, ticketEntities, TicketsHttpModule } from '@vigie/tickets';

/** The HTTP process: every route, with the ports bound to their adapters. */
@Module({})
export class AppModule {
  static with(config: Config): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.with({ name: 'api', config, entities: [...directoryEntities, ...ticketEntities] }),
        AdaptersModule,
        HttpModule,
        DirectoryHttpModule,
        TicketsHttpModule,
        MailHttpModule,
      ],
    };
  }
}
