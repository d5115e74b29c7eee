export const fr = {
  title: 'Le parc de votre entreprise',
  intro: 'Ce que nous suivons pour vous. Une erreur ou un changement ? Dites-le-nous par une question.',
  tell: 'Signaler un changement',
  search: 'Rechercher un équipement',
  serial: (serial: string) => `n° ${serial}`,
  notCovered: 'Hors contrat',
  warranty: (day: string) => `Garantie jusqu’au ${day}`,
  ended: (day: string) => `Garantie terminée depuis le ${day}`,
  more: 'Afficher la suite',
  empty: { title: 'Aucun équipement', body: 'Les équipements que nous suivons pour vous apparaîtront ici.' },
  noResult: 'Aucun équipement ne correspond',
  clear: 'Effacer la recherche',
};
