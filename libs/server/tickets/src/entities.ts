import { ClockEventRow } from './store/clocks/clock-event.row';
import { ClockFiringRow } from './store/clocks/clock-firing.row';
import { InboundMailRow } from './store/mail/inbound-mail.row';
import { NotificationRow } from './store/desk/notification.row';
import { RefusedFileRow } from './store/mail/refused-file.row';
import { RequestDraftRow } from './store/requests/request-draft.row';
import { SlaClockRow } from './store/clocks/sla-clock.row';
import { TagRow } from './store/desk/tag.row';
import { TicketEquipmentRow } from './store/desk/ticket-equipment.row';
import { TicketBulkRow } from './store/desk/ticket-bulk.row';
import { TicketFileRow } from './store/desk/ticket-file.row';
import { TicketHistoryRow } from './store/desk/ticket-history.row';
import { TicketLinkRow } from './store/desk/ticket-link.row';
import { TicketMergeRow } from './store/desk/ticket-merge.row';
import { TicketMessageRow } from './store/desk/ticket-message.row';
import { TicketTagRow } from './store/desk/ticket-tag.row';
import { TicketViewRow } from './store/desk/ticket-view.row';
import { TicketRow } from './store/desk/ticket.row';
import { WebhookDeliveryRow } from './store/webhooks/webhook-delivery.row';
import { WebhookRow } from './store/webhooks/webhook.row';
import { WrittenRequestRow } from './store/requests/written-request.row';

/** Tables of tickets, written requests, clocks and received mail. */
export const ticketEntities = [
  ClockEventRow,
  ClockFiringRow,
  InboundMailRow,
  NotificationRow,
  RefusedFileRow,
  RequestDraftRow,
  SlaClockRow,
  TagRow,
  TicketEquipmentRow,
  TicketBulkRow,
  TicketFileRow,
  TicketHistoryRow,
  TicketLinkRow,
  TicketMergeRow,
  TicketMessageRow,
  TicketRow,
  TicketTagRow,
  TicketViewRow,
  WebhookDeliveryRow,
  WebhookRow,
  WrittenRequestRow,
];
