export const fr = {
  title: 'Vos interventions',
  intro: 'Nos prochains passages, et ceux des deux derniers mois.',
  ahead: 'À venir',
  over: 'Passées',
  none: 'Aucune intervention prévue.',
  with: (technician: string) => `avec ${technician}`,
  places: { 'on-site': 'Sur site', remote: 'À distance', meeting: 'Réunion' },
  states: {
    planned: 'Prévue',
    confirmed: 'Confirmée',
    done: 'Réalisée',
    cancelled: 'Annulée',
    missed: 'Manquée',
  },
  ask: 'Demander un autre moment',
  askLabel: 'Quand cela vous arrange-t-il ?',
  askHint: (day: string) =>
    `Une modification se demande au moins cinq jours ouvrés avant : jusqu’au ${day} inclus.`,
  tooLate: (day: string) =>
    `La date limite pour demander un autre moment était le ${day}. En cas d’empêchement, appelez-nous.`,
  send: 'Envoyer la demande',
  sending: 'Envoi…',
  missing: 'Dites-nous quel moment vous conviendrait.',
  asked: (text: string) => `Vous avez demandé : « ${text} ». Nous vous répondons.`,
  done: 'Votre demande est enregistrée. La date reste celle-ci tant que nous ne vous avons pas répondu.',
  feed: 'Suivre dans mon agenda',
  feedHint: 'Adresse secrète à ajouter à votre agenda. Elle n’est affichée qu’une fois.',
};
