export const fr = {
  title: 'Bilans de service',
  lead: 'Chaque mois, ce que nous avons fait pour vous, et ce que nous vous conseillons.',
  none: {
    title: 'Aucun bilan pour l’instant',
    body: 'Le bilan d’un mois paraît ici au début du mois suivant.',
  },
  denied:
    'Les bilans sont réservés à la direction de votre entreprise. Pour les lire, demandez-le-lui\u00a0: elle nous l’écrit, et nous vous ouvrons l’accès.',
  notice: (month: string) => `Votre bilan de service, ${month}`,
  publishedOn: (when: string) => `Publié le ${when}`,
  back: 'Tous les bilans',
  sealed: (when: string, who: string) => `Publié le ${when} par ${who}. Les chiffres sont ceux de ce jour.`,
  download: 'Télécharger le bilan en PDF',
  lost: {
    title: 'Ce bilan n’existe pas',
    body: 'L’adresse est peut-être incomplète, ou le bilan n’est pas publié.',
  },
};
