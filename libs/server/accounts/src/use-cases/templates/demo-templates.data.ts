/** What somebody of a function gets at the clients of the demonstration; licences and groups by their names. */
export const demoTemplates: {
  requester: string;
  templates: { name: string; licences: string[]; groups: string[]; tasks: string[] }[];
}[] = [
  {
    requester: 'demandeur@acme.test',
    templates: [
      {
        name: 'Commercial',
        licences: ['SPB'],
        groups: ['Ventes', 'Tous'],
        tasks: ['Préparer le téléphone', 'Installer le logiciel de devis'],
      },
      {
        name: 'Comptable',
        licences: ['SPB'],
        groups: ['Comptabilité', 'Tous'],
        tasks: ['Ouvrir l’accès au logiciel de paie', 'Préparer un poste avec deux écrans'],
      },
      {
        name: 'Atelier',
        licences: ['O365_BUSINESS_ESSENTIALS'],
        groups: ['Tous'],
        tasks: ['Remettre un badge de la tablette partagée'],
      },
    ],
  },
  {
    requester: 'demandeur@cedre.test',
    templates: [
      {
        name: 'Assistant',
        licences: ['SPB'],
        groups: ['Secrétariat', 'Tous'],
        tasks: ['Préparer le poste de travail'],
      },
      { name: 'Consultant', licences: ['SPB'], groups: ['Tous'], tasks: ['Préparer le portable et le VPN'] },
    ],
  },
];
