import type { TicketKind, TicketState } from '@vigie/rules';
import type { Locale } from './common';
import type { TicketColumn } from './tickets';

/** What tickets are called wherever they are shown or given away. */
export interface TicketWords {
  columns: Record<TicketColumn | 'subject', string>;
  states: Record<TicketState, string>;
  /** As clients read them, on the portal and in their files. */
  requestStates: Record<TicketState, string>;
  kinds: Record<TicketKind, string>;
}

const fr: TicketWords = {
  columns: {
    number: 'Numéro',
    subject: 'Objet',
    client: 'Client',
    state: 'État',
    priority: 'Priorité',
    kind: 'Nature',
    requester: 'Demandeur',
    assignee: 'Attribué à',
    queue: 'File',
    due: 'Échéance',
    created: 'Ouverture',
    updated: 'Activité',
  },
  states: {
    new: 'Nouveau',
    open: 'Ouvert',
    'waiting-client': 'Attend le client',
    'waiting-vendor': 'Attend un fournisseur',
    planned: 'Planifié',
    resolved: 'Résolu',
    closed: 'Clos',
  },
  requestStates: {
    new: 'Reçue',
    open: 'En cours de traitement',
    'waiting-client': 'Nous attendons votre réponse',
    'waiting-vendor': 'Nous attendons un fournisseur',
    planned: 'Planifiée',
    resolved: 'Terminée',
    closed: 'Close',
  },
  kinds: {
    request: 'Demande',
    incident: 'Incident',
    question: 'Question',
    change: 'Changement',
    'cyber-incident': 'Incident cyber',
    internal: 'Interne',
  },
};

const en: TicketWords = {
  columns: {
    number: 'Number',
    subject: 'Subject',
    client: 'Client',
    state: 'State',
    priority: 'Priority',
    kind: 'Kind',
    requester: 'Requester',
    assignee: 'Assigned to',
    queue: 'Queue',
    due: 'Deadline',
    created: 'Opening',
    updated: 'Activity',
  },
  states: {
    new: 'New',
    open: 'Open',
    'waiting-client': 'Awaits the client',
    'waiting-vendor': 'Awaits a vendor',
    planned: 'Planned',
    resolved: 'Resolved',
    closed: 'Closed',
  },
  requestStates: {
    new: 'Received',
    open: 'In progress',
    'waiting-client': 'We are waiting for your answer',
    'waiting-vendor': 'We are waiting for a vendor',
    planned: 'Planned',
    resolved: 'Done',
    closed: 'Closed',
  },
  kinds: {
    request: 'Request',
    incident: 'Incident',
    question: 'Question',
    change: 'Change',
    'cyber-incident': 'Cyber incident',
    internal: 'Internal',
  },
};

/** Words of tickets: states, kinds and columns, for screens and files. */
export const ticketWords: Record<Locale, TicketWords> = { fr, en };
