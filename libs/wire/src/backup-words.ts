import {
  toldFailure,
  type BackupEngine,
  type BackupHealth,
  type BackupJobState,
  type BackupKind,
  type EngineFailure,
  type ExpectedState,
  type ReviewVerdict,
  type RunOutcome,
  type RunSource,
} from '@vigie/rules';
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
  failures: Record<EngineFailure, string>;
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
      cancelled: 'Interrompue',
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
    failures: {
      'no-repository': 'dépôt introuvable',
      locked: 'dépôt verrouillé',
      'wrong-password': 'clé refusée',
      exists: 'un autre dépôt est déjà là',
      'disk-full': 'disque plein',
      'source-missing': 'dossier introuvable',
      'source-refused': 'dossier non autorisé',
      'no-snapshot': 'aucun instantané',
      damaged: 'données abîmées',
      interrupted: 'interrompu',
      unreadable: 'réponse illisible',
      other: 'erreur',
      absent: 'moteur absent',
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
      cancelled: 'Interrupted',
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
    failures: {
      'no-repository': 'repository not found',
      locked: 'repository locked',
      'wrong-password': 'key refused',
      exists: 'another repository is there already',
      'disk-full': 'disk full',
      'source-missing': 'folder not found',
      'source-refused': 'folder not allowed',
      'no-snapshot': 'no snapshot',
      damaged: 'damaged data',
      interrupted: 'interrupted',
      unreadable: 'unreadable answer',
      other: 'error',
      absent: 'no engine',
    },
  },
};

/** What a source said, for a person: the words of a code that our engine wrote, and what stood behind it. */
export function toldWords(message: string, locale: Locale): { words: string | null; original: string } {
  const told = toldFailure(message);
  if (told === null) return { words: null, original: message };
  const words = backupWords[locale].failures[told.failure];
  return { words: `${words.charAt(0).toLocaleUpperCase(locale)}${words.slice(1)}`, original: told.original };
}
