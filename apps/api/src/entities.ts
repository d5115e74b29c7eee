import { accountEntities, accountSealed } from '@vigie/accounts';
import { backupEntities, backupSealed } from '@vigie/backups';
import { billingEntities } from '@vigie/billing';
import { contractEntities } from '@vigie/contracts';
import { directoryEntities, directorySealed } from '@vigie/directory';
import { ticketEntities, ticketSealed } from '@vigie/tickets';

/** Tables of every feature. */
export const entities = [
  ...directoryEntities,
  ...contractEntities,
  ...ticketEntities,
  ...accountEntities,
  ...billingEntities,
  ...backupEntities,
];

/** Where features keep sealed secrets. */
export const sealed = [...directorySealed, ...ticketSealed, ...accountSealed, ...backupSealed];
