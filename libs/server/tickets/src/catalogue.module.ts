import { Module } from '@nestjs/common';
import { DirectoryModule } from '@vigie/directory';
import { PortalCatalogueController } from './http/catalogue/portal-catalogue.controller';
import { RequestTypesController } from './http/catalogue/request-types.controller';
import { ClientCatalogue } from './queries/catalogue/client-catalogue';
import { RequestTypes } from './queries/catalogue/request-types';
import { TicketsModule } from './tickets.module';
import { AskFromCatalogue } from './use-cases/catalogue/ask-from-catalogue';
import { SeedRequestTypes } from './use-cases/catalogue/seed-request-types';
import { SaveRequestType } from './use-cases/catalogue/save-request-type';

const providers = [AskFromCatalogue, ClientCatalogue, RequestTypes, SaveRequestType, SeedRequestTypes];

/** The catalogue of requests that we define, for every process. */
@Module({ imports: [DirectoryModule, TicketsModule], providers, exports: providers })
export class CatalogueModule {}

/** Its routes. */
@Module({
  imports: [CatalogueModule, TicketsModule],
  controllers: [PortalCatalogueController, RequestTypesController],
})
export class CatalogueHttpModule {}
