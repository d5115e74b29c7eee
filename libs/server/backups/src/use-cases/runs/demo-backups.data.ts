import type { EndedOutcome } from '@vigie/rules';
import type { NewBackupJob } from '@vigie/wire';

type Told = EndedOutcome | 'missed';

export interface DemoJob extends Omit<NewBackupJob, 'clientId'> {
  client: string;
  /** Of nights by their place, the newest first; all others are good. Null for a job that never told anything. */
  nights: Readonly<Record<number, Told>> | null;
  gigabytes: number;
  /** What is added to them in a day. */
  growth: number;
  /** What was left of them last night, when that is less. */
  shrunkTo?: number;
  /** Whom it named last night, where that is not what was contracted. */
  named?: readonly string[];
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

/** Who works at Acme, as its tenant knows them. */
const people = `camille.roussel helene.garnier nadia.benali anne.lefevre marc.dubois ines.marchand paul.girard julie.perrin
  hugo.fontaine sarah.cohen luc.petit mehdi.saidi chloe.renard thomas.aubert zoe.leger antoine.brun karine.vidal
  yann.legoff fatou.diallo emilie.caron nicolas.rey sophie.masson olivier.darc claire.noel jean-francois.prevost
  laura.sanchez maxime.colin amelie.roche damien.leclerc pauline.gauthier samuel.weber`;
const addresses = people.split(/\s+/).map((name) => `${name}@acme.test`);
/** A licence that nobody told the backups of. */
export const uncovered = { client: 'Acme SAS', job: 'OneDrive', address: 'zoe.leger@acme.test' };
const savedPeople = addresses.filter((address) => address !== uncovered.address);

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
    // The two of the past are in the month that is proved, whatever day it is.
    nights: { 0: 'failed', 1: 'failed', 26: 'failed', 33: 'warning' },
    gigabytes: 412,
    growth: 1.3,
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
    nights: {},
    gigabytes: 96,
    growth: 0.2,
    named: savedPeople,
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
    nights: { 0: 'warning', 2: 'warning' },
    gigabytes: 151,
    growth: 0.2,
    minutes: 58,
    said: 'Chantiers\u00a0: 3 éléments en erreur, 18\u202f214 sauvegardés',
  },
  {
    ...night,
    client: 'Acme SAS',
    name: 'Base de gestion',
    kind: 'folder',
    engine: 'mail',
    items: [],
    quotaBytes: null,
    nights: { 0: 'unknown' },
    gigabytes: 20,
    growth: 0,
    minutes: 9,
    said: 'Traitement SAGE_ACME clos, code 3',
  },
  {
    ...night,
    client: 'Borel Transports',
    name: 'Serveur de gestion',
    kind: 'image',
    engine: 'veeam',
    items: ['SRV-GESTION'],
    quotaBytes: String(800 * gigabyte),
    nights: { 0: 'missed', 4: 'failed' },
    gigabytes: 610,
    growth: 0.9,
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
    nights: {},
    gigabytes: 38,
    growth: 0.1,
    shrunkTo: 14,
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
    nights: {},
    gigabytes: 287,
    growth: 0.4,
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
    growth: 0,
    minutes: 0,
  },
];
