import { Module } from '@nestjs/common';
import { DirectoryModule } from './directory.module';
import { AccountController } from './http/account.controller';
import { AuditController } from './http/audit.controller';
import { ClientsController } from './http/clients.controller';
import { EquipmentListsController } from './http/equipment-lists.controller';
import { EquipmentController } from './http/equipment.controller';
import { PeopleController } from './http/people.controller';
import { SecondFactorController } from './http/second-factor.controller';
import { ServiceTokensController } from './http/service-tokens.controller';
import { SessionController } from './http/session.controller';
import { SettingsController } from './http/settings.controller';
import { SimulationsController } from './http/simulations.controller';
import { SitesController } from './http/sites.controller';
import { TokensController } from './http/tokens.controller';
import { WipesController } from './http/wipes.controller';

/** The routes of the directory, for the process that serves HTTP. */
@Module({
  imports: [DirectoryModule],
  controllers: [
    AccountController,
    AuditController,
    ClientsController,
    EquipmentListsController,
    EquipmentController,
    PeopleController,
    SecondFactorController,
    ServiceTokensController,
    SessionController,
    SettingsController,
    SimulationsController,
    SitesController,
    TokensController,
    WipesController,
  ],
})
export class DirectoryHttpModule {}
