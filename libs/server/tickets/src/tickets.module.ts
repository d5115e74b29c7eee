import { Module } from '@nestjs/common';
import { DirectoryModule } from '@vigie/directory';
import { DeskController } from './http/desk/desk.controller';
import { PortalRequestsController } from './http/requests/portal-requests.controller';
import { RequestHistoryController } from './http/requests/request-history.controller';
import { ProofsController } from './http/requests/proofs.controller';
import { TicketBulkController } from './http/desk/ticket-bulk.controller';
import { TicketChangesController } from './http/desk/ticket-changes.controller';
import { TicketMergesController } from './http/desk/ticket-merges.controller';
import { TicketTiesController } from './http/desk/ticket-ties.controller';
import { TicketEquipmentController } from './http/desk/ticket-equipment.controller';
import { TicketExportController } from './http/desk/ticket-export.controller';
import { TicketReadingController } from './http/desk/ticket-reading.controller';
import { TicketViewsController } from './http/desk/ticket-views.controller';
import { TicketsController } from './http/desk/tickets.controller';
import { AcknowledgeRequestJob } from './jobs/acknowledge-request.job';
import { NotifyClockJob } from './jobs/notify-clock.job';
import { NotifyReplyJob } from './jobs/notify-reply.job';
import { ShowAnswerJob } from './jobs/show-answer.job';
import { PublicLinks } from './links/public-links';
import { ReplyTokens } from './links/reply-tokens';
import { ClientRequests } from './queries/requests/client-requests';
import { Drafts } from './queries/requests/drafts';
import { MergedTickets } from './queries/desk/merged-tickets';
import { Notifications } from './queries/desk/notifications';
import { Proofs } from './queries/requests/proofs';
import { SavedViews } from './queries/desk/saved-views';
import { TicketClockViews } from './queries/clocks/ticket-clock-views';
import { TicketDetails } from './queries/desk/ticket-details';
import { TicketEquipment } from './queries/desk/ticket-equipment';
import { TicketList } from './queries/desk/ticket-list';
import { ViewCounts } from './queries/desk/view-counts';
import { RankedTickets } from './queries/search/ranked-tickets';
import { SearchFilters } from './queries/search/search-filters';
import { TicketSearch } from './queries/search/ticket-search';
import { TicketTies } from './queries/desk/ticket-ties';
import { AcknowledgeRequest } from './use-cases/requests/acknowledge-request';
import { AddClientMessage } from './use-cases/desk/add-client-message';
import { AddStaffMessage } from './use-cases/desk/add-staff-message';
import { AskApproval } from './use-cases/approvals/ask-approval';
import { ApplyMacro } from './use-cases/macros/apply-macro';
import { AssignTicket } from './use-cases/desk/assign-ticket';
import { CancelMessage } from './use-cases/desk/cancel-message';
import { ChangeMany } from './use-cases/desk/change-many';
import { ChangeOne } from './use-cases/desk/change-one';
import { ChangeQueue } from './use-cases/queues/change-queue';
import { ChangePriority } from './use-cases/desk/change-priority';
import { CorrectTicket } from './use-cases/desk/correct-ticket';
import { ChangeWhole } from './use-cases/desk/change-whole';
import { ConfirmDraft } from './use-cases/requests/confirm-draft';
import { CreateDraft } from './use-cases/requests/create-draft';
import { DownloadProof } from './use-cases/requests/download-proof';
import { ExplainBreach } from './use-cases/clocks/explain-breach';
import { ExportRequests } from './use-cases/requests/export-requests';
import { ExportTickets } from './use-cases/desk/export-tickets';
import { FireClock } from './use-cases/clocks/fire-clock';
import { InlineImages } from './use-cases/mail/inline-images';
import { LinkTickets } from './use-cases/desk/link-tickets';
import { MarkTickets } from './use-cases/desk/mark-tickets';
import { MergeTickets } from './use-cases/desk/merge-tickets';
import { LinkEquipment } from './use-cases/desk/link-equipment';
import { MoveTicket } from './use-cases/desk/move-ticket';
import { NoteTicket } from './use-cases/desk/note-ticket';
import { OpenTicket } from './use-cases/desk/open-ticket';
import { PostAnswer } from './use-cases/desk/post-answer';
import { QualifyTicket } from './use-cases/requests/qualify-ticket';
import { RenewTicket } from './use-cases/desk/renew-ticket';
import { ReceiveRequest } from './use-cases/requests/receive-request';
import { SaveMacro } from './use-cases/macros/save-macro';
import { SeedMacros } from './use-cases/macros/seed-macros';
import { SaveView } from './use-cases/desk/save-view';
import { SendRequest } from './use-cases/requests/send-request';
import { SeedTickets } from './use-cases/seed-tickets';
import { ShowAnswer } from './use-cases/desk/show-answer';
import { SplitMessage } from './use-cases/desk/split-message';
import { TagTicket } from './use-cases/desk/tag-ticket';
import { TakeBackMacro } from './use-cases/macros/take-back-macro';
import { TellClientReply } from './use-cases/desk/tell-client-reply';
import { TellClockFiring } from './use-cases/clocks/tell-clock-firing';
import { TicketClocks } from './use-cases/clocks/ticket-clocks';
import { UndoMacro } from './use-cases/macros/undo-macro';
import { UndoMerge } from './use-cases/desk/undo-merge';

const links = [PublicLinks, ReplyTokens];
const useCases = [
  AcknowledgeRequest,
  AddClientMessage,
  AddStaffMessage,
  ApplyMacro,
  AskApproval,
  AssignTicket,
  CancelMessage,
  ChangeMany,
  ChangeOne,
  ChangePriority,
  CorrectTicket,
  ChangeQueue,
  ChangeWhole,
  ConfirmDraft,
  CreateDraft,
  ExplainBreach,
  ExportRequests,
  ExportTickets,
  FireClock,
  InlineImages,
  LinkTickets,
  MarkTickets,
  MergeTickets,
  LinkEquipment,
  MoveTicket,
  NoteTicket,
  OpenTicket,
  PostAnswer,
  QualifyTicket,
  ReceiveRequest,
  RenewTicket,
  SaveMacro,
  SaveView,
  SeedMacros,
  SeedTickets,
  SendRequest,
  ShowAnswer,
  SplitMessage,
  TagTicket,
  TakeBackMacro,
  TellClientReply,
  TellClockFiring,
  TicketClocks,
  UndoMacro,
  UndoMerge,
];
const queries = [
  ClientRequests,
  Drafts,
  MergedTickets,
  Notifications,
  Proofs,
  RankedTickets,
  SavedViews,
  SearchFilters,
  TicketClockViews,
  TicketDetails,
  TicketEquipment,
  TicketList,
  ViewCounts,
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
    RequestHistoryController,
    TicketBulkController,
    TicketChangesController,
    TicketMergesController,
    TicketTiesController,
    TicketEquipmentController,
    TicketExportController,
    TicketReadingController,
    TicketViewsController,
    TicketsController,
  ],
})
export class TicketsHttpModule {}
