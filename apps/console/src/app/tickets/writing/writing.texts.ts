import type { Texts, TextsOf } from '@vigie/ui';

const fr = {
  draft: 'brouillon',
  looking: (names: string) => `${names} regarde aussi ce ticket.`,
  lookingMany: (names: string) => `${names} regardent aussi ce ticket.`,
  typing: (name: string) => `${name} écrit…`,
  crossed: (name: string) => `${name} a répondu pendant que vous écriviez`,
  crossedText: 'Votre texte est gardé. Relisez avant d’envoyer.',
  sendAnyway: 'Envoyer quand même',
  waiting: 'La connexion est coupée. Votre message partira dès son retour, une seule fois.',
  stopWaiting: 'Ne plus envoyer',
  alreadySent:
    'Votre envoi précédent est bien arrivé\u00a0: relisez la conversation avant d’envoyer ce texte-ci.',
  mine: 'Votre changement',
  theirs: 'Entre-temps',
  keepMine: 'Appliquer le mien',
  keepTheirs: 'Garder tel quel',
  reply: 'Votre message, avec ses changements',
} as const;

const en: TextsOf<typeof fr> = {
  draft: 'draft',
  looking: (names) => `${names} is also looking at this ticket.`,
  lookingMany: (names) => `${names} are also looking at this ticket.`,
  typing: (name) => `${name} is typing…`,
  crossed: (name) => `${name} replied while you were typing`,
  crossedText: 'Your text is kept. Read again before sending.',
  sendAnyway: 'Send anyway',
  waiting: 'The connection is down. Your message will leave once it is back, one time only.',
  stopWaiting: 'Do not send',
  alreadySent: 'Your previous message did arrive: read the conversation before sending this text.',
  mine: 'Your change',
  theirs: 'Meanwhile',
  keepMine: 'Apply mine',
  keepTheirs: 'Leave as it is',
  reply: 'Your message, with its changes',
};

export const writingTexts: Texts<typeof fr> = { fr, en };
