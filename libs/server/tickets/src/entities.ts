import { ClockEventRow } from './store/clock-event.row';
import { ClockFiringRow } from './store/clock-firing.row';
import { InboundMailRow } from './store/inbound-mail.row';
import { NotificationRow } from './store/notification.row';
import { RefusedFileRow } from './store/refused-file.row';
import { RequestDraftRow } from './store/request-draft.row';
import { SlaClockRow } from './store/sla-clock.row';
import { TagRow } from './store/tag.row';
import { TicketEquipmentRow } from './store/ticket-equipment.row';
import { TicketBulkRow } from './store/ticket-bulk.row';
import { TicketFileRow } from './store/ticket-file.row';
import { TicketHistoryRow } from './store/ticket-history.row';
import { TicketLinkRow } from './store/ticket-link.row';
import { TicketMergeRow } from './store/ticket-merge.row';
import { TicketMessageRow } from './store/ticket-message.row';
import { TicketTagRow } from './store/ticket-tag.row';
import { TicketViewRow } from './store/ticket-view.row';
import { TicketRow } from './store/ticket.row';
import { WrittenRequestRow } from './store/written-request.row';

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
  WrittenRequestRow,
];
