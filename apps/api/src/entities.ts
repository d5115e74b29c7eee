import { accountEntities } from '@vigie/accounts';
import { directoryEntities } from '@vigie/directory';
import { ticketEntities } from '@vigie/tickets';

/** Tables of every feature. */
export const entities = [...directoryEntities, ...ticketEntities, ...accountEntities];
