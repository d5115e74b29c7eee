/** What a job protects. */
export const backupKinds = ['folder', 'onedrive', 'sharepoint', 'mail', 'image'] as const;
export type BackupKind = (typeof backupKinds)[number];

/** What makes the backup: restic is ours, the others report what they did. */
export const backupEngines = ['restic', 'synology', 'hyper-backup', 'veeam', 'push', 'mail'] as const;
export type BackupEngine = (typeof backupEngines)[number];

export const backupJobStates = ['active', 'paused', 'ended'] as const;
export type BackupJobState = (typeof backupJobStates)[number];

/** How a run ended, or that it goes on. What cannot be understood is `unknown`, never a success. */
export const runOutcomes = ['running', 'success', 'warning', 'failed', 'cancelled', 'unknown'] as const;
export type RunOutcome = (typeof runOutcomes)[number];
export type EndedOutcome = Exclude<RunOutcome, 'running'>;

/** Who told us of a run. */
export const runSources = ['push', 'poll', 'mail', 'engine', 'hand'] as const;
export type RunSource = (typeof runSources)[number];

/** An occurrence of a schedule: awaited, then ran or did not; excused by a person, with a reason. */
export const expectedStates = ['awaited', 'satisfied', 'missed', 'excused'] as const;
export type ExpectedState = (typeof expectedStates)[number];

/** What can be wrong with a job: one ticket for each of them, not one a night. */
export const alertClasses = [
  'missed',
  'failed',
  'partial',
  'unknown',
  'quota',
  'replication',
  'integrity',
  'upkeep',
  'coverage',
  'anomaly',
] as const;
export type AlertClass = (typeof alertClasses)[number];

/** What a person says of a run, or of one that did not take place. */
export const reviewVerdicts = ['good', 'acceptable', 'handled', 'lost'] as const;
export type ReviewVerdict = (typeof reviewVerdicts)[number];

/** What a program tells of its own run. */
export const pushSignals = ['start', 'success', 'fail'] as const;
export type PushSignal = (typeof pushSignals)[number];
