import type { Texts, TextsOf } from '@vigie/ui';

const fr = {
  good: 'Satisfait',
  bad: 'Pas satisfait',
  rated: {
    good: 'est satisfait',
    bad: 'n’est pas satisfait',
    comment: (words: string) => `\u00a0: «\u00a0${words}\u00a0»`,
  },
  title: 'Satisfaction',
  text: 'Chaque fin de travail de la période, comptée pour l’intervenant qui avait la demande à ce moment. À la différence des «\u00a0Résolus\u00a0» du tableau de bord, les tickets internes et ceux sans demandeur n’y sont pas, et une demande rouverte compte à chaque fois qu’elle se termine.',
  by: { month: 'Mois', person: 'Intervenant', client: 'Client' },
  done: 'Terminées',
  asked: 'Avis demandés',
  answered: 'Réponses',
  rate: 'Satisfaits',
  counted: 'Sur les réponses',
  /** A rate always comes with its count. */
  of: (good: string, answered: string) => `${good} sur ${answered}`,
  none: 'Aucune réponse',
  total: 'Ensemble',
  nobody: 'Non attribué',
  rule: 'Un avis est demandé une fois par fin de travail, et au plus une fois par semaine à la même personne.',
  answers: 'Derniers avis',
  empty: 'Aucune demande terminée',
  emptyText: 'Changez la période.',
  ticket: 'Ticket',
  opinion: 'Avis',
  words: 'Commentaire',
  at: 'Donné le',
} as const;

const en: TextsOf<typeof fr> = {
  good: 'Satisfied',
  bad: 'Not satisfied',
  rated: {
    good: 'is satisfied',
    bad: 'is not satisfied',
    comment: (words) => `: “${words}”`,
  },
  title: 'Satisfaction',
  text: 'Each end of work in the period, counted for whoever had the request then. Unlike “Resolved” on the dashboard, internal tickets and those without a requester are left out, and a request that was opened again counts each time it is done.',
  by: { month: 'Month', person: 'Assignee', client: 'Client' },
  done: 'Done',
  asked: 'Asked',
  answered: 'Answers',
  rate: 'Satisfied',
  counted: 'Out of answers',
  of: (good, answered) => `${good} of ${answered}`,
  none: 'No answer',
  total: 'All',
  nobody: 'Unassigned',
  rule: 'An opinion is asked once each time the work ends, and of the same person once a week at most.',
  answers: 'Latest opinions',
  empty: 'No request was done',
  emptyText: 'Change the period.',
  ticket: 'Ticket',
  opinion: 'Opinion',
  words: 'Comment',
  at: 'Given on',
};

export const satisfactionTexts: Texts<typeof fr> = { fr, en };
