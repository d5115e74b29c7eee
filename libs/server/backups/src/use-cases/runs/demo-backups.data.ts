import type { EndedOutcome } from '@vigie/rules';
import type { NewBackupJob } from '@vigie/wire';

type Told = EndedOutcome | 'missed';

export interface DemoJob extends Omit<NewBackupJob, 'clientId'> {
  client: string;
  /** Of each night, the newest first; those before are good. Null for a job that never told anything. */
  nights: readonly Told[] | null;
  gigabytes: number;
  minutes: number;
  /** What its engine said last night. */
  said?: string;
}

const night = {
  schedule: '30 22 * * 1-5',
  zone: 'Europe/Paris',
  workingDays: false,
  graceMinutes: 450,
  longestMinutes: 720,
  retentionDays: 90,
  secondSite: true,
  checkParts: 7,
  restoreTestDays: 30,
  note: null,
};
const gigabyte = 1_000_000_000;

/** What is saved for the clients of the demonstration, and how it went. */
export const demoJobs: readonly DemoJob[] = [
  {
    ...night,
    client: 'Acme SAS',
    name: 'Serveur de fichiers SRV-1',
    kind: 'folder',
    engine: 'push',
    items: ['/srv/compta', '/srv/devis', '/srv/commun'],
    quotaBytes: String(500 * gigabyte),
    nights: ['failed'],
    gigabytes: 412,
    minutes: 74,
    said: 'Fatal: unable to save snapshot: write /depot/data/3f: no space left on device',
  },
  {
    ...night,
    client: 'Acme SAS',
    name: 'OneDrive',
    kind: 'onedrive',
    engine: 'synology',
    items: [],
    quotaBytes: String(200 * gigabyte),
    nights: [],
    gigabytes: 96,
    minutes: 41,
  },
  {
    ...night,
    client: 'Acme SAS',
    name: 'SharePoint',
    kind: 'sharepoint',
    engine: 'synology',
    items: ['Direction', 'Chantiers'],
    quotaBytes: String(200 * gigabyte),
    nights: ['warning', 'success', 'warning'],
    gigabytes: 151,
    minutes: 58,
    said: 'Chantiers\u00a0: 3 éléments en erreur, 18\u202f214 sauvegardés',
  },
  {
    ...night,
    client: 'Borel Transports',
    name: 'Serveur de gestion',
    kind: 'image',
    engine: 'veeam',
    items: ['SRV-GESTION'],
    quotaBytes: String(800 * gigabyte),
    nights: ['missed', 'success', 'success', 'success', 'failed'],
    gigabytes: 610,
    minutes: 133,
  },
  {
    ...night,
    client: 'Borel Transports',
    name: 'Messageries',
    kind: 'mail',
    engine: 'synology',
    items: [],
    quotaBytes: null,
    nights: [],
    gigabytes: 38,
    minutes: 22,
  },
  {
    ...night,
    client: 'Cèdre Habitat',
    name: 'NAS de l’agence',
    kind: 'folder',
    engine: 'hyper-backup',
    schedule: '0 1 * * *',
    items: ['Dossiers', 'Photos'],
    quotaBytes: String(300 * gigabyte),
    nights: [],
    gigabytes: 287,
    minutes: 95,
  },
  {
    ...night,
    client: 'Cèdre Habitat',
    name: 'Poste de la direction',
    kind: 'folder',
    engine: 'push',
    schedule: '0 12 * * 1-5',
    items: [],
    quotaBytes: null,
    secondSite: false,
    nights: null,
    gigabytes: 0,
    minutes: 0,
  },
];
