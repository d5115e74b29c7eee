import type { RequestTypeContent } from '@vigie/rules';

const everybody = { people: 'requesters' as const, formulas: [], clientIds: [] };
const nobody = { by: 'nobody' as const, contactIds: [] };
const option = (value: string, fr: string, en: string) => ({ value, label: { fr, en } });

/** What a provider usually offers besides the requests of the contract. */
export const demoRequestTypes: RequestTypeContent[] = [
  {
    name: { fr: 'Commander du matériel', en: 'Order equipment' },
    description: { fr: 'Un poste, un téléphone ou un écran', en: 'A computer, a phone or a screen' },
    category: { fr: 'Matériel', en: 'Equipment' },
    icon: 'laptop',
    ticketKind: 'change',
    subjectField: 'materiel',
    audience: everybody,
    approval: { by: 'approvers', contactIds: [] },
    service: 'targets',
    impact: 'low',
    urgency: 'medium',
    fields: [
      {
        key: 'materiel',
        type: 'choice',
        label: { fr: 'De quoi avez-vous besoin\u202f?', en: 'What do you need?' },
        required: true,
        choices: [
          option('portable', 'Un ordinateur portable', 'A laptop'),
          option('telephone', 'Un téléphone', 'A phone'),
          option('ecran', 'Un écran', 'A screen'),
        ],
      },
      {
        key: 'accessoires',
        type: 'choices',
        label: { fr: 'Avec', en: 'With' },
        choices: [
          option('station', 'Une station d’accueil', 'A docking station'),
          option('sacoche', 'Une sacoche', 'A bag'),
          option('casque', 'Un casque', 'A headset'),
        ],
        shown: { match: 'all', conditions: [{ field: 'materiel', test: 'is', value: 'portable' }] },
      },
      {
        key: 'forfait',
        type: 'yes-no',
        label: { fr: 'Avec un nouveau forfait\u202f?', en: 'With a new subscription?' },
        required: true,
        shown: { match: 'all', conditions: [{ field: 'materiel', test: 'is', value: 'telephone' }] },
      },
      { key: 'pour', type: 'person', label: { fr: 'Pour qui\u202f?', en: 'For whom?' } },
      {
        key: 'date',
        type: 'date',
        label: { fr: 'Pour quand\u202f?', en: 'By when?' },
        help: {
          fr: 'Comptez au moins cinq jours pour la livraison.',
          en: 'Allow at least five days for delivery.',
        },
        required: true,
        min: 5,
      },
      {
        key: 'centre',
        type: 'text',
        label: { fr: 'Centre de coût', en: 'Cost centre' },
        pattern: {
          source: 'CC-\\d{4}',
          message: {
            fr: 'Un centre de coût s’écrit CC- puis quatre chiffres.',
            en: 'Write CC- then four digits.',
          },
        },
      },
      { key: 'raison', type: 'long-text', label: { fr: 'Pourquoi\u202f?', en: 'Why?' } },
    ],
  },
  {
    name: { fr: 'Accès à un dossier partagé', en: 'Access to a shared folder' },
    description: { fr: 'Ouvrir ou fermer un accès', en: 'Give or take away access' },
    category: { fr: 'Comptes et messagerie', en: 'Accounts and mail' },
    icon: 'key-round',
    ticketKind: 'request',
    subjectField: 'dossier',
    audience: everybody,
    approval: nobody,
    service: 'promise',
    impact: 'medium',
    urgency: 'medium',
    fields: [
      {
        key: 'dossier',
        type: 'text',
        label: { fr: 'Quel dossier\u202f?', en: 'Which folder?' },
        required: true,
      },
      { key: 'personne', type: 'person', label: { fr: 'Pour qui\u202f?', en: 'For whom?' }, required: true },
      {
        key: 'droit',
        type: 'choice',
        label: { fr: 'Quel droit\u202f?', en: 'Which right?' },
        required: true,
        choices: [
          option('lecture', 'Lire', 'Read'),
          option('ecriture', 'Lire et modifier', 'Read and change'),
          option('aucun', 'Retirer l’accès', 'Take access away'),
        ],
      },
    ],
  },
];
