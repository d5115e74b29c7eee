import type { Application } from '../sign-in/tokens';
import type { TenantSeed } from './seed';

/** Microsoft takes minutes; who looks at a demonstration waits for seconds. */
const delays = { replica: 3, mailbox: 15, recipient: 25, drive: 20, conversion: 12, device: 15 };

const premium = 'cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46';
const basic = '3b555118-da6a-4418-894f-7df1e2096870';
const exchange = '4b9405b0-7788-4568-add1-99614e613b69';
const projects = '53818b1b-4a27-454b-8896-0dba576410e6';

const guid = (tenant: string, kind: number, number: number) =>
  `${tenant}-0000-4000-800${kind}-${String(number).padStart(12, '0')}`;

const people = {
  acme: [
    ['Camille', 'Roussel', 'Responsable administrative', 'Direction'],
    ['Hélène', 'Garnier', 'Directrice générale', 'Direction'],
    ['Nadia', 'Benali', 'Déléguée à la protection des données', 'Direction'],
    ['Anne', 'Lefèvre', 'Comptable', 'Comptabilité'],
    ['Marc', 'Dubois', 'Comptable', 'Comptabilité'],
    ['Inès', 'Marchand', 'Assistante comptable', 'Comptabilité'],
    ['Paul', 'Girard', 'Commercial', 'Commerce'],
    ['Julie', 'Perrin', 'Commerciale', 'Commerce'],
    ['Hugo', 'Fontaine', 'Commercial', 'Commerce'],
    ['Sarah', 'Cohen', 'Directrice commerciale', 'Commerce'],
    ['Luc', 'Petit', 'Chef d’atelier', 'Atelier'],
    ['Mehdi', 'Saïdi', 'Technicien', 'Atelier'],
    ['Chloé', 'Renard', 'Technicienne', 'Atelier'],
    ['Thomas', 'Aubert', 'Technicien', 'Atelier'],
    ['Zoé', 'Léger', 'Apprentie', 'Atelier'],
    ['Antoine', 'Brun', 'Magasinier', 'Logistique'],
    ['Karine', 'Vidal', 'Responsable logistique', 'Logistique'],
    ['Yann', 'Le Goff', 'Chauffeur', 'Logistique'],
    ['Fatou', 'Diallo', 'Chauffeuse', 'Logistique'],
    ['Émilie', 'Caron', 'Chargée de communication', 'Commerce'],
    ['Nicolas', 'Rey', 'Acheteur', 'Achats'],
    ['Sophie', 'Masson', 'Acheteuse', 'Achats'],
    ['Olivier', 'D’Arc', 'Responsable qualité', 'Qualité'],
    ['Claire', 'Noël', 'Ingénieure qualité', 'Qualité'],
    ['Jean-François', 'Prévost', 'Responsable informatique', 'Direction'],
    ['Laura', 'Sanchez', 'Chargée de recrutement', 'Ressources humaines'],
    ['Maxime', 'Colin', 'Gestionnaire de paie', 'Ressources humaines'],
    ['Amélie', 'Roche', 'Assistante', 'Direction'],
    ['Damien', 'Leclerc', 'Technicien', 'Atelier'],
    ['Pauline', 'Gauthier', 'Commerciale', 'Commerce'],
    ['Samuel', 'Weber', 'Commercial', 'Commerce'],
    ['Manon', 'Fabre', 'Stagiaire', 'Commerce'],
  ],
  cedre: [
    ['Sophie', 'Lambert', 'Assistante de direction', 'Direction'],
    ['Antoine', 'Mercier', 'Directeur', 'Direction'],
    ['Béatrice', 'Fournier', 'Gestionnaire locative', 'Gestion'],
    ['Didier', 'Morel', 'Gestionnaire locatif', 'Gestion'],
    ['Valérie', 'Simon', 'Gestionnaire locative', 'Gestion'],
    ['Cédric', 'Blanc', 'Chargé de travaux', 'Travaux'],
    ['Estelle', 'Guérin', 'Chargée de travaux', 'Travaux'],
    ['Franck', 'Muller', 'Conducteur de travaux', 'Travaux'],
    ['Gaëlle', 'Henry', 'Architecte', 'Travaux'],
    ['Ibrahim', 'Traoré', 'Agent d’entretien', 'Entretien'],
    ['Jeanne', 'Robin', 'Accueil', 'Accueil'],
    ['Kévin', 'Picard', 'Accueil', 'Accueil'],
    ['Lucie', 'Barbier', 'Comptable', 'Comptabilité'],
    ['Mickaël', 'Arnaud', 'Comptable', 'Comptabilité'],
    ['Noémie', 'Bonnet', 'Juriste', 'Juridique'],
    ['Olga', 'Ivanova', 'Juriste', 'Juridique'],
    ['Pascal', 'Dupuis', 'Gardien', 'Entretien'],
    ['Quentin', 'Lacroix', 'Gardien', 'Entretien'],
    ['Rachel', 'Benhamou', 'Chargée d’attribution', 'Gestion'],
    ['Stéphane', 'Poirier', 'Chargé d’attribution', 'Gestion'],
    ['Tania', 'Silva', 'Chargée d’accueil', 'Accueil'],
    ['Ugo', 'Bianchi', 'Technicien', 'Travaux'],
    ['Victoire', 'Charpentier', 'Stagiaire', 'Juridique'],
    ['William', 'Hubert', 'Alternant', 'Comptabilité'],
    ['Xavier', 'Brunet', 'Contrôleur de gestion', 'Direction'],
  ],
} as const;

const plain = (name: string) =>
  name
    .normalize('NFD')
    .replace(/\p{M}|[’ ]/gu, '')
    .toLowerCase();

const long = (first: string, last: string) => `${plain(first)}.${plain(last)}@acme.test`;
const short = (first: string, last: string) => `${plain(first).slice(0, 1)}.${plain(last)}@cedre.test`;

/** Everybody of a department, by address. */
function members(who: 'acme' | 'cedre', department: string): string[] {
  const address = who === 'acme' ? long : short;
  return people[who]
    .filter(([, , , where]) => where === department)
    .map(([first, last]) => address(first, last));
}

const acme: TenantSeed = {
  id: 'a1c00000-0000-4000-8000-000000000001',
  name: 'Acme SAS',
  domains: ['acme.test', 'acme.onmicrosoft.test'],
  delays,
  skus: [
    {
      skuId: premium,
      skuPartNumber: 'SPB',
      enabled: 27,
      plans: ['exchange', 'onedrive', 'teams', 'intune'],
      renewsInDays: 75,
    },
    {
      skuId: exchange,
      skuPartNumber: 'EXCHANGESTANDARD',
      enabled: 8,
      plans: ['exchange'],
      renewsInDays: 22,
    },
    { skuId: projects, skuPartNumber: 'PROJECTPROFESSIONAL', enabled: 1, plans: [], renewsInDays: 190 },
  ],
  users: people.acme.map(([first, last, jobTitle, department], at) => ({
    id: guid('a1c00001', 1, at + 1),
    userPrincipalName: long(first, last),
    displayName: `${first} ${last}`,
    ...{ jobTitle, department },
    licences: at < 25 ? ['SPB'] : ['EXCHANGESTANDARD'],
    enabled: last !== 'Fabre',
    synced: last === 'Prévost',
    methods: at % 3 === 0 ? ['phone' as const] : [],
  })),
  groups: [
    { id: guid('a1c00002', 2, 1), displayName: 'Comptabilité', members: members('acme', 'Comptabilité') },
    {
      id: guid('a1c00002', 2, 2),
      displayName: 'Accès VPN',
      members: [...members('acme', 'Direction'), ...members('acme', 'Commerce')],
    },
    {
      id: guid('a1c00002', 2, 3),
      displayName: 'Atelier',
      kind: 'microsoft365',
      team: true,
      mail: 'atelier@acme.test',
      members: members('acme', 'Atelier'),
      owners: [long('Luc', 'Petit')],
    },
    {
      id: guid('a1c00002', 2, 4),
      displayName: 'Commerce',
      kind: 'microsoft365',
      team: true,
      mail: 'commerce@acme.test',
      members: members('acme', 'Commerce'),
      owners: [long('Sarah', 'Cohen'), long('Paul', 'Girard')],
    },
    {
      id: guid('a1c00002', 2, 5),
      displayName: 'Direction',
      kind: 'microsoft365',
      team: true,
      mail: 'comite@acme.test',
      members: members('acme', 'Direction'),
      owners: [long('Hélène', 'Garnier')],
    },
    {
      id: guid('a1c00002', 2, 6),
      displayName: 'Tous chez Acme',
      kind: 'distribution',
      mail: 'tous@acme.test',
      members: people.acme.map(([first, last]) => long(first, last)),
    },
    {
      id: guid('a1c00002', 2, 7),
      displayName: 'Contact',
      kind: 'distribution',
      mail: 'contact@acme.test',
      members: [long('Camille', 'Roussel')],
    },
    {
      id: guid('a1c00002', 2, 8),
      displayName: 'Tout le personnel',
      dynamic: true,
      members: people.acme.map(([first, last]) => long(first, last)),
    },
  ],
  devices: [
    { id: guid('a1c00003', 3, 1), deviceName: 'Téléphone de Paul Girard', user: long('Paul', 'Girard') },
    {
      id: guid('a1c00003', 3, 2),
      deviceName: 'Téléphone de Julie Perrin',
      user: long('Julie', 'Perrin'),
      model: 'iPhone 15',
    },
    {
      id: guid('a1c00003', 3, 3),
      deviceName: 'Téléphone personnel de Luc Petit',
      user: long('Luc', 'Petit'),
      owner: 'personal',
    },
    {
      id: guid('a1c00003', 3, 4),
      deviceName: 'Tablette de l’atelier',
      user: long('Mehdi', 'Saïdi'),
      model: 'Galaxy Tab A9',
    },
  ],
};

const cedre: TenantSeed = {
  id: 'ced00000-0000-4000-8000-000000000002',
  name: 'Cèdre Habitat',
  domains: ['cedre.test'],
  delays,
  skus: [
    {
      skuId: basic,
      skuPartNumber: 'O365_BUSINESS_ESSENTIALS',
      enabled: 24,
      plans: ['exchange', 'onedrive', 'teams'],
      renewsInDays: 40,
    },
    {
      skuId: exchange,
      skuPartNumber: 'EXCHANGESTANDARD',
      enabled: 3,
      plans: ['exchange'],
      renewsInDays: 12,
    },
  ],
  users: people.cedre.map(([first, last, jobTitle, department], at) => ({
    id: guid('ced00001', 1, at + 1),
    userPrincipalName: short(first, last),
    displayName: `${first} ${last}`,
    ...{ jobTitle, department },
    licences: at < 23 ? ['O365_BUSINESS_ESSENTIALS'] : ['EXCHANGESTANDARD'],
    enabled: last !== 'Silva',
    synced: last === 'Brunet',
  })),
  groups: [
    {
      id: guid('ced00002', 2, 1),
      displayName: 'Gestion locative',
      kind: 'microsoft365',
      team: true,
      mail: 'gestion@cedre.test',
      members: members('cedre', 'Gestion'),
      owners: [short('Béatrice', 'Fournier')],
    },
    {
      id: guid('ced00002', 2, 2),
      displayName: 'Travaux',
      kind: 'microsoft365',
      team: true,
      mail: 'travaux@cedre.test',
      members: members('cedre', 'Travaux'),
      owners: [short('Franck', 'Muller')],
    },
    { id: guid('ced00002', 2, 3), displayName: 'Juridique', members: members('cedre', 'Juridique') },
    {
      id: guid('ced00002', 2, 4),
      displayName: 'Accueil',
      kind: 'distribution',
      mail: 'accueil@cedre.test',
      members: members('cedre', 'Accueil'),
    },
  ],
  devices: [
    {
      id: guid('ced00003', 3, 1),
      deviceName: 'Téléphone de Franck Muller',
      user: short('Franck', 'Muller'),
    },
  ],
};

/** What an administrator did not want to give, long ago: the tenant works, but not everything in it. */
const lacking = new Set(['UserAuthMethod-Phone.ReadWrite.All', 'Files.ReadWrite.All']);

/** The tenants of the demonstration, which know this application; nobody consented to anything when there is none. */
export function demoTenants(application: Application | null): TenantSeed[] {
  if (!application) return [acme, cedre];
  const { clientId, permissions } = application;
  const fewer = permissions.filter((permission) => !lacking.has(permission));
  return [
    { ...acme, consents: { [clientId]: permissions } },
    { ...cedre, consents: { [clientId]: fewer } },
  ];
}
