import { kinds } from './kinds.fr';
import { withinSentence } from './template-filling';

export const fr = {
  kinds,
  back: 'Accueil',
  optional: 'facultatif',
  mailbox: {
    'convert-to-shared': {
      label: 'La garder, partagée',
      hint: 'Ses collègues peuvent encore lire les messages et en recevoir.',
    },
    delete: {
      label: 'La supprimer',
      hint: 'Les messages sont effacés. Cela ne se rattrape qu’avec une sauvegarde.',
    },
  },
  files: {
    label: 'Fichiers et photos',
    hint: 'Jusqu’à 20 fichiers de 20 Mo.',
    add: 'Ajouter un fichier',
    photo: 'Prendre une photo',
    remove: (name: string) => `Retirer ${name}`,
    sending: (name: string, percent: number) => `${name}\u00a0: envoi en cours, ${percent}\u00a0%`,
    ready: (name: string) => `${name} : ajouté.`,
    tooLarge: (name: string, size: string) =>
      `${name} pèse ${size}. Un fichier ne peut pas dépasser 20\u00a0Mo.`,
    tooMany: 'Vous avez déjà 20 fichiers. Retirez-en un pour en ajouter un autre.',
    empty: (name: string) => `${name} est vide.`,
    refused: (name: string, why: string) => `${name} n’a pas été ajouté. ${why}`,
    wait: 'Un fichier est encore en cours d’envoi. Attendez la fin, ou retirez-le.',
    retry: 'Réessayer',
    close: 'Retirer ce message',
  },
  date: {
    picker: 'Choisir dans un calendrier',
    meant: (day: string) => `Nous comprenons\u00a0: ${day}`,
  },
  list: {
    add: 'Ajouter',
    remove: (item: string) => `Retirer ${item}`,
    hint: 'Un par ligne : validez avec Entrée.',
    added: 'Ajoutés',
  },
  brings: {
    proposals: 'Propositions',
    kinds: { group: 'groupe', list: 'liste de diffusion', team: 'équipe' },
    nothing: 'Choisi avec vous à l’arrivée.',
    said: (fills: boolean, tasks: readonly string[]) =>
      [
        fills ? 'Ce que cette fonction comprend est rempli plus bas\u00a0: vous pouvez le changer.' : '',
        tasks.length > 0 ? `Nous prévoyons aussi\u00a0: ${tasks.map(withinSentence).join(', ')}.` : '',
      ]
        .filter((part) => part !== '')
        .join(' '),
  },
  errors: {
    required: (label: string) => `Remplissez «\u00a0${label}\u00a0».`,
    'too-long': (max: number) => `C’est trop long\u00a0: ${max} caractères au plus.`,
    email: 'Cette adresse n’est pas complète. Exemple : prenom.nom@entreprise.fr',
    characters: 'Ce texte contient un caractère invisible. Effacez-le et saisissez-le de nouveau.',
    'date-required': 'Indiquez une date. Exemple : 5/12/2026',
    'date-unreadable': 'Nous ne comprenons pas cette date. Exemple : 5/12/2026 ou 5 décembre',
    'date-impossible': 'Ce jour n’existe pas dans le calendrier. Vérifiez le jour et le mois.',
    'date-weekday': 'Le jour de la semaine et la date ne vont pas ensemble. Gardez seulement la date.',
    'date-past': 'Cette date est déjà passée. Indiquez aujourd’hui ou un jour à venir.',
    'date-too-far': 'Cette date est à plus de cinq ans. Vérifiez l’année.',
    'date-future': 'Cette date n’est pas encore arrivée. Indiquez un jour passé.',
    choice: 'Choisissez une des réponses.',
    invalid: 'Cette réponse n’est pas acceptée. Vérifiez-la.',
    summaryOne: 'Un point est à corriger',
    summary: (count: number) => `${count} points sont à corriger`,
  },
  notice: {
    title: 'Délai court',
    'notice.account-48h': 'Cette date laisse moins de 48 heures.',
    'notice.licence-one-week': 'Une nouvelle licence se prévoit une semaine à l’avance.',
    accepted: 'Votre demande est acceptée quand même, et nous ferons au mieux.',
  },
  review: {
    'account.arrival': (name: string, day: string) => `Vous demandez l’arrivée de ${name}, le ${day}.`,
    'account.departure': (name: string, day: string) => `Vous demandez le départ de ${name}, le ${day}.`,
    'account.change': (name: string) => `Vous demandez une modification du compte ${name}.`,
    'backup.restore': (day: string) =>
      `Vous demandez de retrouver des données telles qu’elles étaient le ${day}.`,
    promise: 'Votre contrat prévoit un délai de 48 heures ; l’échéance exacte s’affiche après l’envoi.',
    proof: 'Votre demande sera enregistrée et datée ; vous en recevrez la preuve.',
  },
  submit: 'Envoyer la demande',
  sending: 'Envoi en cours…',
  failed: 'Votre demande n’est pas encore partie',
  safe: 'Ce que vous avez saisi est gardé. Réessayez : la demande ne partira qu’une fois.',
  notAllowed: {
    title: 'Vous pouvez lire les demandes, pas en envoyer',
    body: 'Adressez-vous à la personne qui gère l’informatique dans votre entreprise.',
  },
  receipt: {
    title: 'Votre demande est enregistrée',
    noDeadline:
      'Nous avons bien reçu votre demande. Vous serez prévenu dès qu’un technicien la prend en charge.',
    suspended:
      'Votre contrat est suspendu pour impayé\u00a0: la demande est gardée avec sa preuve, et son délai courra dès que tout ce qui est échu sera payé.',
    late: 'Délai court : la promesse de 48 h est affichée au mieux.',
    number: 'Numéro',
    next: 'Ce qui va se passer',
    somebody: 'la personne',
    proof: 'Preuve de réception',
    sealed: (sequence: string) => `Scellée sous le n°\u00a0${sequence}. Vous pouvez la garder.`,
    received: (when: string) => `Reçue ${when}.`,
    follow: 'Suivre ma demande',
    pdf: 'Télécharger la preuve (PDF)',
    details: 'Détails',
    json: 'Télécharger la preuve lisible par une machine (JSON)',
    fingerprint: 'Empreinte SHA-256',
    previous: 'Empreinte de la preuve précédente',
    another: 'Faire une autre demande',
    summary: {
      'account.arrival': (name: string, job: string, day: string) => `Arrivée de ${name}${job}, le ${day}.`,
      'account.departure': (name: string, day: string) => `Départ de ${name}, le ${day}.`,
      'account.change': (name: string) => `Modification du compte ${name}.`,
      'backup.restore': (day: string) => `Données telles qu’elles étaient le ${day}.`,
    },
  },
};
