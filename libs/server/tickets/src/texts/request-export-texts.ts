import type { RequestKind, TicketState } from '@vigie/rules';
import type { Locale } from '@vigie/wire';

interface RequestExportTexts {
  /** Head of the table, in the order of its cells. */
  columns: readonly string[];
  /** As clients read them on the portal. */
  states: Record<TicketState, string>;
  kinds: Record<RequestKind, string>;
}

const fr: RequestExportTexts = {
  columns: ['Numéro', 'Objet', 'Type', 'État', 'Demandeur', 'Reçue le', 'Échéance'],
  states: {
    new: 'Reçue',
    open: 'En cours de traitement',
    'waiting-client': 'Nous attendons votre réponse',
    'waiting-vendor': 'Nous attendons un fournisseur',
    planned: 'Planifiée',
    resolved: 'Terminée',
    closed: 'Close',
  },
  kinds: {
    'account.arrival': 'Arrivée d’un collaborateur',
    'account.departure': 'Départ d’un collaborateur',
    'account.change': 'Changement de compte',
    'backup.restore': 'Restauration',
    incident: 'Incident',
    question: 'Question',
    email: 'Courriel',
    catalogue: 'Catalogue',
  },
};

const en: RequestExportTexts = {
  columns: ['Number', 'Subject', 'Type', 'State', 'Requester', 'Received', 'Due'],
  states: {
    new: 'Received',
    open: 'In progress',
    'waiting-client': 'Waiting for your answer',
    'waiting-vendor': 'Waiting for a supplier',
    planned: 'Planned',
    resolved: 'Done',
    closed: 'Closed',
  },
  kinds: {
    'account.arrival': 'New employee',
    'account.departure': 'Leaving employee',
    'account.change': 'Account change',
    'backup.restore': 'Restore',
    incident: 'Incident',
    question: 'Question',
    email: 'E-mail',
    catalogue: 'Catalogue',
  },
};

/** Words of the table of requests that a client takes away. */
export const requestExportTexts: Record<Locale, RequestExportTexts> = { fr, en };
