import type { Texts, TextsOf } from '@vigie/ui';

const fr = {
  tags: {
    title: 'Étiquettes',
    add: 'Ajouter une étiquette',
    remove: (name: string) => `Retirer l’étiquette ${name}`,
    make: (name: string) => `Créer « ${name} »`,
  },
  links: {
    title: 'Tickets liés',
    add: 'Lier un ticket',
    find: 'Numéro ou mots du ticket à lier',
    relation: 'Ce ticket est',
    remove: (number: string) => `Retirer le lien avec ${number}`,
    relations: {
      'child-of': 'Enfant de',
      'parent-of': 'Parent de',
      'duplicate-of': 'Doublon de',
      'duplicated-by': 'A pour doublon',
      'caused-by': 'Causé par',
      'cause-of': 'Cause de',
    },
  },
} as const;

const en: TextsOf<typeof fr> = {
  tags: {
    title: 'Tags',
    add: 'Add a tag',
    remove: (name) => `Remove the tag ${name}`,
    make: (name) => `Create “${name}”`,
  },
  links: {
    title: 'Linked tickets',
    add: 'Link a ticket',
    find: 'Number or words of the ticket to link',
    relation: 'This ticket is',
    remove: (number) => `Remove the link with ${number}`,
    relations: {
      'child-of': 'Child of',
      'parent-of': 'Parent of',
      'duplicate-of': 'Duplicate of',
      'duplicated-by': 'Has the duplicate',
      'caused-by': 'Caused by',
      'cause-of': 'Cause of',
    },
  },
};

export const tieTexts: Texts<typeof fr> = { fr, en };
