import type { Texts, TextsOf } from '@vigie/ui';

const fr = {
  subject: 'Objet',
  rename: 'Renommer le ticket (objet)',
  empty: 'Donnez un objet au ticket.',
  renamed: 'Ticket renommé.',
  requester: 'Demandeur',
  changeRequester: 'Changer le demandeur',
  requesterHint: 'Nos réponses lui seront adressées. La demande écrite et sa preuve restent telles quelles.',
  answeredNow: (name: string) => `Nos réponses iront à ${name}.`,
  writtenBy: (name: string) => `Demande écrite de ${name}`,
  noMail:
    'Ce ticket n’a pas de demandeur\u00a0: aucun courriel ne partira. Choisissez un demandeur pour que la réponse lui soit envoyée.',
  inactive: 'contact désactivé',
  noMailTo: (name: string) =>
    `Le contact ${name} est désactivé\u00a0: aucun courriel ne partira. Choisissez un autre demandeur pour que la réponse lui soit envoyée.`,
  history: {
    renamed: (from: string, to: string) =>
      `a renommé le ticket\u00a0: «\u00a0${from}\u00a0» → «\u00a0${to}\u00a0»`,
    requester: (from: string, to: string) =>
      from ? `a changé le demandeur\u00a0: ${from} → ${to}` : `a donné un demandeur au ticket\u00a0: ${to}`,
  },
} as const;

const en: TextsOf<typeof fr> = {
  subject: 'Subject',
  rename: 'Rename the ticket (subject)',
  empty: 'Give the ticket a subject.',
  renamed: 'Ticket renamed.',
  requester: 'Requester',
  changeRequester: 'Change the requester',
  requesterHint: 'Our answers will go to them. The written request and its proof stay as they are.',
  answeredNow: (name) => `Our answers will go to ${name}.`,
  writtenBy: (name) => `Written request of ${name}`,
  noMail:
    'This ticket has no requester: no mail will leave. Choose a requester so that the answer is sent to them.',
  inactive: 'deactivated',
  noMailTo: (name) =>
    `The contact ${name} is deactivated: no mail will leave. Choose another requester so that the answer is sent to them.`,
  history: {
    renamed: (from, to) => `renamed the ticket: “${from}” → “${to}”`,
    requester: (from, to) =>
      from ? `changed the requester: ${from} → ${to}` : `gave the ticket a requester: ${to}`,
  },
};

export const correctionTexts: Texts<typeof fr> = { fr, en };
