import type { Level } from '@vigie/rules';

/** What somebody once asked: the kind, its words, how it was answered, and what it was about. */
export interface DemoCase {
  kind: 'incident' | 'question' | 'account.change';
  subject: string;
  answer: string;
  end: string;
  tag?: string;
  /** The vendor that it had to wait for. */
  vendor?: string;
}

export const demoCases: readonly DemoCase[] = [
  {
    kind: 'incident',
    subject: 'Poste très lent depuis la mise à jour de ce matin',
    answer: 'Bonjour, je prends la main sur le poste pour regarder ce qui le ralentit.',
    end: 'La mise à jour s’est terminée, les fichiers temporaires sont vidés\u00a0: le poste répond normalement.',
    tag: 'Poste de travail',
  },
  {
    kind: 'account.change',
    subject: 'Accès au dossier partagé Études',
    answer: 'Bonjour, la demande est prise en charge.',
    end: 'L’accès est ouvert en lecture et en écriture. Il est visible après une nouvelle ouverture de session.',
    tag: 'Droits',
  },
  {
    kind: 'question',
    subject: 'Comment partager un calendrier avec un collègue',
    answer: 'Bonjour, je vous envoie la marche à suivre avec des captures d’écran.',
    end: 'La fiche «\u00a0Partager son calendrier\u00a0» est dans l’aide du portail.',
  },
  {
    kind: 'incident',
    subject: 'Connexion à distance refusée depuis le domicile',
    answer: 'Bonjour, depuis quelle connexion essayez-vous, et avec quel message\u202f?',
    end: 'Le certificat du VPN avait expiré sur ce poste\u00a0: il est renouvelé.',
    tag: 'Réseau',
  },
  {
    kind: 'incident',
    subject: 'Numérisation vers le dossier partagé en erreur',
    answer: 'Bonjour, nous regardons le compte de service du copieur.',
    end: 'Le mot de passe du compte de service est à jour dans le copieur, la numérisation arrive de nouveau.',
    tag: 'Impression',
  },
  {
    kind: 'incident',
    subject: 'Liaison fibre coupée par moments',
    answer: 'Bonjour, nous voyons les coupures dans la supervision et ouvrons un dossier chez l’opérateur.',
    end: 'L’opérateur a remplacé le boîtier optique. Aucune coupure depuis deux jours.',
    tag: 'Réseau',
    vendor: 'Orange Business',
  },
  {
    kind: 'account.change',
    subject: 'Redirection des courriels pendant un congé',
    answer: 'Bonjour, la redirection est prévue pour le jour indiqué.',
    end: 'La redirection est en place, avec une réponse automatique.',
    tag: 'Droits',
  },
  {
    kind: 'incident',
    subject: 'Écran noir sur la station de la salle de réunion',
    answer: 'Bonjour, je passe dans l’après-midi avec un écran de prêt.',
    end: 'Le câble vidéo était abîmé\u00a0: il est remplacé.',
    tag: 'Poste de travail',
  },
  {
    kind: 'question',
    subject: 'Quelle place reste-t-il sur le serveur de fichiers',
    answer: 'Bonjour, je vous prépare le relevé par dossier.',
    end: 'Il reste 38\u00a0% d’espace. Le dossier Archives en prend la moitié à lui seul.',
  },
  {
    kind: 'incident',
    subject: 'Le poste ne démarre plus après un choc',
    answer: 'Bonjour, un poste de prêt arrive chez vous ce matin.',
    end: 'Le constructeur a remplacé le disque sous garantie, les données sont revenues de la sauvegarde.',
    tag: 'Poste de travail',
    vendor: 'Dell',
  },
  {
    kind: 'incident',
    subject: 'Tableur qui se ferme à l’ouverture d’un classeur',
    answer: 'Bonjour, pouvez-vous m’indiquer le chemin du classeur\u202f?',
    end: 'Un complément ancien faisait fermer le tableur\u00a0: il est désactivé.',
    tag: 'Bureautique',
  },
  {
    kind: 'account.change',
    subject: 'Ajout à la liste de diffusion Achats',
    answer: 'Bonjour, c’est noté.',
    end: 'L’ajout est fait, les prochains messages arriveront.',
    tag: 'Droits',
  },
  {
    kind: 'incident',
    subject: 'Synchronisation des fichiers arrêtée',
    answer: 'Bonjour, nous regardons l’état du service chez l’éditeur.',
    end: 'L’éditeur a rétabli le service. Les fichiers en attente sont partis.',
    tag: 'Bureautique',
    vendor: 'Microsoft',
  },
];

/** Who asks and for which company, by address; the busiest more often. */
export const demoAskers = [
  'demandeur@acme.test',
  'demandeur@cedre.test',
  'direction@acme.test',
  'demandeur@borel.test',
  'demandeur@acme.test',
  'demandeur@cedre.test',
  'demandeur@acme.test',
  'direction@cedre.test',
  'demandeur@borel.test',
] as const;

export const demoWorkers = [
  'tech@vigie.test',
  'tech@vigie.test',
  'dispatch@vigie.test',
  'tech@vigie.test',
  'admin@vigie.test',
] as const;

/** Shares of the promised time until the first answer and until the end; above 1 is too late. */
export const demoShares = {
  answer: [0.12, 0.3, 0.05, 0.55, 0.2, 0.42, 0.08, 0.7, 0.25, 1.3, 0.16, 0.36],
  end: [0.25, 0.6, 0.12, 0.4, 0.8, 0.3, 0.18, 0.5, 1.25, 0.35, 0.22, 0.7, 0.45, 0.15, 0.9, 0.28, 1.08],
} as const;

export const demoLevels: readonly (readonly [Level, Level])[] = [
  ['medium', 'medium'],
  ['high', 'medium'],
  ['medium', 'low'],
  ['high', 'high'],
];

export const demoReasons = [
  'Pièce commandée trop tard',
  'Technicien absent, ticket non réattribué',
  'Demande mal comprise au premier échange',
] as const;

export const demoOpinions = [
  { rating: 'good', comment: 'Rapide et clair.' },
  { rating: null, comment: null },
  { rating: 'good', comment: null },
  { rating: 'good', comment: 'Merci pour le poste de prêt.' },
  { rating: null, comment: null },
  { rating: 'good', comment: null },
  { rating: 'bad', comment: 'Trop long, sans nouvelles pendant deux jours.' },
  { rating: 'good', comment: 'Très aimable au téléphone.' },
] as const;

export const demoMinutes = [15, 30, 20, 45, 60, 25, 90, 35] as const;

export const demoVisits = [
  'Visite mensuelle',
  'Remplacement d’un onduleur',
  'Point de service',
  'Maintenance du serveur',
] as const;
