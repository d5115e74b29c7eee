import {
  ArticleAnswerRow,
  ArticleClientRow,
  ArticleRow,
  ArticleVersionRow,
} from './store/knowledge/article.row';
import { QueueMemberRow, QueueRow } from './store/queues/queue.row';
import { ServiceReviewRow, ServiceReviewRunRow } from './store/reviews/service-review.row';
import { TicketReopeningRow } from './store/reports/ticket-reopening.row';
import { ChecklistRow } from './store/checklists/checklist.row';
import { TicketCheckRow } from './store/checklists/ticket-check.row';
import { ClockEventRow } from './store/clocks/clock-event.row';
import { ClockFiringRow } from './store/clocks/clock-firing.row';
import { FormDraftRow } from './store/form-drafts/form-draft.row';
import { ExternalReferenceRow } from './store/imports/external-reference.row';
import { ImportLineRow } from './store/imports/import-line.row';
import { ImportRunRow } from './store/imports/import-run.row';
import { InboundMailRow } from './store/mail/inbound-mail.row';
import { MailboxRow } from './store/mailboxes/mailbox.row';
import { MacroUseRow } from './store/macros/macro-use.row';
import { MailHealthRow } from './store/mail/mail-health.row';
import { MailTroubleRow } from './store/mail/mail-trouble.row';
import { NotificationRow } from './store/desk/notification.row';
import { RefusedFileRow } from './store/mail/refused-file.row';
import { ReplyDraftRow } from './store/writing/reply-draft.row';
import { RequestDraftRow } from './store/requests/request-draft.row';
import { RequestApprovalRow } from './store/approvals/request-approval.row';
import { RequestTypeRow, RequestTypeVersionRow } from './store/catalogue/request-type.row';
import { SatisfactionRow } from './store/satisfaction/satisfaction.row';
import { SlaClockRow } from './store/clocks/sla-clock.row';
import { SlaRecomputeRow } from './store/sla/sla-recompute.row';
import { SuspendedClientRow } from './store/suspension/suspended-client.row';
import { TagRow } from './store/desk/tag.row';
import { TicketEquipmentRow } from './store/desk/ticket-equipment.row';
import { TicketBulkRow } from './store/desk/ticket-bulk.row';
import { TicketFileRow } from './store/desk/ticket-file.row';
import { TicketHoldRow } from './store/holds/ticket-hold.row';
import { TicketHistoryRow } from './store/desk/ticket-history.row';
import { TicketLinkRow } from './store/desk/ticket-link.row';
import { TicketMacroRow } from './store/macros/ticket-macro.row';
import { TicketMergeRow } from './store/desk/ticket-merge.row';
import { TicketMessageRow } from './store/desk/ticket-message.row';
import { TicketTagRow } from './store/desk/ticket-tag.row';
import { TicketUnreadRow } from './store/desk/ticket-unread.row';
import { TicketViewRow } from './store/desk/ticket-view.row';
import { TicketWatcherRow } from './store/watchers/ticket-watcher.row';
import { TicketQuoteRow } from './store/quotes/ticket-quote.row';
import { TicketRow } from './store/desk/ticket.row';
import { VendorEscalationRow } from './store/vendors/vendor-escalation.row';
import { WebhookDeliveryRow } from './store/webhooks/webhook-delivery.row';
import { WebhookRow } from './store/webhooks/webhook.row';
import { WrittenRequestRow } from './store/requests/written-request.row';
import { CalendarFeedRow } from './store/planning/calendar-feed.row';
import { InterventionReportRow } from './store/planning/intervention-report.row';
import { InterventionTechnicianRow } from './store/planning/intervention-technician.row';
import { InterventionRow } from './store/planning/intervention.row';
import { InterventionSeriesRow } from './store/planning/intervention-series.row';
import { TimeEntryRow } from './store/planning/time-entry.row';
import { TimerRow } from './store/planning/timer.row';

/** Tables of tickets, written requests, clocks and received mail. */
export const ticketEntities = [
  FormDraftRow,
  ArticleAnswerRow,
  ArticleClientRow,
  ArticleRow,
  ArticleVersionRow,
  ChecklistRow,
  ClockEventRow,
  ClockFiringRow,
  ExternalReferenceRow,
  ImportLineRow,
  ImportRunRow,
  InboundMailRow,
  MailboxRow,
  MacroUseRow,
  MailHealthRow,
  MailTroubleRow,
  NotificationRow,
  QueueMemberRow,
  QueueRow,
  RefusedFileRow,
  ReplyDraftRow,
  RequestDraftRow,
  RequestApprovalRow,
  RequestTypeRow,
  RequestTypeVersionRow,
  SatisfactionRow,
  ServiceReviewRow,
  ServiceReviewRunRow,
  SlaClockRow,
  SlaRecomputeRow,
  SuspendedClientRow,
  TagRow,
  TicketCheckRow,
  TicketEquipmentRow,
  TicketBulkRow,
  TicketFileRow,
  TicketHistoryRow,
  TicketHoldRow,
  TicketLinkRow,
  TicketMacroRow,
  TicketMergeRow,
  TicketMessageRow,
  TicketReopeningRow,
  TicketQuoteRow,
  TicketRow,
  TicketTagRow,
  TicketUnreadRow,
  TicketViewRow,
  TicketWatcherRow,
  VendorEscalationRow,
  WebhookDeliveryRow,
  WebhookRow,
  WrittenRequestRow,
  CalendarFeedRow,
  InterventionReportRow,
  InterventionRow,
  InterventionSeriesRow,
  InterventionTechnicianRow,
  TimeEntryRow,
  TimerRow,
];
