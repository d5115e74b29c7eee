import { Module } from '@nestjs/common';
import { DirectoryModule } from '@vigie/directory';
import { DeskController } from './http/desk.controller';
import { PortalRequestsController } from './http/portal-requests.controller';
import { ProofsController } from './http/proofs.controller';
import { TicketBulkController } from './http/ticket-bulk.controller';
import { TicketChangesController } from './http/ticket-changes.controller';
import { TicketMergesController } from './http/ticket-merges.controller';
import { TicketTiesController } from './http/ticket-ties.controller';
import { TicketEquipmentController } from './http/ticket-equipment.controller';
import { TicketExportController } from './http/ticket-export.controller';
import { TicketViewsController } from './http/ticket-views.controller';
import { TicketsController } from './http/tickets.controller';
import { AcknowledgeRequestJob } from './jobs/acknowledge-request.job';
import { NotifyClockJob } from './jobs/notify-clock.job';
import { NotifyReplyJob } from './jobs/notify-reply.job';
import { ShowAnswerJob } from './jobs/show-answer.job';
import { PublicLinks } from './links/public-links';
import { ReplyTokens } from './links/reply-tokens';
import { ClientRequests } from './queries/client-requests';
import { Drafts } from './queries/drafts';
import { MergedTickets } from './queries/merged-tickets';
import { Notifications } from './queries/notifications';
import { Proofs } from './queries/proofs';
import { SavedViews } from './queries/saved-views';
import { TicketClockViews } from './queries/ticket-clock-views';
import { TicketDetails } from './queries/ticket-details';
import { TicketEquipment } from './queries/ticket-equipment';
import { TicketList } from './queries/ticket-list';
import { TicketSearch } from './queries/ticket-search';
import { TicketTies } from './queries/ticket-ties';
import { AcknowledgeRequest } from './use-cases/acknowledge-request';
import { AddClientMessage } from './use-cases/add-client-message';
import { AddStaffMessage } from './use-cases/add-staff-message';
import { AssignTicket } from './use-cases/assign-ticket';
import { CancelMessage } from './use-cases/cancel-message';
import { ChangeMany } from './use-cases/change-many';
import { ChangePriority } from './use-cases/change-priority';
import { ConfirmDraft } from './use-cases/confirm-draft';
import { CreateDraft } from './use-cases/create-draft';
import { DownloadProof } from './use-cases/download-proof';
import { ExplainBreach } from './use-cases/explain-breach';
import { ExportTickets } from './use-cases/export-tickets';
import { FireClock } from './use-cases/fire-clock';
import { LinkTickets } from './use-cases/link-tickets';
import { MergeTickets } from './use-cases/merge-tickets';
import { LinkEquipment } from './use-cases/link-equipment';
import { MoveTicket } from './use-cases/move-ticket';
import { OpenTicket } from './use-cases/open-ticket';
import { QualifyTicket } from './use-cases/qualify-ticket';
import { ReceiveRequest } from './use-cases/receive-request';
import { SaveView } from './use-cases/save-view';
import { SeedTickets } from './use-cases/seed-tickets';
import { ShowAnswer } from './use-cases/show-answer';
import { SplitMessage } from './use-cases/split-message';
import { TagTicket } from './use-cases/tag-ticket';
import { TellClientReply } from './use-cases/tell-client-reply';
import { TellClockFiring } from './use-cases/tell-clock-firing';
import { TicketClocks } from './use-cases/ticket-clocks';
import { UndoMerge } from './use-cases/undo-merge';

const links = [PublicLinks, ReplyTokens];
const useCases = [
  AcknowledgeRequest,
  AddClientMessage,
  AddStaffMessage,
  AssignTicket,
  CancelMessage,
  ChangeMany,
  ChangePriority,
  ConfirmDraft,
  CreateDraft,
  ExplainBreach,
  ExportTickets,
  FireClock,
  LinkTickets,
  MergeTickets,
  LinkEquipment,
  MoveTicket,
  OpenTicket,
  QualifyTicket,
  ReceiveRequest,
  SaveView,
  SeedTickets,
  ShowAnswer,
  SplitMessage,
  TagTicket,
  TellClientReply,
  TellClockFiring,
  TicketClocks,
  UndoMerge,
];
const queries = [
  ClientRequests,
  Drafts,
  MergedTickets,
  Notifications,
  Proofs,
  SavedViews,
  TicketClockViews,
  TicketDetails,
  TicketEquipment,
  TicketList,
  TicketSearch,
  TicketTies,
];

/** The durable jobs of tickets. */
export const ticketJobs = [AcknowledgeRequestJob, NotifyClockJob, NotifyReplyJob, ShowAnswerJob];

const providers = [...links, ...useCases, ...queries, ...ticketJobs];

/** Written requests, tickets and clocks, for every process. */
@Module({ imports: [DirectoryModule], providers, exports: providers })
export class TicketsModule {}

/** Their routes; the process must also bind the port ProofDocument. */
@Module({
  imports: [TicketsModule],
  providers: [DownloadProof],
  controllers: [
    DeskController,
    PortalRequestsController,
    ProofsController,
    TicketBulkController,
    TicketChangesController,
    TicketMergesController,
    TicketTiesController,
    TicketEquipmentController,
    TicketExportController,
    TicketViewsController,
    TicketsController,
  ],
})
export class TicketsHttpModule {}
