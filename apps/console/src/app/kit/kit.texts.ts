import type { Texts, TextsOf } from '@vigie/ui';

const fr = {
  images: 'Les images distantes sont bloquées : elles préviennent l’expéditeur de la lecture.',
  showImages: 'Afficher les images',
  frame: (author: string) => `Courriel de ${author}`,
  required: 'À remplir.',
  optional: 'facultatif',
  findContact: 'Nom, adresse ou entreprise',
  noContact: 'Aucun contact ne correspond.',
  client: 'Client',
  anyClient: 'Tous les clients',
  count: (shown: string) => `${shown} affichés`,
  yes: 'oui',
  no: 'non',
  versions: {
    title: 'Quelqu’un a enregistré entre-temps',
    text: 'Rien n’est encore enregistré\u202f; ce que vous avez saisi est gardé. «\u00a0Appliquer le mien\u00a0» garde aussi ce que vous n’aviez pas touché.',
    theirs: 'Entre-temps',
    mine: 'Votre changement',
    other: 'Une autre information a été modifiée.',
    nothing: 'Rien de changé ici.',
    changed: 'modifié',
    keepMine: 'Appliquer le mien',
    keepTheirs: 'Garder tel quel',
    close: 'Fermer',
  },
} as const;

const en: TextsOf<typeof fr> = {
  images: 'Remote images are blocked: they tell the sender that you read the message.',
  showImages: 'Show the images',
  frame: (author) => `E-mail of ${author}`,
  required: 'Required.',
  optional: 'optional',
  findContact: 'Name, address or company',
  noContact: 'No contact matches.',
  client: 'Client',
  anyClient: 'All clients',
  count: (shown) => `${shown} shown`,
  yes: 'yes',
  no: 'no',
  versions: {
    title: 'Somebody saved meanwhile',
    text: 'Nothing is saved yet; what you typed is kept. “Apply mine” also keeps what you had not touched.',
    theirs: 'Meanwhile',
    mine: 'Your change',
    other: 'Something else was changed.',
    nothing: 'Nothing changed here.',
    changed: 'changed',
    keepMine: 'Apply mine',
    keepTheirs: 'Leave as it is',
    close: 'Close',
  },
};

export const kitTexts: Texts<typeof fr> = { fr, en };
