export const fr = {
  title: 'Votre avis',
  ask: 'Êtes-vous satisfait de ce qui a été fait\u202f?',
  good: 'Satisfait',
  bad: 'Pas satisfait',
  /** Our people and colleagues read it in these words. */
  said: {
    good: (who: string) => `${who} est satisfait de ce qui a été fait.`,
    bad: (who: string) => `${who} n’est pas satisfait de ce qui a été fait.`,
  },
  thanks: 'Merci, votre avis est enregistré.',
  until: (when: string) => `Vous pouvez le changer jusqu’au ${when}.`,
  comment: 'Voulez-vous en dire plus\u202f?',
  commentHint: 'L’équipe qui a traité votre demande le lira.',
  send: 'Ajouter ce commentaire',
  sending: 'Enregistrement…',
  sent: 'Commentaire enregistré.',
  over: 'L’avis sur cette demande ne peut plus être changé.',
  invalid: {
    title: 'Ce lien n’est plus valable',
    body: 'Il a expiré, il est incomplet, ou la demande a été reprise. Vous pouvez donner votre avis depuis sa page.',
    action: 'Aller à mes demandes',
  },
};
