import { CatalogueHttpModule, catalogueJobs, CatalogueModule } from './catalogue.module';
import { ChecklistsHttpModule, ChecklistsModule } from './checklists.module';
import { MacrosHttpModule } from './macros.module';
import { PlanningHttpModule, planningJobs, PlanningModule } from './planning.module';
import { QuotesHttpModule, quoteJobs, QuotesModule } from './quotes.module';
import { SearchHttpModule, searchJobs, SearchModule } from './search.module';
import { SlaHttpModule, slaJobs, SlaModule } from './sla.module';
import { ticketJobs, TicketsHttpModule, TicketsModule } from './tickets.module';
import { VendorsHttpModule, VendorsModule } from './vendors.module';
import { WatchersHttpModule } from './watchers.module';
import { WebhooksHttpModule, webhookJobs, WebhooksModule } from './webhooks.module';
import { WritingHttpModule } from './writing.module';

/** Every area of the desk but received mail, for any process; it must bind the ports of documents and webhooks. */
export const deskModules = [
  TicketsModule,
  CatalogueModule,
  ChecklistsModule,
  QuotesModule,
  SearchModule,
  SlaModule,
  VendorsModule,
  PlanningModule,
  WebhooksModule,
];

/** Their durable jobs. */
export const deskJobs = [
  ...ticketJobs,
  ...catalogueJobs,
  ...quoteJobs,
  ...searchJobs,
  ...slaJobs,
  ...planningJobs,
  ...webhookJobs,
];

/** Their routes. */
export const deskHttpModules = [
  TicketsHttpModule,
  CatalogueHttpModule,
  ChecklistsHttpModule,
  MacrosHttpModule,
  WatchersHttpModule,
  WritingHttpModule,
  QuotesHttpModule,
  SearchHttpModule,
  SlaHttpModule,
  VendorsHttpModule,
  PlanningHttpModule,
  WebhooksHttpModule,
];
