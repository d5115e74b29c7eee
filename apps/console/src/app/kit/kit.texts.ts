import type { Texts, TextsOf } from '@vigie/ui';

const fr = {
  images: 'Les images distantes sont bloquées : elles préviennent l’expéditeur de la lecture.',
  showImages: 'Afficher les images',
  frame: (author: string) => `Courriel de ${author}`,
  required: 'À remplir.',
  optional: 'facultatif',
  findContact: 'Nom, adresse ou entreprise',
  noContact: 'Aucun contact ne correspond.',
  count: (shown: string) => `${shown} affichés`,
} as const;

const en: TextsOf<typeof fr> = {
  images: 'Remote images are blocked: they tell the sender that you read the message.',
  showImages: 'Show the images',
  frame: (author) => `E-mail of ${author}`,
  required: 'Required.',
  optional: 'optional',
  findContact: 'Name, address or company',
  noContact: 'No contact matches.',
  count: (shown) => `${shown} shown`,
};

export const kitTexts: Texts<typeof fr> = { fr, en };
