import { CatalogueHttpModule, catalogueJobs, CatalogueModule } from './catalogue.module';
import { MailboxesHttpModule, MailboxesModule } from './mailboxes.module';
import { KnowledgeHttpModule, KnowledgeModule } from './knowledge.module';
import { importJobs, ImportsHttpModule, ImportsModule } from './imports.module';
import { HoldsModule } from './holds.module';
import { FormDraftsHttpModule, FormDraftsModule } from './form-drafts.module';
import { MacrosHttpModule } from './macros.module';
import { PlanningHttpModule, planningJobs, PlanningModule } from './planning.module';
import { SatisfactionHttpModule, satisfactionJobs, SatisfactionModule } from './satisfaction.module';
import { DeskReportsHttpModule, DeskReportsModule } from './reports.module';
import { ChecklistsHttpModule, ChecklistsModule } from './checklists.module';
import { quoteJobs, QuotesHttpModule, QuotesModule } from './quotes.module';
import { QueuesHttpModule, QueuesModule } from './queues.module';
import { reviewJobs, ReviewsHttpModule, ReviewsModule } from './reviews.module';
import { SearchHttpModule, searchJobs, SearchModule } from './search.module';
import { SlaHttpModule, slaJobs, SlaModule } from './sla.module';
import { suspensionJobs, SuspensionModule } from './suspension.module';
import { ticketJobs, TicketsHttpModule, TicketsModule } from './tickets.module';
import { VendorsHttpModule, VendorsModule } from './vendors.module';
import { WatchersHttpModule } from './watchers.module';
import { WebhooksHttpModule, webhookJobs, WebhooksModule } from './webhooks.module';
import { WritingHttpModule } from './writing.module';

/** Every area of the desk but received mail, for any process; it must bind the ports of documents and webhooks. */
export const deskModules = [
  TicketsModule,
  CatalogueModule,
  KnowledgeModule,
  SatisfactionModule,
  ChecklistsModule,
  QuotesModule,
  QueuesModule,
  SearchModule,
  SlaModule,
  VendorsModule,
  PlanningModule,
  DeskReportsModule,
  ReviewsModule,
  WebhooksModule,
  MailboxesModule,
  ImportsModule,
  FormDraftsModule,
  HoldsModule,
  SuspensionModule,
];

/** Their durable jobs. */
export const deskJobs = [
  ...ticketJobs,
  ...catalogueJobs,
  ...satisfactionJobs,
  ...quoteJobs,
  ...reviewJobs,
  ...searchJobs,
  ...slaJobs,
  ...planningJobs,
  ...webhookJobs,
  ...importJobs,
  ...suspensionJobs,
];

/** Their routes. */
export const deskHttpModules = [
  TicketsHttpModule,
  CatalogueHttpModule,
  KnowledgeHttpModule,
  MacrosHttpModule,
  WatchersHttpModule,
  WritingHttpModule,
  SatisfactionHttpModule,
  ChecklistsHttpModule,
  QuotesHttpModule,
  QueuesHttpModule,
  SearchHttpModule,
  SlaHttpModule,
  VendorsHttpModule,
  PlanningHttpModule,
  DeskReportsHttpModule,
  ReviewsHttpModule,
  WebhooksHttpModule,
  MailboxesHttpModule,
  ImportsHttpModule,
  FormDraftsHttpModule,
];
