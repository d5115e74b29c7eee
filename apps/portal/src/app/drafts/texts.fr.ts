export const fr = {
  title: 'Confirmer votre demande',
  intro: {
    email: (contact: string) =>
      `${contact}, vous nous avez écrit par e-mail. Votre contrat demande que la demande soit confirmée ici.`,
    phone: (contact: string) =>
      `${contact}, vous nous avez appelés. Voici ce que nous avons noté\u202f; relisez-le et confirmez-le.`,
  },
  to: (company: string) => `Demande au nom de ${company}`,
  clock: 'Le délai commence au moment où vous confirmez.',
  until: (when: string) => `À confirmer avant ${when}.`,
  confirm: 'Confirmer et envoyer',
  sending: 'Envoi en cours…',
  wrong:
    'Ce n’est pas ce que vous vouliez ? Ne confirmez pas : appelez-nous, ou envoyez votre demande depuis l’accueil.',
  held: {
    title: 'Votre demande attend un accord',
    body: 'Votre entreprise veut que sa direction l’approuve. Elle vient d’être prévenue\u202f; le délai commence à son accord.',
    action: 'Voir les accords',
  },
  used: {
    title: 'Cette demande est déjà confirmée',
    body: 'Elle a bien été envoyée. Connectez-vous pour la suivre.',
    action: 'Suivre mes demandes',
  },
  invalid: {
    title: 'Ce lien n’est plus valable',
    body: 'Il a expiré ou il est incomplet. Rien n’a été envoyé : faites votre demande depuis l’accueil, ou appelez-nous.',
    action: 'Aller à l’accueil',
  },
  follow: 'Se connecter pour suivre la demande',
};
