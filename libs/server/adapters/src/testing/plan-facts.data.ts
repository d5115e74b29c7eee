import type { PlanFacts } from '@vigie/wire';
import { ids, sku } from './tenant.data';

export const effectiveDate = '2030-03-01';
export const arrivalRequest = {
  kind: 'account.arrival',
  form: { firstName: 'Zoé', lastName: 'Léger', jobTitle: 'Comptable', effectiveDate },
} as const;
export const departureRequest = {
  kind: 'account.departure',
  form: { userPrincipalName: 'anne@borel.test', effectiveDate, mailbox: 'convert-to-shared' },
} as const;
export const arrival: Extract<PlanFacts, { kind: 'arrival' }> = {
  kind: 'arrival',
  firstName: 'Zoé',
  lastName: 'Léger',
  jobTitle: 'Comptable',
  address: null,
  templateId: null,
  licences: [sku],
  groups: [ids.team, ids.list, ids.group],
  manager: 'luc@borel.test',
  tasks: ['Préparer le poste'],
};
export const departure: Extract<PlanFacts, { kind: 'departure' }> = {
  kind: 'departure',
  address: 'anne@borel.test',
  mailbox: 'convert-to-shared',
  redirectTo: 'luc@borel.test',
  automaticReply: 'Je ne travaille plus ici.',
  heirs: ['luc@borel.test'],
  devices: { [ids.phone]: 'wipe' },
  tasks: ['Reprendre le badge'],
};
