import { usualReportWords, type RunOutcome } from '@vigie/rules';
import type { NasService } from '@vigie/wire';

/** The NAS of the demonstration: what was last read of it stands, and nobody calls it. */
export const demoNas = {
  name: 'NAS Angers 1',
  address: 'https://nas-angers-1.vigie.test:5001',
  account: 'vigie-lecture',
};

export const demoTasks: readonly {
  key: string;
  service: NasService;
  name: string;
  outcome: RunOutcome;
  /** The job that it is of, or that it runs beside while nobody has said which one it is of. */
  like: string;
  mapped: boolean;
}[] = [
  { key: '1', service: 'm365', name: 'Acme - OneDrive', outcome: 'success', like: 'OneDrive', mapped: true },
  {
    key: '2',
    service: 'm365',
    name: 'Acme - SharePoint',
    outcome: 'warning',
    like: 'SharePoint',
    mapped: true,
  },
  {
    key: '3',
    service: 'm365',
    name: 'Borel - Exchange',
    outcome: 'success',
    like: 'Messageries',
    mapped: true,
  },
  {
    key: '4',
    service: 'm365',
    name: 'Cedre - OneDrive',
    outcome: 'success',
    like: 'OneDrive',
    mapped: false,
  },
];

/** What an unmapped task said. */
export const demoPayload = (name: string) =>
  JSON.stringify(
    {
      task_id: 4,
      task_name: name,
      status: 1,
      task_status_error_code: 0,
      success_count: 11,
      error_drive: 0,
      warning_drive: 0,
      attention_count: 0,
    },
    null,
    2,
  );

export const demoRule = {
  job: 'Serveur de gestion',
  sender: 'veeam@borel.test',
  subject: '* Serveur de gestion (*',
  reader: 'veeam' as const,
  words: usualReportWords,
};

const lines = (...all: string[]) => `${all.join('\r\n')}\r\n`;

/** Mails that no rule knows, each with the minute of the day at which it came. */
export const demoReports = (to: string): { minutes: number; raw: string }[] => [
  { minutes: 73, raw: hyperBackup(to) },
  { minutes: 370, raw: database(to) },
];

const hyperBackup = (to: string) =>
  lines(
    'From: NAS-CEDRE <nas@cedre.test>',
    `To: ${to}`,
    'Subject: =?utf-8?q?Hyper_Backup_-_La_t=C3=A2che_de_sauvegarde_[Dossiers_et_photos]_sur_[NAS-CEDRE]_a_=C3=A9chou=C3=A9?=',
    'Message-ID: <demo-report-1@cedre.test>',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    'Cher utilisateur,',
    '',
    'La tâche de sauvegarde [Dossiers et photos] sur [NAS-CEDRE] a échoué.',
    'Destination\u00a0: vigie-angers/NAS-CEDRE.hbk',
    'Début\u00a0: 01:00:04 - Fin\u00a0: 01:12:40',
    'La connexion à la destination a été interrompue.',
    '',
    'Cordialement, NAS-CEDRE',
  );

const database = (to: string) =>
  lines(
    'From: Serveur Sage <sauvegarde@acme.test>',
    `To: ${to}`,
    'Subject: =?utf-8?q?Sauvegarde_SQL_Sage_:_termin=C3=A9e_avec_succ=C3=A8s?=',
    'Message-ID: <demo-report-2@acme.test>',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    'Base SAGE_ACME\u00a0: 18,4 Go copiés en 6 min 12 s',
    'Base SAGE_PAIE\u00a0: 2,1 Go copiés en 48 s',
    '0 erreur, aucun avertissement.',
  );
