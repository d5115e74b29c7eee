export const fr = {
  label: 'Rechercher dans vos demandes',
  placeholder: 'Un mot, un numéro, une adresse…',
  results: (count: string) => `Résultats\u00a0: ${count}`,
  moreThan: (count: string) => `plus de ${count}`,
  none: { title: 'Rien ne correspond', body: 'Essayez un autre mot, ou moins de mots.' },
  equipment: 'Équipements',
  places: { request: 'Votre demande', message: 'Message', note: '' },
  clear: 'Revenir aux demandes',
  more: 'Afficher la suite',
  building: 'Les anciennes demandes sont en cours de relecture\u00a0: il peut manquer des résultats.',
  problems: {
    'unknown-operator': (text: string) => `«\u00a0${text}\u00a0» a été cherché comme du texte.`,
    'unknown-value': (text: string) => `«\u00a0${text}\u00a0» a été cherché comme du texte.`,
    'missing-value': (text: string) => `«\u00a0${text}\u00a0» attend une valeur.`,
    'wrong-date': (text: string) => `«\u00a0${text}\u00a0» n’est pas une date\u00a0: cherché comme du texte.`,
    'unclosed-quote': (text: string) => `Il manque un guillemet fermant\u00a0: ${text}`,
    'too-common': (text: string) => `«\u00a0${text}\u00a0» est trop courant pour être cherché.`,
    'no-word': (text: string) => `«\u00a0${text}\u00a0» ne contient aucun mot à chercher.`,
    'equipment-kind': (text: string) =>
      `«\u00a0${text}\u00a0»\u00a0: le type est celui des demandes. Cherché comme un mot, qui trouve aussi les équipements de ce type.`,
    'unknown-name': (text: string) => `«\u00a0${text}\u00a0» n’est pas connu\u00a0: cherché comme du texte.`,
  },
};
