import type { BackupKind, DayOutcome, ReviewVerdict } from '@vigie/rules';
import type { Locale } from '@vigie/wire';

const zone = 'Europe/Paris';
const spoken = (tag: string, options: Intl.DateTimeFormatOptions) => {
  const format = new Intl.DateTimeFormat(tag, { timeZone: zone, ...options });
  return (instant: string) => format.format(new Date(instant));
};
const dated = { day: '2-digit', month: '2-digit', year: 'numeric' } as const;
const timed = { ...dated, hour: '2-digit', minute: '2-digit' } as const;
const size = (tag: string, units: readonly string[]) => (bytes: string) => {
  const value = Number(bytes);
  const step = value > 0 ? Math.min(Math.floor(Math.log10(value) / 3), units.length - 1) : 0;
  return `${(value / 1000 ** step).toLocaleString(tag, { maximumFractionDigits: 1 })}\u00a0${units[step] ?? ''}`;
};

const kindsFr: Record<BackupKind, string> = {
  folder: 'Dossiers',
  onedrive: 'OneDrive',
  sharepoint: 'SharePoint',
  mail: 'Boîtes aux lettres',
  image: 'Image complète',
};
const outcomesFr: Record<DayOutcome, string> = {
  success: 'Réussie',
  warning: 'Incomplète',
  failed: 'En échec',
  cancelled: 'Interrompue',
  unknown: 'Illisible',
  missed: 'Manquée',
  excused: 'Excusée',
};
const verdictsFr: Record<ReviewVerdict, string> = {
  good: 'Bon',
  acceptable: 'Acceptable',
  handled: 'Traité',
  lost: 'Perdu',
};

const fr = {
  title: 'Preuve mensuelle des sauvegardes',
  month: (month: string) => spoken('fr-FR', { month: 'long', year: 'numeric' })(`${month}-15T12:00:00Z`),
  published: (at: string, by: string) => `Publiée le ${spoken('fr-FR', dated)(at)} par ${by}`,
  intro:
    'Chaque sauvegarde attendue pendant le mois figure ici, avec son résultat et le verdict de la personne qui en a vérifié le journal.',
  sums: 'En chiffres',
  expected: 'sauvegardes attendues ou exécutées',
  outcomes: outcomesFr,
  verdictsTitle: 'Verdicts',
  verdicts: verdictsFr,
  restoreTestsCount: 'essais de restauration',
  contracted: 'Ce qui est convenu',
  contractedColumns: ['Travail', 'Type', 'Éléments', 'Planification', 'Conservation', 'Quota', 'Second site'],
  kinds: kindsFr,
  days: (days: number) => `${days}\u00a0jours`,
  size: size('fr-FR', ['o', 'ko', 'Mo', 'Go', 'To', 'Po']),
  yes: 'oui',
  no: 'non',
  none: '—',
  troubles: 'Ce qui n’a pas été vert',
  troublesNone: 'Toutes les sauvegardes du mois ont réussi.',
  runs: 'Toutes les sauvegardes',
  runsNone: 'Aucune sauvegarde.',
  runColumns: ['Jour', 'Travail', 'Résultat', 'Fin', 'Verdict', 'Par'],
  troubleColumns: ['Jour', 'Travail', 'Résultat', 'Verdict', 'Ce qui a été constaté'],
  excused: (by: string, reason: string) => `Excusée par ${by}\u00a0: ${reason}`,
  by: (name: string, at: string) => `${name}, ${at}`,
  noVerdict: 'excusée',
  restoreTests: 'Essais de restauration',
  restoreTestsNone: 'Aucun essai de restauration pendant ce mois.',
  restoreColumns: ['Date', 'Travail', 'Résultat', 'Détail', 'Par'],
  restoreOk: 'Conforme',
  restoreBad: 'Non conforme',
  cameLate: (outcome: string) => `${outcome}, après avoir manqué`,
  notKept: 'Non relevé dans cette preuve.',
  copies: 'Copies sur le second site',
  copiesNone: 'Aucune copie faite par Vigie pendant ce mois.',
  copyColumns: ['Date', 'Travail', 'Résultat', 'Versions copiées'],
  copyOk: 'Complète',
  copyBad: 'En échec',
  checks: 'Contrôles d’intégrité',
  checksNone: 'Aucun contrôle fait par Vigie pendant ce mois.',
  checkColumns: ['Date', 'Site', 'Résultat', 'Partie lue'],
  checkOk: 'Sans erreur',
  checkBad: 'En défaut ou impossible',
  sites: { primary: 'Site principal', second: 'Second site' } as Readonly<Record<string, string>>,
  seal: (sha256: string) => `SHA-256 du contenu\u00a0: ${sha256}`,
  day: (day: string) => day.split('-').toReversed().join('/'),
  instant: spoken('fr-FR', timed),
};

const en: typeof fr = {
  title: 'Monthly proof of backups',
  month: (month) => spoken('en-GB', { month: 'long', year: 'numeric' })(`${month}-15T12:00:00Z`),
  published: (at, by) => `Published on ${spoken('en-GB', dated)(at)} by ${by}`,
  intro:
    'Every backup that was expected in the month stands here, with its outcome and the verdict of the person who checked its journal.',
  sums: 'In figures',
  expected: 'backups expected or run',
  outcomes: {
    ...{ success: 'Succeeded', warning: 'Partial', failed: 'Failed', cancelled: 'Cancelled' },
    ...{ unknown: 'Unreadable', missed: 'Missed', excused: 'Excused' },
  },
  verdictsTitle: 'Verdicts',
  verdicts: { good: 'Good', acceptable: 'Acceptable', handled: 'Handled', lost: 'Lost' },
  restoreTestsCount: 'restore tests',
  contracted: 'What is agreed',
  contractedColumns: ['Job', 'Kind', 'Items', 'Schedule', 'Retention', 'Quota', 'Second site'],
  kinds: {
    ...{ folder: 'Folders', onedrive: 'OneDrive', sharepoint: 'SharePoint' },
    ...{ mail: 'Mailboxes', image: 'Whole image' },
  },
  days: (days) => `${days} days`,
  size: size('en-GB', ['B', 'kB', 'MB', 'GB', 'TB', 'PB']),
  yes: 'yes',
  no: 'no',
  none: '—',
  troubles: 'What was not green',
  troublesNone: 'All backups of the month succeeded.',
  runs: 'All backups',
  runsNone: 'No backup.',
  runColumns: ['Day', 'Job', 'Outcome', 'End', 'Verdict', 'By'],
  troubleColumns: ['Day', 'Job', 'Outcome', 'Verdict', 'What was found'],
  excused: (by, reason) => `Excused by ${by}: ${reason}`,
  by: (name, at) => `${name}, ${at}`,
  noVerdict: 'excused',
  restoreTests: 'Restore tests',
  restoreTestsNone: 'No restore test in this month.',
  restoreColumns: ['Date', 'Job', 'Outcome', 'Detail', 'By'],
  restoreOk: 'Matches',
  restoreBad: 'Does not match',
  cameLate: (outcome) => `${outcome}, after it had been missed`,
  notKept: 'Not noted in this proof.',
  copies: 'Copies on the second site',
  copiesNone: 'No copy made by Vigie in this month.',
  copyColumns: ['Date', 'Job', 'Outcome', 'Versions copied'],
  copyOk: 'Complete',
  copyBad: 'Failed',
  checks: 'Integrity checks',
  checksNone: 'No check made by Vigie in this month.',
  checkColumns: ['Date', 'Site', 'Outcome', 'Part that was read'],
  checkOk: 'No errors',
  checkBad: 'Faulty, or impossible',
  sites: { primary: 'Main site', second: 'Second site' },
  seal: (sha256) => `SHA-256 of the content: ${sha256}`,
  day: (day) => day.split('-').toReversed().join('/'),
  instant: spoken('en-GB', timed),
};

/** Words of the proof of a month. */
export const backupProofTexts: Record<Locale, typeof fr> = { fr, en };
