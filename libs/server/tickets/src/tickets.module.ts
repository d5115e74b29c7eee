import { Module } from '@nestjs/common';
import { DeskController } from './http/desk.controller';
import { PortalRequestsController } from './http/portal-requests.controller';
import { ProofsController } from './http/proofs.controller';
import { TicketsController } from './http/tickets.controller';
import { AcknowledgeRequestJob } from './jobs/acknowledge-request.job';
import { NotifyClockJob } from './jobs/notify-clock.job';
import { NotifyReplyJob } from './jobs/notify-reply.job';
import { ClientRequests } from './queries/client-requests';
import { Drafts } from './queries/drafts';
import { Notifications } from './queries/notifications';
import { Proofs } from './queries/proofs';
import { TicketClockViews } from './queries/ticket-clock-views';
import { TicketDetails } from './queries/ticket-details';
import { TicketList } from './queries/ticket-list';
import { TicketSearch } from './queries/ticket-search';
import { AddClientMessage } from './use-cases/add-client-message';
import { AddStaffMessage } from './use-cases/add-staff-message';
import { ChangeTicket } from './use-cases/change-ticket';
import { ConfirmDraft } from './use-cases/confirm-draft';
import { CreateDraft } from './use-cases/create-draft';
import { FireClock } from './use-cases/fire-clock';
import { OpenTicket } from './use-cases/open-ticket';
import { PublicLinks } from './use-cases/public-links';
import { ReceiveRequest } from './use-cases/receive-request';
import { ReplyTokens } from './use-cases/reply-token';
import { SeedTickets } from './use-cases/seed-tickets';
import { TicketClocks } from './use-cases/ticket-clocks';

const useCases = [
  AddClientMessage,
  AddStaffMessage,
  ChangeTicket,
  ConfirmDraft,
  CreateDraft,
  FireClock,
  OpenTicket,
  PublicLinks,
  ReceiveRequest,
  ReplyTokens,
  SeedTickets,
  TicketClocks,
];
const queries = [
  ClientRequests,
  Drafts,
  Notifications,
  Proofs,
  TicketClockViews,
  TicketDetails,
  TicketList,
  TicketSearch,
];

/** The durable jobs of tickets. */
export const ticketJobs = [AcknowledgeRequestJob, NotifyClockJob, NotifyReplyJob];

/** Written requests, tickets and clocks, for every process. */
@Module({
  providers: [...useCases, ...queries, ...ticketJobs],
  exports: [...useCases, ...queries, ...ticketJobs],
})
export class TicketsModule {}

/** Their routes; the process must also bind the port ProofDocument. */
@Module({
  imports: [TicketsModule],
  controllers: [DeskController, PortalRequestsController, ProofsController, TicketsController],
})
export class TicketsHttpModule {}
