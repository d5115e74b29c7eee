import type { Texts, TextsOf } from '@vigie/ui';

const fr = {
  tags: {
    title: 'Étiquettes',
    add: 'Ajouter une étiquette',
    remove: (name: string) => `Retirer l’étiquette ${name}`,
    make: (name: string) => `Créer «\u00a0${name}\u00a0»`,
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
  merge: {
    open: 'Fusionner des tickets ici',
    title: (number: string) => `Fusionner dans ${number}`,
    text: 'Leurs messages, fichiers et demandes scellées se liront ici\u202f; leurs échéances restent tenues. Annulable pendant 24 heures.',
    find: 'Numéro ou mots d’un ticket du même client',
    none: 'Aucun ticket choisi.',
    leaveOut: (number: string) => `Ne pas fusionner ${number}`,
    confirm: (count: number) => (count > 1 ? `Fusionner ${count} tickets` : 'Fusionner'),
    done: 'Tickets fusionnés. Annulable pendant 24 heures.',
    merged: 'Fusionné ici',
    undoOf: (number: string) => `la fusion de ${number}`,
    undone: (number: string) => `Fusion annulée. ${number} est comme avant.`,
    into: 'Ce ticket continue dans',
  },
  split: {
    action: 'Détacher en ticket',
    title: 'Détacher ce message',
    label: 'Objet du nouveau ticket',
    hint: 'Le message devient une demande scellée, dont les délais comptent depuis sa réception.',
    done: (number: string) => `Message détaché\u00a0: ${number} est ouvert.`,
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
  merge: {
    open: 'Merge tickets here',
    title: (number) => `Merge into ${number}`,
    text: 'Their messages, files and sealed requests will be read here; their deadlines are still kept. Can be undone for 24 hours.',
    find: 'Number or words of a ticket of the same client',
    none: 'No ticket chosen.',
    leaveOut: (number) => `Do not merge ${number}`,
    confirm: (count) => (count > 1 ? `Merge ${count} tickets` : 'Merge'),
    done: 'Tickets merged. Can be undone for 24 hours.',
    merged: 'Merged here',
    undoOf: (number) => `the merge of ${number}`,
    undone: (number) => `Merge undone. ${number} is as before.`,
    into: 'This ticket goes on in',
  },
  split: {
    action: 'Split into a ticket',
    title: 'Split this message out',
    label: 'Subject of the new ticket',
    hint: 'The message becomes a sealed request, whose deadlines count from its receipt.',
    done: (number) => `Message split out: ${number} is open.`,
  },
};

export const tieTexts: Texts<typeof fr> = { fr, en };
