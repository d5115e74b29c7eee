import type {
  BackupEngine,
  BackupJobState,
  BackupKind,
  ExpectedState,
  ReviewVerdict,
  RunOutcome,
  RunSource,
} from '@vigie/rules';
import type { BackupHealth } from './backup-jobs';
import type { Locale } from './common';

interface BackupWords {
  kinds: Record<BackupKind, string>;
  engines: Record<BackupEngine, string>;
  states: Record<BackupJobState, string>;
  outcomes: Record<RunOutcome, string>;
  expected: Record<ExpectedState, string>;
  sources: Record<RunSource, string>;
  healths: Record<BackupHealth, string>;
  verdicts: Record<ReviewVerdict, string>;
}

/** Words of backups that the console, the portal, mails and documents say. */
export const backupWords: Record<Locale, BackupWords> = {
  fr: {
    kinds: {
      folder: 'Dossiers',
      onedrive: 'OneDrive',
      sharepoint: 'SharePoint',
      mail: 'Messageries',
      image: 'Machine entière',
    },
    engines: {
      restic: 'restic (interne)',
      synology: 'Synology Active Backup',
      'hyper-backup': 'Hyper Backup',
      veeam: 'Veeam',
      push: 'Annonce par adresse',
      mail: 'Courriel de rapport',
    },
    states: { active: 'Actif', paused: 'En pause', ended: 'Terminé' },
    outcomes: {
      running: 'En cours',
      success: 'Réussie',
      warning: 'Incomplète',
      failed: 'En échec',
      cancelled: 'Annulée',
      unknown: 'Illisible',
    },
    expected: { awaited: 'Attendue', satisfied: 'Faite', missed: 'Manquée', excused: 'Excusée' },
    sources: {
      push: 'annoncée par son programme',
      poll: 'lue sur le NAS',
      mail: 'lue dans un courriel',
      engine: 'faite par Vigie',
      hand: 'saisie par une personne',
    },
    healths: {
      good: 'Bonne',
      warning: 'Incomplète',
      bad: 'En défaut',
      running: 'En cours',
      never: 'Jamais faite',
    },
    verdicts: {
      good: 'Bonne',
      acceptable: 'Acceptable',
      handled: 'Traitée',
      lost: 'Perdue',
    },
  },
  en: {
    kinds: {
      folder: 'Folders',
      onedrive: 'OneDrive',
      sharepoint: 'SharePoint',
      mail: 'Mailboxes',
      image: 'Whole machine',
    },
    engines: {
      restic: 'restic (built in)',
      synology: 'Synology Active Backup',
      'hyper-backup': 'Hyper Backup',
      veeam: 'Veeam',
      push: 'Told by address',
      mail: 'Report by mail',
    },
    states: { active: 'Active', paused: 'Paused', ended: 'Ended' },
    outcomes: {
      running: 'Running',
      success: 'Succeeded',
      warning: 'Incomplete',
      failed: 'Failed',
      cancelled: 'Cancelled',
      unknown: 'Unreadable',
    },
    expected: { awaited: 'Awaited', satisfied: 'Done', missed: 'Missed', excused: 'Excused' },
    sources: {
      push: 'told by its program',
      poll: 'read on the NAS',
      mail: 'read in a mail',
      engine: 'made by Vigie',
      hand: 'typed by a person',
    },
    healths: {
      good: 'Good',
      warning: 'Incomplete',
      bad: 'In trouble',
      running: 'Running',
      never: 'Never made',
    },
    verdicts: {
      good: 'Good',
      acceptable: 'Acceptable',
      handled: 'Handled',
      lost: 'Lost',
    },
  },
};
