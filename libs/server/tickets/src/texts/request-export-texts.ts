import type { RequestKind } from '@vigie/rules';
import type { Locale } from '@vigie/wire';

interface RequestExportTexts {
  /** Head of the table, in the order of its cells. */
  columns: readonly string[];
  kinds: Record<RequestKind, string>;
}

const fr: RequestExportTexts = {
  columns: ['Numéro', 'Objet', 'Type', 'État', 'Demandeur', 'Reçue le', 'Échéance'],
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
