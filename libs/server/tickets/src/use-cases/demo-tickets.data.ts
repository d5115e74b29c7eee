import type { TicketState } from '@vigie/rules';
import type { NewRequest } from '@vigie/wire';

export interface DemoTicket {
  /** Who asked, by address. */
  by: string;
  hoursAgo: number;
  request: NewRequest;
  /** Who works on it, by address. */
  assignee?: string;
  notes?: string[];
  replies?: string[];
  /** What the client writes at the end: unread for who works on it. */
  answers?: string[];
  tags?: string[];
  state?: TicketState;
}

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** The demonstration desk: some of everything, with deadlines near, far, paused and missed. */
export const demoTickets = (): DemoTicket[] => [
  {
    by: 'direction@cedre.test',
    hoursAgo: 90,
    request: {
      kind: 'account.departure',
      form: { userPrincipalName: 'paul.riviere@cedre.test', effectiveDate: inDays(3), mailbox: 'delete' },
    },
    assignee: 'tech@vigie.test',
    replies: [
      'Bonjour, le compte est bloqué et la boîte sauvegardée. La suppression est programmée au jour dit.',
    ],
    state: 'resolved',
  },
  {
    by: 'demandeur@borel.test',
    hoursAgo: 50,
    request: {
      kind: 'account.change',
      subject: 'Accès à la boîte exploitation',
      form: {
        userPrincipalName: 'lucie.borel@borel.test',
        change: 'Lui donner accès à la boîte partagée exploitation@borel.test, en lecture et en envoi.',
      },
    },
  },
  {
    by: 'demandeur@acme.test',
    hoursAgo: 44.6,
    request: {
      kind: 'account.arrival',
      description: 'Elle remplace Mme Petit. Téléphone à préparer aussi.',
      form: {
        firstName: 'Zoé',
        lastName: 'D’Arçay-Müller',
        jobTitle: 'Comptable',
        effectiveDate: inDays(10),
        licence: 'Microsoft 365 Business Standard',
        groups: ['Comptabilité', 'Direction administrative'],
      },
    },
    assignee: 'tech@vigie.test',
    notes: ['Il ne restera plus de licence d’avance après cette arrivée : commande à prévoir.'],
    replies: [
      'Bonjour Camille, le compte de Zoé est en cours de création. Vous recevrez son lien de premier accès avant ce soir.',
    ],
  },
  {
    by: 'demandeur@cedre.test',
    hoursAgo: 42,
    request: {
      kind: 'backup.restore',
      form: { what: 'Le dossier Compta\\2025\\Bilans, supprimé par erreur vendredi', asOf: inDays(-4) },
    },
  },
  {
    by: 'demandeur@borel.test',
    hoursAgo: 20,
    request: {
      kind: 'account.departure',
      form: {
        userPrincipalName: 'marc.ollier@borel.test',
        effectiveDate: inDays(4),
        mailbox: 'convert-to-shared',
      },
    },
    assignee: 'tech@vigie.test',
  },
  {
    by: 'direction@acme.test',
    hoursAgo: 18,
    request: {
      kind: 'account.change',
      form: {
        userPrincipalName: 'karim.benali@acme.test',
        change: 'Téléphone perdu hier soir : effacer les données à distance et bloquer la ligne.',
      },
    },
    assignee: 'dispatch@vigie.test',
    replies: ['Bonjour, pouvez-vous confirmer le numéro de série inscrit sur la boîte de l’appareil ?'],
    state: 'waiting-client',
  },
  {
    by: 'demandeur@acme.test',
    hoursAgo: 6,
    request: {
      kind: 'incident',
      subject: 'Messagerie bloquée pour tout le service commercial',
      description:
        'Depuis ce matin, Outlook demande le mot de passe en boucle sur six postes. Le site web de la messagerie fonctionne.',
    },
    assignee: 'tech@vigie.test',
    tags: ['Messagerie'],
    answers: ['Deux postes de plus sont touchés depuis midi, à l’accueil.'],
  },
  {
    by: 'demandeur@cedre.test',
    hoursAgo: 5,
    request: {
      kind: 'account.change',
      subject: 'Ajouter l’équipe Chantiers à la liste « direction »',
      form: {
        userPrincipalName: 'chantiers@cedre.test',
        change: 'Ajouter toute l’équipe Chantiers à la liste de diffusion « direction ».',
      },
    },
    assignee: 'tech@vigie.test',
  },
  {
    by: 'demandeur@cedre.test',
    hoursAgo: 4,
    request: {
      kind: 'incident',
      subject: 'Imprimante du 2ᵉ étage hors ligne',
      description: 'Elle affiche « hors ligne » sur tous les postes, même après l’avoir redémarrée.',
    },
    tags: ['Impression', 'Devis'],
    replies: ['Bonjour, un devis vous a été envoyé : cette imprimante n’est pas dans votre contrat.'],
    state: 'waiting-client',
  },
  {
    by: 'demandeur@borel.test',
    hoursAgo: 2,
    request: {
      kind: 'question',
      subject: 'Question sur la facture de novembre',
      description: 'À quoi correspond la ligne « licences supplémentaires » de la facture de novembre ?',
    },
  },
];
