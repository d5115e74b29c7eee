export const fr = {
  title: 'Vos licences Microsoft 365',
  intro:
    'Ce que votre entreprise a acheté et ce qui sert. Nous gardons toujours une licence d’avance pour une arrivée.',
  back: 'Parc',
  readAt: (when: string) => `Chiffres lus chez Microsoft ${when}.`,
  used: (consumed: number, enabled: number) => `${consumed} utilisées sur ${enabled}`,
  reserved: (count: number) =>
    count > 1 ? `${count} gardées pour des arrivées prévues` : '1 gardée pour une arrivée prévue',
  states: {
    lacking: (count: number) => (count > 1 ? `Il en manque ${count}` : 'Il en manque une'),
    'none-spare': 'Aucune d’avance',
    enough: (free: number) => (free > 1 ? `${free} libres` : free === 1 ? '1 libre' : 'Toutes utilisées'),
  },
  buying: 'Nous nous occupons de l’achat et vous en parlons avant.',
  renews: (day: string) => `Renouvellement le ${day}`,
  renewed: (day: string) => `Renouvelées le ${day}`,
  ask: 'Demander une licence',
  empty: {
    title: 'Aucune licence à montrer',
    body: 'Elles apparaîtront ici quand votre Microsoft 365 sera relié à notre service.',
  },
};
