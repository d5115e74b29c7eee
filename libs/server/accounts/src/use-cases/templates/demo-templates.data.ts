/** Products and groups of the demonstration, as its Microsoft knows them. */
const premium = 'cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46';
const basic = '3b555118-da6a-4418-894f-7df1e2096870';
const acmeGroup = (number: number) => `a1c00002-0000-4000-8002-${String(number).padStart(12, '0')}`;
const cedreGroup = (number: number) => `ced00002-0000-4000-8002-${String(number).padStart(12, '0')}`;

/** What each of them is called. */
export const demoNames: Readonly<Record<string, string>> = {
  [premium]: 'Microsoft 365 Business Premium',
  [basic]: 'Microsoft 365 Business Basic',
  [acmeGroup(1)]: 'Comptabilité',
  [acmeGroup(2)]: 'Accès VPN',
  [acmeGroup(3)]: 'Atelier',
  [acmeGroup(4)]: 'Commerce',
  [acmeGroup(6)]: 'Tous chez Acme',
  [cedreGroup(1)]: 'Gestion locative',
  [cedreGroup(2)]: 'Travaux',
  [cedreGroup(4)]: 'Accueil',
};

interface DemoTemplate {
  name: string;
  licences: string[];
  groups: string[];
  tasks: string[];
}

/** What somebody of a function gets at the clients of the demonstration; a client by one of its people. */
export const demoTemplates: readonly { requester: string; templates: readonly DemoTemplate[] }[] = [
  {
    requester: 'demandeur@acme.test',
    templates: [
      {
        name: 'Commercial',
        licences: [premium],
        groups: [acmeGroup(4), acmeGroup(2), acmeGroup(6)],
        tasks: ['Préparer le téléphone', 'Installer le logiciel de devis'],
      },
      {
        name: 'Comptable',
        licences: [premium],
        groups: [acmeGroup(1), acmeGroup(6)],
        tasks: ['Ouvrir l’accès au logiciel de paie', 'Préparer un poste avec deux écrans'],
      },
      {
        name: 'Chef d’atelier',
        licences: [premium],
        groups: [acmeGroup(3), acmeGroup(6)],
        tasks: ['Remettre la tablette partagée'],
      },
    ],
  },
  {
    requester: 'demandeur@cedre.test',
    templates: [
      {
        name: 'Gestionnaire locatif',
        licences: [basic],
        groups: [cedreGroup(1)],
        tasks: ['Préparer le poste de travail', 'Former au logiciel de gestion'],
      },
      {
        name: 'Chargé d’accueil',
        licences: [basic],
        groups: [cedreGroup(4)],
        tasks: ['Préparer le standard téléphonique'],
      },
    ],
  },
];
