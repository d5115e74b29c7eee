import { Module, type DynamicModule } from '@nestjs/common';
import { accountHttpModules } from '@vigie/accounts';
import { AdaptersModule } from '@vigie/adapters';
import { backupHttpModules } from '@vigie/backups';
import { billingHttpModules } from '@vigie/billing';
import { contractHttpModules } from '@vigie/contracts';
import { DirectoryHttpModule, LabelsHttpModule } from '@vigie/directory';
import { HttpModule, PlatformModule, type Config } from '@vigie/platform';
import { deskHttpModules, MailHttpModule } from '@vigie/tickets';
import { entities, sealed } from './entities';

/** The HTTP process: every route, with the ports bound to their adapters. */
@Module({})
export class AppModule {
  static with(config: Config): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.with({ name: 'api', config, entities, sealed }),
        AdaptersModule,
        HttpModule,
        DirectoryHttpModule,
        LabelsHttpModule,
        ...contractHttpModules,
        ...deskHttpModules,
        MailHttpModule,
        ...accountHttpModules,
        ...billingHttpModules,
        ...backupHttpModules,
      ],
    };
  }
}
