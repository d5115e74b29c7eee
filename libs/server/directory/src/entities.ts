import { ApiTokenRow } from './store/api-token.row';
import { CalendarRow } from './store/calendar.row';
import { ClientRow } from './store/client.row';
import { EquipmentEventRow } from './store/equipment-event.row';
import { EquipmentRow } from './store/equipment.row';
import { PasswordResetRow } from './store/password-reset.row';
import { PersonRow } from './store/person.row';
import { RecoveryCodeRow } from './store/recovery-code.row';
import { SessionRow } from './store/session.row';
import { SiteRow } from './store/site.row';
import { SlaPolicyRow } from './store/sla-policy.row';
import { SlaTargetRow } from './store/sla-target.row';
import { WipeRequestRow } from './store/wipe-request.row';

/** Tables of the directory. */
export const directoryEntities = [
  ApiTokenRow,
  CalendarRow,
  ClientRow,
  EquipmentEventRow,
  EquipmentRow,
  PasswordResetRow,
  PersonRow,
  RecoveryCodeRow,
  SessionRow,
  SiteRow,
  SlaPolicyRow,
  SlaTargetRow,
  WipeRequestRow,
];
